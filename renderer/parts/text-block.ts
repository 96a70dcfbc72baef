import { visibleParts, type TextPart } from './visible-text.ts';

/** Ends of lines and tabs as they are; every other character that a person could not see by its name. */
export function blockParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  const plain: string[] = [];
  const flush = (): void => {
    if (plain.length > 0) parts.push({ text: plain.splice(0).join(''), mark: false });
  };
  for (const [piece] of text.matchAll(/\r?\n|\t|(?:(?!\r?\n|\t)[^])+/g)) {
    if (/^(?:\r?\n|\t)$/.test(piece)) {
      plain.push(piece === '\t' ? piece : '\n');
      continue;
    }
    for (const part of visibleParts(piece))
      if (part.mark) {
        flush();
        parts.push(part);
      } else plain.push(part.text);
  }
  flush();
  return parts;
}

/** The start of a text, never half of a pair. */
export function startOf(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
