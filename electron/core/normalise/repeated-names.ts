/** So many are enough to see that something is wrong with a record. */
const MOST_TOLD = 20;

interface Level {
  /** Where its values lie, from the record on. */
  path: string;
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
 */
export function repeatedNames(text: string): string[] {
  const found = new Set<string>();
  const levels: Level[] = [];
  let isName = false;
  for (let at = 0; at < text.length && found.size < MOST_TOLD; at += 1) {
    const level = levels.at(-1);
    const character = text[at] ?? '';
    if (character === '{' || character === '[') {
      const isList = character === '[';
      levels.push({ path: pathIn(level), names: isList ? null : new Set(), index: 0, name: '' });
      isName = !isList;
    } else if (character === '}' || character === ']') levels.pop();
    else if (character === ',' && level !== undefined) {
      level.index += 1;
      isName = level.names !== null;
    } else if (character === '"') {
      const end = endOfText(text, at);
      if (isName && level?.names) {
        isName = false;
        level.name = JSON.parse(text.slice(at, end)) as string;
        if (level.names.has(level.name)) found.add(pathIn(level));
        level.names.add(level.name);
      }
      at = end - 1;
    }
  }
  return [...found];
}

function pathIn(level: Level | undefined): string {
  if (level === undefined) return '';
  if (level.names === null) return `${level.path}[${level.index}]`;
  return level.path === '' ? level.name : `${level.path}.${level.name}`;
}

/** Behind its closing quote: one before which stands an even number of backslashes. */
function endOfText(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote > 0; quote = text.indexOf('"', quote + 1)) {
    let before = quote;
    while (text[before - 1] === '\\') before -= 1;
    if ((quote - before) % 2 === 0) return quote + 1;
  }
  return text.length;
}
