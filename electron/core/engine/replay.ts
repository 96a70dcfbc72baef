import { Bitset as Rows, type Bitset } from '../columns/bitset.ts';
import { originGroups, type OriginGroup } from './origin-groups.ts';
import {
  keyOfTests,
  leastOf,
  narrowed,
  passingRows,
  testOf,
  type MadeSets,
  type Test,
} from './passing-rows.ts';
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
  return verdictsOf(askedOf(plan, index, window), index, window);
}

/** What a plan asks, of which rows; nothing of it is to be changed. */
export interface Asking {
  scope: Bitset;
  groups: readonly {
    /** Rows of the group that are looked at, and that the service reports on at all. */
    within: Bitset;
    restrictions: readonly Restriction[];
  }[];
}

export function askedOf(plan: Plan, index: ReplayIndex, window: Window | null): Asking {
  const looked = index.rowsIn(window);
  const groups = originGroups(plan, index);
  return {
    scope: scopeRows(index, groups, looked),
    groups: groups.map((group) => {
      const all = restrictionsOf(plan, index, group);
      const always = all.filter(({ clause }) => clause === 'management');
      return {
        within: keptRows(index, looked, [
          [testOf(index, 'origin', group.origins)],
          ...testsOf(always, 'match'),
        ]),
        restrictions: all.filter(({ clause }) => clause !== 'management'),
      };
    }),
  };
}

export function testsOf(restrictions: readonly Restriction[], which: 'match' | 'possible'): Test[][] {
  return restrictions.map(({ anyOf }) => anyOf.map((one) => one[which]));
}

export function verdictsOf(
  { scope, groups }: Asking,
  index: ReplayIndex,
  window: Window | null,
  made?: MadeSets,
): Verdicts {
  let found: { match: Bitset; possible: Bitset } | null = null;
  for (const { within, restrictions } of groups) {
    const possible = passingRows(within, testsOf(restrictions, 'possible'), made);
    const verdicts = { match: matchesOf(restrictions, possible, made), possible };
    found = found === null ? verdicts : joined(found, verdicts);
  }
  const isAll = scope === index.rowsIn(window);
  const traces = isAll ? index.countIn(window) : scope.count();
  return { scope, traces, ...(found ?? { match: scope, possible: scope }) };
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

/** The rows of origins in scope, of those that are looked at. Not to be changed. */
export function scopeRows(index: ReplayIndex, groups: readonly OriginGroup[], looked: Bitset): Bitset {
  const origins = new Uint8Array(index.size('origin') + 1);
  for (const group of groups) group.origins.forEach((bit, id) => (origins[id] = (origins[id] ?? 0) | bit));
  return keptRows(index, looked, [[testOf(index, 'origin', origins)]]);
}

/** What notifications ask alike is gone through once. */
function keptRows(index: ReplayIndex, looked: Bitset, lists: readonly (readonly Test[])[]): Bitset {
  const narrowing = lists.filter((tests) => tests.every(({ rows }) => rows < index.rows));
  if (narrowing.length === 0) return looked;
  return index.kept(looked, keyOfTests(narrowing), () => passingRows(looked, narrowing));
}

/** Restrictions whose values are unknown in some rows. */
export function undecided(restrictions: readonly Restriction[]): Restriction[] {
  return restrictions.filter(({ anyOf }) => anyOf.some((one) => one.match !== one.possible));
}

/** Of rows that may match, those that do: only restrictions with unknown values are looked at again. */
function matchesOf(restrictions: readonly Restriction[], possible: Bitset, made?: MadeSets): Bitset {
  const most = leastOf(possible.length, testsOf(restrictions, 'possible'));
  let match = possible;
  for (const tests of testsOf(undecided(restrictions), 'match'))
    match = narrowed(match === possible ? possible.copy() : match, tests, most, made);
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
