import type { NearMisses, NearMissGroup } from '../../../shared/model/replay.ts';
import { CLAUSES, type Clause } from '../../../shared/model/verdict.ts';
import { Bitset } from '../columns/bitset.ts';
import { rowsInOrder } from '../columns/rows-in-order.ts';
import { failingRules } from './failing-rules.ts';
import { largest } from './largest.ts';
import { editsFor, type Miss } from './miss-edits.ts';
import { missKeys, type MissKey } from './miss-keys.ts';
import { originGroups, type OriginGroup } from './origin-groups.ts';
import { passingRows, testOf, type Test } from './passing-rows.ts';
import type { Plan } from './plan.ts';
import type { Asked, ReplayIndex, Window } from './replay-index.ts';
import { restrictionsOf, type Restriction } from './restrictions.ts';
import { slipsOf } from './slips.ts';

export interface NearMissRequest {
  window: Window | null;
  /** Most groups that are listed. */
  groups: number;
  /** Most rows that a group shows. */
  rows: number;
}

/** Some milliseconds, where each row is a miss of its own. */
const ROWS_A_STEP = 16_384;
/** More than any service has; each is looked at. */
const MOST_OPERATIONS = 10_000;

/** Traces that exactly one clause keeps from matching, by that clause and by what they have in its place. */
export function nearMisses(plan: Plan, index: ReplayIndex, request: NearMissRequest): NearMisses {
  const steps = nearMissSteps(plan, index, request);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same, to be given up between two steps: there may be as many misses as rows. */
export function* nearMissSteps(
  plan: Plan,
  index: ReplayIndex,
  request: NearMissRequest,
): Generator<void, NearMisses> {
  const looked = index.rowsIn(request.window);
  const byClause: NearMisses['byClause'] = {};
  const counting = new Counting();
  const perGroup = originGroups(plan, index).map((group) => {
    return { group, restrictions: restrictionsOf(plan, index, group) };
  });
  const groups = perGroup.map(({ group }) => group);
  for (const clause of CLAUSES) {
    const rows = new Bitset(index.rows);
    for (const { group, restrictions } of perGroup)
      rows.or(missesOf(index, group, restrictions, clause, looked));
    if (rows.next(0) < 0) continue;
    const describe = describing(plan, index, groups, clause);
    const keyOf = keying(plan, index, groups, clause, describe);
    yield;
    const inOrder = rowsInOrder(index.columns.order, rows);
    byClause[clause] = inOrder.length;
    yield* counting.add(clause, inOrder, keyOf, describe);
  }
  return { byClause, ...(yield* counting.listed(plan, request)) };
}

type Describe = (row: number) => Miss;

function describing(
  plan: Plan,
  index: ReplayIndex,
  groups: readonly OriginGroup[],
  clause: Clause,
): Describe {
  return (row) => missOf(plan, index, groups[groupAt(index, groups, row)], clause, row);
}

function groupAt(index: ReplayIndex, groups: readonly OriginGroup[], row: number): number {
  const origin = index.column('origin').ids[row] ?? 0;
  return groups.findIndex(({ origins }) => origins[origin] === 1);
}

/** Of one group by numbers. Of several groups the same miss may come: then it is told by its text. */
function keying(
  plan: Plan,
  index: ReplayIndex,
  groups: readonly OriginGroup[],
  clause: Clause,
  describe: Describe,
): (row: number) => MissKey {
  const keys = groups.map((group) => missKeys(plan, index, group, clause));
  const [only, ...others] = keys;
  if (only !== undefined && others.length === 0) return only;
  const texts = groups.map(() => new Map<MissKey, string>());
  return (row) => {
    const at = groupAt(index, groups, row);
    const key = keys[at]?.(row) ?? '';
    const text = texts[at]?.get(key) ?? JSON.stringify(describe(row));
    texts[at]?.set(key, text);
    return text;
  };
}

/** A pass over rows that miss one clause. */
interface Pass {
  rows: Uint32Array;
  keyOf: (row: number) => MissKey;
  places: Map<MissKey, number>;
}

/** Counts rows that miss alike. There may be as many kinds as rows: only those that are listed are looked at closely. */
class Counting {
  private readonly counts: number[] = [];
  private readonly clauses: Clause[] = [];
  private readonly describers: (() => Miss)[] = [];
  private readonly places = new Map<Clause, Map<MissKey, number>>();
  private readonly passes: Pass[] = [];

  *add(
    clause: Clause,
    rows: Uint32Array,
    keyOf: (row: number) => MissKey,
    describe: Describe,
  ): Generator<void, void> {
    const places = this.places.get(clause) ?? new Map<MissKey, number>();
    this.places.set(clause, places);
    this.passes.push({ rows, keyOf, places });
    for (let at = rows.length - 1; at >= 0; at -= 1) {
      if (at % ROWS_A_STEP === 0) yield;
      const row = rows[at] ?? 0;
      const key = keyOf(row);
      const place = places.get(key);
      if (place !== undefined) this.counts[place] = (this.counts[place] ?? 0) + 1;
      else {
        places.set(key, this.counts.push(1) - 1);
        this.clauses.push(clause);
        this.describers.push(() => describe(row));
      }
    }
  }

  *listed(
    plan: Plan,
    { groups: most, rows: mostRows }: NearMissRequest,
  ): Generator<void, Omit<NearMisses, 'byClause'>> {
    const places = [...new Set([...this.slips(plan), ...largest(this.counts, most)])].slice(0, most);
    yield;
    const rows = yield* this.newestRows(new Set(places), mostRows);
    const groups = places.map((place): NearMissGroup => {
      const clause = this.clauses[place] ?? 'status';
      const miss = this.describers[place]?.() ?? { actual: {}, rules: [], undecided: [] };
      return {
        clause,
        actual: miss.actual,
        rules: miss.rules.map((rule) => `filter.rule[${rule}]`),
        traces: this.counts[place] ?? 0,
        rows: rows.get(place) ?? [],
        edits: editsFor(plan, clause, miss),
      };
    });
    return { groups, groupsLeft: this.counts.length - groups.length };
  }

  /** What differs from what was asked for as a slip of the pen does comes first, however rare it is beside what was never meant. */
  private slips(plan: Plan): number[] {
    const isSlip = slipsOf(plan);
    const operations = [...(this.places.get('operation')?.values() ?? [])].slice(0, MOST_OPERATIONS);
    const slips = operations.filter((place) => isSlip(this.describers[place]?.().actual ?? {}));
    return slips.sort((a, b) => (this.counts[b] ?? 0) - (this.counts[a] ?? 0) || a - b);
  }

  private *newestRows(places: ReadonlySet<number>, most: number): Generator<void, Map<number, number[]>> {
    const found = new Map([...places].map((place): [number, number[]] => [place, []]));
    if (most > 0)
      for (const { rows, keyOf, places: known } of this.passes) {
        for (let at = rows.length - 1; at >= 0; at -= 1) {
          if (at % ROWS_A_STEP === 0) yield;
          const row = rows[at] ?? 0;
          const listed = found.get(known.get(keyOf(row)) ?? -1);
          if (listed !== undefined && listed.length < most) listed.push(row);
        }
      }
    return found;
  }
}

/** Rows that all other clauses match and this one does not, not even perhaps. */
function missesOf(
  index: ReplayIndex,
  { origins }: OriginGroup,
  restrictions: readonly Restriction[],
  clause: Clause,
  looked: Bitset,
): Bitset {
  const own = restrictions.filter((restriction) => restriction.clause === clause);
  if (own.length === 0) return new Bitset(index.rows);
  const inGroup = [testOf(index, 'origin', origins)];
  const tests = (which: 'match' | 'possible', { anyOf }: Restriction): Test[] =>
    anyOf.map((one) => one[which]);
  const others = restrictions.filter((restriction) => restriction.clause !== clause);
  const rows = passingRows(looked, [inGroup, ...others.map((other) => tests('match', other))]);
  return rows.andNot(
    passingRows(
      looked,
      own.map((restriction) => tests('possible', restriction)),
    ),
  );
}

/** What a row has in the place of what the clause asks for. */
function missOf(
  plan: Plan,
  index: ReplayIndex,
  group: OriginGroup | undefined,
  clause: Clause,
  row: number,
): Miss {
  const idAt = (asked: Asked): number => index.column(asked).ids[row] ?? 0;
  const having = (actual: Miss['actual']): Miss => ({ actual, rules: [], undecided: [] });
  switch (clause) {
    case 'operation':
      return having({ ...index.operation(idAt('operation')) });
    case 'user':
      return having({ 'user.name': index.userName(idAt('actor')) });
    case 'management': {
      const { trackerName } = index.origin(idAt('origin'));
      return having({
        tracker_name: trackerName,
        trace_type: index.natureValue(idAt('nature'), 'trace_type'),
      });
    }
    case 'status':
      return having({});
    case 'filter': {
      const { filter } = plan.parts;
      const rules = filter.kind === 'on' ? filter.rules : [];
      const carried = rules.map((rule) =>
        rule !== null && group?.missing.has(rule.field) === true ? null : rule,
      );
      return failingRules(plan, carried, (field) => index.valueAt(field, row));
    }
  }
}
