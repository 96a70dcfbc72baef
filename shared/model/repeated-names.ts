/** So many are enough to see that something is wrong with a record. */
const MOST_TOLD = 20;

const [QUOTE, COMMA, BACKSLASH] = [0x22, 0x2c, 0x5c];
const [OBJECT, OBJECT_END, LIST, LIST_END] = [0x7b, 0x7d, 0x5b, 0x5d];

interface Level {
  above: Level | undefined;
  /** The names so far; null of a list. */
  names: Set<string> | null;
  /** Which value of a list comes next. */
  index: number;
  name: string;
}

/**
 * The members of a record that bear the name of another one of the same object, as paths. JSON leaves open which of them counts; here the last
 * one does, as for nearly all who read JSON, and somebody may have added it for that. The text is valid JSON; what lies in it as text
 * is not looked into.
 * A record may be megabytes, and somebody waits for it: each character is looked at once, and paths are made of what is told alone.
 */
export function repeatedNames(text: string): string[] {
  const found = new Set<string>();
  let level: Level | undefined;
  let isName = false;
  for (let at = 0; at < text.length && found.size < MOST_TOLD; at += 1) {
    const character = text.charCodeAt(at);
    if (character === QUOTE) {
      const end = endOfText(text, at);
      if (isName && level?.names) {
        isName = false;
        level.name = nameIn(text.slice(at, end));
        if (level.names.has(level.name)) found.add(pathOf(level));
        level.names.add(level.name);
      }
      at = end - 1;
    } else if (character === OBJECT || character === LIST) {
      isName = character === OBJECT;
      level = { above: level, names: isName ? new Set() : null, index: 0, name: '' };
    } else if (character === OBJECT_END || character === LIST_END) level = level?.above;
    else if (character === COMMA && level !== undefined) {
      level.index += 1;
      isName = level.names !== null;
    }
  }
  return [...found];
}

const nameIn = (quoted: string): string =>
  quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);

/** Of the value that is being read there. */
function pathOf(level: Level): string {
  const above = level.above === undefined ? '' : pathOf(level.above);
  if (level.names === null) return `${above}[${level.index}]`;
  return above === '' ? level.name : `${above}.${level.name}`;
}

/** Behind its closing quote: one before which stands an even number of backslashes. */
function endOfText(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote > 0; quote = text.indexOf('"', quote + 1)) {
    let before = quote;
    while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
    if ((quote - before) % 2 === 0) return quote + 1;
  }
  return text.length;
}
