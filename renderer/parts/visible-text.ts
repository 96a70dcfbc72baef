export interface TextPart {
  text: string;
  /** The name of a character that would not be seen, or would change how others are. */
  mark: boolean;
}

/**
 * Characters that show nothing, or move and hide their neighbours: controls, format characters (the marks of direction
 * among them), halves of pairs, and separators of lines.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const UNSEEN_OR_NOT = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

const NAMES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '\\0' };

/** Text as it is, with the name of each character that a person could not see. */
export function visibleParts(text: string): TextPart[] {
  return (text.match(UNSEEN_OR_NOT) ?? []).map((part) =>
    UNSEEN.test(part) ? { text: nameOf(part), mark: true } : { text: part, mark: false },
  );
}

/** The same in one line, for where only text can stand: a title, a name for a screen reader. */
export function visibleText(text: string): string {
  return visibleParts(text)
    .map((part) => (part.mark ? `⟨${part.text}⟩` : part.text))
    .join('');
}

/** The same as elements have it, which draw a frame where there is no sign: a control is called by what stands on it. */
export function drawnText(text: string): string {
  return visibleParts(text)
    .map((part) => part.text)
    .join('');
}

function nameOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return NAMES[character] ?? `U+${code}`;
}
