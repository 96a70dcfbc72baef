/** Marks of XML; what XML cannot hold, or a reader of it would change; and what would be taken for an escape. */
const SPECIAL = /[&<>\p{Cs}\uFFFE\uFFFF]|(?![\t\n\u007F-\u009F])\p{Cc}|_(?=x[\dA-Fa-f]{4}_)/gu;

/** Nearly every text has only these, and finding that out is faster than looking for each of the others. */
const PLAIN = /^[\t\n -%'-;=?-~\u00A0-\uD7FF\uE000-\uFFFD]*$/;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text of a cell, with the workbook's own escape for what XML has none for. */
export function xmlText(text: string): string {
  if (PLAIN.test(text) && !text.includes('_x')) return text;
  return text.replace(SPECIAL, (character) => ENTITIES[character] ?? escaped(character));
}

function escaped(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
