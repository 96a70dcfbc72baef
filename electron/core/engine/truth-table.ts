import type { Verdict } from '../../../shared/model/verdict.ts';

/**
 * What a condition says of each id of a column. Three verdicts as two bits: an id may match where it is in `possible`, and does where it
 * is in `match` as well; both are one array where nothing is unknown. Kleene's AND and OR are then AND and OR of the bits.
 */
export interface TruthTable {
  readonly match: Uint8Array;
  readonly possible: Uint8Array;
}

export function truthTable(size: number, verdictOf: (id: number) => Verdict): TruthTable {
  const match = new Uint8Array(size + 1);
  let possible = match;
  for (let id = 0; id <= size; id += 1) {
    const verdict = verdictOf(id);
    if (verdict === 'no-match') continue;
    if (verdict === 'unknown' && possible === match) possible = match.slice();
    possible[id] = 1;
    if (verdict === 'match') match[id] = 1;
  }
  return { match, possible };
}
