import type { Bitset } from '../columns/bitset.ts';
import { unknownRows, type Verdicts } from './replay.ts';

/** What a change of a notification does to the same traces, as sets of rows. Matches alone are gained, lost and kept. */
export interface Comparison {
  gained: Bitset;
  lost: Bitset;
  kept: Bitset;
  becameUnknown: Bitset;
  becameKnown: Bitset;
}

export function compare(before: Verdicts, after: Verdicts): Comparison {
  const [unknownBefore, unknownAfter] = [unknownRows(before), unknownRows(after)];
  return {
    gained: after.match.copy().andNot(before.match),
    lost: before.match.copy().andNot(after.match),
    kept: after.match.copy().and(before.match),
    becameUnknown: unknownAfter.copy().andNot(unknownBefore),
    becameKnown: unknownBefore.copy().andNot(unknownAfter),
  };
}
