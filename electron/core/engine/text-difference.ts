import type { TextDifference } from '../../../shared/model/replay.ts';

/** Changes of single characters that still count as nearly the same. */
const MOST_CHANGES = 2;
/** Shorter texts are near to everything. */
const SHORTEST = 4;

/** Where two texts differ that nearly agree: by capital letters, by white space at an end, or by a few characters. */
export function nearDifference(expected: string, actual: string): TextDifference | undefined {
  if (expected === actual) return undefined;
  const [a, b] = [[...expected], [...actual]];
  const start = a.findIndex((character, at) => character !== b[at]);
  const at = start < 0 ? a.length : start;
  let end = 0;
  const longest = Math.min(a.length, b.length) - at;
  while (end < longest && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const [there, here] = [a.slice(at, a.length - end), b.slice(at, b.length - end)];
  const isNear =
    expected.toLowerCase() === actual.toLowerCase() ||
    expected.trim() === actual.trim() ||
    (Math.min(a.length, b.length) >= SHORTEST && Math.max(there.length, here.length) <= MOST_CHANGES);
  return isNear ? { at, expected: there.join(''), actual: here.join('') } : undefined;
}
