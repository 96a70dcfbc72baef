import type { NearMisses, NearMissGroup } from '../../../shared/model/replay.ts';
import { CLAUSES, type Clause } from '../../../shared/model/verdict.ts';
import { Bitset } from '../columns/bitset.ts';
import { rowsInOrder } from '../columns/rows-in-order.ts';
import { editsFor, type Miss } from './miss-edits.ts';
import { originGroups, type OriginGroup } from './origin-groups.ts';
import { passingRows, testOf, type Test } from './passing-rows.ts';
import type { Plan } from './plan.ts';
import type { Asked, ReplayIndex, Window } from './replay-index.ts';
import { restrictionsOf, type Restriction } from './restrictions.ts';
import { ruleVerdict } from './rule-verdict.ts';

export interface NearMissRequest {
  window: Window | null;
  /** Most groups that are listed. */
  groups: number;
  /** Most rows that a group shows. */
  rows: number;
}

/** Traces that exactly one clause keeps from matching, by that clause and by what they have in its place. */
export function nearMisses(plan: Plan, index: ReplayIndex, request: NearMissRequest): NearMisses {
  const looked = index.rowsIn(request.window);
  const byClause: NearMisses['byClause'] = {};
  const groups: NearMissGroup[] = [];
  const perGroup = originGroups(plan, index).map((group) => {
    return { group, restrictions: restrictionsOf(plan, index, group) };
  });
  for (const clause of CLAUSES) {
    const rows = new Bitset(index.rows);
    for (const { group, restrictions } of perGroup)
      rows.or(missesOf(index, group, restrictions, clause, looked));
    const count = rows.count();
    if (count === 0) continue;
    byClause[clause] = count;
    groups.push(...grouped(plan, index, clause, rows, request.rows));
  }
  groups.sort((a, b) => b.traces - a.traces);
  const listed = groups.slice(0, request.groups);
  return { byClause, groups: listed, groupsLeft: groups.length - listed.length };
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

function grouped(
  plan: Plan,
  index: ReplayIndex,
  clause: Clause,
  set: Bitset,
  mostRows: number,
): NearMissGroup[] {
  const describe = missOf(plan, index, clause);
  const keyOf = keysOf(plan, index, clause);
  const misses = new Map<number | string, { text: string; miss: Miss }>();
  const groups = new Map<string, NearMissGroup>();
  const rows = rowsInOrder(index.columns.order, set);
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at] ?? 0;
    const key = keyOf(row);
    let known = misses.get(key);
    if (known === undefined) {
      const miss = describe(row);
      known = { text: JSON.stringify(miss), miss };
      misses.set(key, known);
    }
    let group = groups.get(known.text);
    if (group === undefined) {
      const { actual, rules } = known.miss;
      const paths = rules.map((rule) => `filter.rule[${rule}]`);
      group = {
        clause,
        actual,
        rules: paths,
        traces: 0,
        rows: [],
        edits: editsFor(plan, clause, known.miss),
      };
      groups.set(known.text, group);
    }
    group.traces += 1;
    if (group.rows.length < mostRows) group.rows.push(row);
  }
  return [...groups.values()];
}

/** What a row has in the place of what the clause asks for. */
function missOf(plan: Plan, index: ReplayIndex, clause: Clause): (row: number) => Miss {
  const idAt = (asked: Asked, row: number): number => index.column(asked).ids[row] ?? 0;
  switch (clause) {
    case 'operation':
      return (row) => ({ actual: { ...index.operation(idAt('operation', row)) }, rules: [], undecided: [] });
    case 'user':
      return (row) => ({
        actual: { 'user.name': index.userName(idAt('actor', row)) },
        rules: [],
        undecided: [],
      });
    case 'management':
      return (row) => {
        const { trackerName } = index.origin(idAt('origin', row));
        const trace_type = index.natureValue(idAt('nature', row), 'trace_type');
        return { actual: { tracker_name: trackerName, trace_type }, rules: [], undecided: [] };
      };
    case 'status':
      return () => ({ actual: {}, rules: [], undecided: [] });
    case 'filter':
      return (row) => failingRules(plan, index, row);
  }
}

/** Rows of one key miss in the same way. */
function keysOf(plan: Plan, index: ReplayIndex, clause: Clause): (row: number) => number | string {
  const columns = askedBy(plan, clause).map((asked) => ({
    ids: index.column(asked).ids,
    size: index.size(asked) + 1,
  }));
  const combinations = columns.reduce((product, { size }) => product * size, 1);
  if (combinations > Number.MAX_SAFE_INTEGER)
    return (row) => columns.map(({ ids }) => ids[row] ?? 0).join(' ');
  return (row) => {
    let key = 0;
    for (const { ids, size } of columns) key = key * size + (ids[row] ?? 0);
    return key;
  };
}

/** The columns that settle how a row misses the clause. */
function askedBy({ parts: { filter } }: Plan, clause: Clause): Asked[] {
  switch (clause) {
    case 'status':
      return [];
    case 'management':
      return ['origin', 'nature'];
    case 'operation':
      return ['operation'];
    case 'user':
      return ['actor'];
    case 'filter': {
      const fields = filter.kind === 'on' ? filter.rules.map((rule) => rule?.field) : [];
      const asked = fields.map((field) =>
        field === 'resource_id' || field === 'resource_name' ? field : 'nature',
      );
      // The origin says which fields are carried.
      return ['origin', ...new Set(asked)];
    }
  }
}

function failingRules({ parts: { filter }, assumptions }: Plan, index: ReplayIndex, row: number): Miss {
  const miss: Miss = { actual: {}, rules: [], undecided: [] };
  if (filter.kind !== 'on') return miss;
  const { carried } = index.origin(index.column('origin').ids[row] ?? 0);
  filter.rules.forEach((rule, at) => {
    const value = rule === null ? null : index.valueAt(rule.field, row);
    const isReadable = rule !== null && carried.has(rule.field);
    const verdict = isReadable ? ruleVerdict(rule, value, assumptions) : 'unknown';
    if (verdict === 'unknown') miss.undecided.push(at);
    if (verdict !== 'no-match' || rule === null) return;
    miss.actual[rule.field] = value;
    miss.rules.push(at);
  });
  return miss;
}
