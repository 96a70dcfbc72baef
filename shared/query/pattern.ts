/** The pattern as the search runs it, or undefined where it is none. */
export function compilePattern(pattern: string, fold: boolean): RegExp | undefined {
  try {
    return new RegExp(pattern, fold ? 'iu' : 'u');
  } catch {
    return undefined;
  }
}
