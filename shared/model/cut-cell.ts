/** Table programs refuse or cut what is longer, counted in UTF-16. */
export const MOST_CELL_LENGTH = 32_767;

/** What is too long is cut, and ends in a mark with its whole length. */
export function cutToCell(text: string): string {
  if (text.length <= MOST_CELL_LENGTH) return text;
  const mark = `…✂${text.length}`;
  const cut = text.slice(0, MOST_CELL_LENGTH - mark.length);
  return (/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut) + mark;
}

/** How long a text was before it was cut so; null where it is whole. */
export function lengthBeforeCut(cell: string): number | null {
  // Half of a pair may be missing.
  if (cell.length < MOST_CELL_LENGTH - 1 || cell.length > MOST_CELL_LENGTH) return null;
  const length = Number(/…✂(\d{5,10})$/.exec(cell)?.[1]);
  return length > MOST_CELL_LENGTH ? length : null;
}
