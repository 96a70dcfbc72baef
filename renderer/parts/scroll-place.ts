/** Browsers draw nothing beyond some 17 to 33 million pixels; a longer list is scrolled in larger steps. */
export const TALLEST_PX = 15_000_000;

/** How long a list is: `wholePx` with all rows, `barPx` for the scrollbar, `seenPx` of it are in view. */
export interface ListLength {
  wholePx: number;
  barPx: number;
  seenPx: number;
}

export function listLength(rows: number, rowPx: number, seenPx: number): ListLength {
  const wholePx = rows * rowPx;
  return { wholePx, barPx: Math.min(wholePx, TALLEST_PX), seenPx };
}

/** What the scrollbar says is above the first row in view. */
export function placeOfBar(barTop: number, { wholePx, barPx, seenPx }: ListLength): number {
  if (barPx <= seenPx) return 0;
  if (barPx === wholePx) return Math.min(Math.max(barTop, 0), wholePx - seenPx);
  const share = Math.min(Math.max(barTop / (barPx - seenPx), 0), 1);
  return share * (wholePx - seenPx);
}

/** Where the scrollbar stands for a place. */
export function barOfPlace(above: number, { wholePx, barPx, seenPx }: ListLength): number {
  if (barPx <= seenPx || wholePx <= seenPx) return 0;
  return barPx === wholePx ? above : (above / (wholePx - seenPx)) * (barPx - seenPx);
}

/**
 * The place after the scrollbar moved. A list that is longer than its scrollbar still moves by as much as a wheel does; only
 * a drag, which is longer than what is in view, goes by shares.
 */
export function placeAfterScroll(
  above: number,
  barBefore: number,
  barTop: number,
  length: ListLength,
): number {
  const { wholePx, barPx, seenPx } = length;
  const byShare = placeOfBar(barTop, length);
  const moved = barTop - barBefore;
  const isAtEnd = barTop <= 0 || barTop >= barPx - seenPx - 1;
  if (barPx === wholePx || isAtEnd || Math.abs(moved) > 2 * seenPx) return byShare;
  return Math.min(Math.max(above + moved, 0), wholePx - seenPx);
}
