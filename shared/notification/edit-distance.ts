/** Longer names are told apart by nobody's slip of the hand, and would cost what a megabyte costs. */
const LONGEST = 1_000;

/**
 * How many characters have to be put in, taken out, replaced or swapped with their neighbour to make one text of the other; null where
 * it takes more than `most`, or a text is longer than any name. Only the cells within `most` of the diagonal are there: a row is a
 * strip of them, in which the cell above stands one place to the right.
 */
export function editDistance(one: string, other: string, most: number): number | null {
  if (Math.abs(one.length - other.length) > most || Math.max(one.length, other.length) > LONGEST) return null;
  const far = most + 1;
  const width = 2 * most + 1;
  let above2 = new Array<number>(width).fill(far);
  let above = Array.from({ length: width }, (_, at) => (at < most ? far : Math.min(at - most, far)));
  let line = new Array<number>(width).fill(far);
  let bestAbove = 0;
  for (let row = 1; row <= one.length; row += 1) {
    const best = fillRow({ one, other, row, most, line, above, above2 });
    // A swap reaches back two rows, so one row of far cells is not the end unless the one above is, too.
    if (best >= far && bestAbove >= far) return null;
    bestAbove = best;
    [above2, above, line] = [above, line, above2];
  }
  const distance = above[other.length - one.length + most] ?? far;
  return distance > most ? null : distance;
}

interface Strip {
  one: string;
  other: string;
  row: number;
  most: number;
  line: number[];
  above: readonly number[];
  above2: readonly number[];
}

/** Gives the least of the row. */
function fillRow({ one, other, row, most, line, above, above2 }: Strip): number {
  const far = most + 1;
  let best = far;
  for (let at = 0; at < line.length; at += 1) {
    const column = row - most + at;
    let cost = far;
    if (column === 0) cost = row;
    else if (column > 0 && column <= other.length) {
      const same = one[row - 1] === other[column - 1];
      cost = Math.min(
        (above[at] ?? far) + (same ? 0 : 1),
        (above[at + 1] ?? far) + 1,
        (line[at - 1] ?? far) + 1,
      );
      if (column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        cost = Math.min(cost, (above2[at] ?? far) + 1);
    }
    line[at] = Math.min(cost, far);
    if (cost < best) best = cost;
  }
  return best;
}
