/** Longer words are no misspelt names, and not worth the comparison. */
const LONGEST = 60;

/** The name that takes the fewest changes, if these are few for its length. */
export function nearestName(word: string, names: readonly string[]): string | null {
  if (word.length > LONGEST) return null;
  let best: string | null = null;
  let fewest = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const name of names) {
    const changes =
      Math.abs(name.length - word.length) < fewest ? distance(word, name.toLowerCase(), fewest) : fewest;
    if (changes < fewest) [best, fewest] = [name, changes];
  }
  return best;
}

/** Characters to put in, take out or replace, or to swap with their neighbour; `enough` stands for more as well. */
function distance(one: string, other: string, enough: number): number {
  let above2: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      line[column] = Math.min(
        (above[column - 1] ?? 0) + (isSame ? 0 : 1),
        (above[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        isSwapped ? (above2[column - 2] ?? Infinity) + 1 : Infinity,
      );
    }
    // A swap reaches back two lines, so both have to be too far.
    if (Math.min(...line) >= enough && Math.min(...above) >= enough) return enough;
    above2 = above;
    above = line;
  }
  return above[other.length] ?? 0;
}
