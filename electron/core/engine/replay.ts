import type { Bitset } from '../columns/bitset.ts';
import { Bitset as Rows } from '../columns/bitset.ts';
import { originGroups, type OriginGroup } from './origin-groups.ts';
import { narrowed, passingRows, testOf } from './passing-rows.ts';
import type { Plan } from './plan.ts';
import type { ReplayIndex, Window } from './replay-index.ts';
import { restrictionsOf, type Restriction } from './restrictions.ts';

/** The verdicts on all rows, as sets. None of them is to be changed. */
export interface Verdicts {
  /** Rows that are looked at. */
  scope: Bitset;
  /** How many they are. */
  traces: number;
  match: Bitset;
  /** Matches and unknown ones; the very set of matches where nothing is unknown. */
  possible: Bitset;
}

export function replay(plan: Plan, index: ReplayIndex, window: Window | null = null): Verdicts {
  const looked = index.rowsIn(window);
  const groups = originGroups(plan, index);
  const scope = scopeRows(index, groups, looked);
  let found: { match: Bitset; possible: Bitset } | null = null;
  for (const group of groups) {
    const verdicts = verdictsOf(index, group, restrictionsOf(plan, index, group), looked);
    found = found === null ? verdicts : joined(found, verdicts);
  }
  return verdictsIn(index, window, scope, found ?? { match: scope, possible: scope });
}

export function verdictsIn(
  index: ReplayIndex,
  window: Window | null,
  scope: Bitset,
  found: Pick<Verdicts, 'match' | 'possible'>,
): Verdicts {
  const isAll = scope === index.rowsIn(window);
  return { scope, traces: isAll ? index.countIn(window) : scope.count(), ...found };
}

/** How many rows match, and how many may. */
export function countOf({ traces, match, possible }: Verdicts): {
  traces: number;
  matched: number;
  unknown: number;
} {
  const matched = match.count();
  return {
    traces,
    matched,
    unknown: possible === match ? 0 : possible.count() - matched,
  };
}

export function unknownRows({ match, possible }: Verdicts): Bitset {
  return possible === match ? new Rows(match.length) : possible.copy().andNot(match);
}

/** The rows of origins in scope, of those that are looked at. */
export function scopeRows(index: ReplayIndex, groups: readonly OriginGroup[], looked: Bitset): Bitset {
  const origins = new Uint8Array(index.size('origin') + 1);
  for (const group of groups) group.origins.forEach((bit, id) => (origins[id] = (origins[id] ?? 0) | bit));
  return originRows(index, origins, looked);
}

export function originRows(index: ReplayIndex, origins: Uint8Array, looked: Bitset): Bitset {
  const test = testOf(index, 'origin', origins);
  return test.rows === index.rows ? looked : passingRows(looked, [[test]]);
}

/** Of the rows of a group that are looked at. */
export function verdictsOf(
  index: ReplayIndex,
  { origins }: OriginGroup,
  restrictions: readonly Restriction[],
  looked: Bitset,
): { match: Bitset; possible: Bitset } {
  const possible = passingRows(looked, [
    [testOf(index, 'origin', origins)],
    ...restrictions.map(({ anyOf }) => anyOf.map(({ possible: test }) => test)),
  ]);
  return { match: matchesOf(restrictions, possible), possible };
}

/** Of rows that may match, those that do: only restrictions with unknown values are looked at again. */
export function matchesOf(restrictions: readonly Restriction[], possible: Bitset): Bitset {
  let match = possible;
  for (const { anyOf } of restrictions) {
    if (anyOf.every((one) => one.match === one.possible)) continue;
    const tests = anyOf.map((one) => one.match);
    match = narrowed(match === possible ? possible.copy() : match, tests);
  }
  return match;
}

function joined(
  a: { match: Bitset; possible: Bitset },
  b: { match: Bitset; possible: Bitset },
): { match: Bitset; possible: Bitset } {
  const isDefinite = a.match === a.possible && b.match === b.possible;
  // A set that stands for both must not be changed as one of them.
  const possible = isDefinite ? a.possible : a.possible === a.match ? a.possible.copy() : a.possible;
  const match = a.match.or(b.match);
  return { match, possible: isDefinite ? match : possible.or(b.possible) };
}
