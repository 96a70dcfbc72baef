/**
 * How many characters have to be put in, taken out, replaced or swapped with their neighbour to make one text of the other;
 * null where it takes more than `most`. Only the cells within `most` of the diagonal are filled.
 */
export function editDistance(one: string, other: string, most: number): number | null {
  if (Math.abs(one.length - other.length) > most) return null;
  const far = most + 1;
  const width = other.length + 1;
  let above2: number[] = [];
  let above = Array.from({ length: width }, (_, column) => Math.min(column, far));
  for (let row = 1; row <= one.length; row += 1) {
    const line = new Array<number>(width).fill(far);
    if (row <= most) line[0] = row;
    let best = line[0] ?? far;
    for (let column = Math.max(1, row - most); column <= Math.min(other.length, row + most); column += 1) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(
        (above[column - 1] ?? far) + (same ? 0 : 1),
        (above[column] ?? far) + 1,
        (line[column - 1] ?? far) + 1,
      );
      if (one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        cost = Math.min(cost, (above2[column - 2] ?? far) + 1);
      line[column] = Math.min(cost, far);
      best = Math.min(best, cost);
    }
    // A swap reaches back two lines, so one line of far cells is not the end unless the one above is, too.
    if (best >= far && Math.min(...above) >= far) return null;
    above2 = above;
    above = line;
  }
  const distance = above[other.length] ?? far;
  return distance > most ? null : distance;
}
