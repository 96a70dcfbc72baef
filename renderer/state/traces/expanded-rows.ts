/** Where a list has one more row beneath some of its rows, whose indexes are given, rising. */

/** The index at which a row of the list is shown. */
export function shownIndex(expanded: readonly number[], index: number): number {
  return index + countBelow(expanded, index);
}

/** What is shown at an index: a row of the list, or the one beneath it. */
export function placeShown(
  expanded: readonly number[],
  shown: number,
): { index: number; isBeneath: boolean } {
  // The n-th expanded row is shown n places after its own, so that these places rise as well.
  let low = 0;
  let high = expanded.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((expanded[middle] ?? 0) + middle < shown) low = middle + 1;
    else high = middle;
  }
  const last = low - 1;
  const isBeneath = last >= 0 && (expanded[last] ?? 0) + last + 1 === shown;
  return { index: isBeneath ? (expanded[last] ?? 0) : shown - low, isBeneath };
}

function countBelow(expanded: readonly number[], index: number): number {
  let low = 0;
  let high = expanded.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((expanded[middle] ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}
