import { expect, it } from 'vitest';
import { foldAscii } from './fold-ascii.ts';

it.each([
  ['', ''],
  ['ECS-2_x', 'ecs-2_x'],
  ['A\tB', 'a\tb'],
  ['名A', '名a'],
  // The Kelvin sign and the dotted I are letters of other alphabets.
  ['O\u212aS', 'o\u212as'],
  ['\u0130ÄA', '\u0130Äa'],
])('%j folds to %j', (text, folded) => {
  expect(foldAscii(text)).toBe(folded);
});
