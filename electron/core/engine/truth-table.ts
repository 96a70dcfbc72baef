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

export function tableOf(match: Uint8Array): TruthTable {
  return { match, possible: match };
}

export function bothOf(a: TruthTable, b: TruthTable): TruthTable {
  return joined(a, b, both);
}

export function eitherOf(a: TruthTable, b: TruthTable): TruthTable {
  return joined(a, b, either);
}

type Join = (one: Uint8Array, other: Uint8Array) => Uint8Array;

function joined(a: TruthTable, b: TruthTable, join: Join): TruthTable {
  const match = join(a.match, b.match);
  const isDefinite = a.match === a.possible && b.match === b.possible;
  return { match, possible: isDefinite ? match : join(a.possible, b.possible) };
}

/** Loops: there may be a million values, and a function called for each takes ten times as long. */
const both: Join = (one, other) => {
  const bits = new Uint8Array(one.length);
  for (let id = 0; id < bits.length; id += 1) bits[id] = (one[id] ?? 0) & (other[id] ?? 0);
  return bits;
};

const either: Join = (one, other) => {
  const bits = new Uint8Array(one.length);
  for (let id = 0; id < bits.length; id += 1) bits[id] = (one[id] ?? 0) | (other[id] ?? 0);
  return bits;
};
