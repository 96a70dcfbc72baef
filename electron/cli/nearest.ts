/** The candidate a person most likely meant: one that begins so, otherwise the one fewest slips away. */
export function nearest(given: string, candidates: readonly string[]): string {
  const ranked = candidates.map((candidate) => ({
    candidate,
    slips: given !== '' && candidate.startsWith(given) ? 0 : slips(given, candidate),
  }));
  ranked.sort((a, b) => a.slips - b.slips);
  return ranked[0]?.candidate ?? '';
}

/** Letters left out, added, mistaken or swapped with their neighbour (optimal string alignment). */
function slips(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const mistaken = a[row - 1] === b[column - 1] ? 0 : 1;
      const options = [at(above, column) + 1, at(line, column - 1) + 1, at(above, column - 1) + mistaken];
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        options.push(at(before, column - 2) + 1);
      line.push(Math.min(...options));
    }
    before = above;
    above = line;
  }
  return at(above, b.length);
}

function at(line: readonly number[], column: number): number {
  return line[column] ?? Infinity;
}
