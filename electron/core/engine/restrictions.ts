import type { Clause, Verdict } from '../../../shared/model/verdict.ts';
import type { FilterRule } from '../../../shared/notification/parts.ts';
import { isDataTracker, isDataType } from './management-verdict.ts';
import type { OriginGroup } from './origin-groups.ts';
import { operationVerdict } from './operation-verdict.ts';
import { testOf, type Test } from './passing-rows.ts';
import type { Plan } from './plan.ts';
import type { Asked, NatureField, ReplayIndex } from './replay-index.ts';
import { ruleVerdict } from './rule-verdict.ts';
import { bothOf, eitherOf, tableOf, truthTable, type TruthTable } from './truth-table.ts';
import { userVerdict } from './user-verdict.ts';

/** A condition on a column: which of its values may match, and which do; the same where no row has an unknown one. */
export interface Condition {
  possible: Test;
  match: Test;
}

/** Part of a clause: one of the conditions has to hold. A notification is the conjunction of its restrictions. */
export interface Restriction {
  clause: Clause;
  anyOf: readonly Condition[];
}

/** A verdict for each value of a column. */
interface Tabled {
  column: Asked;
  table: TruthTable;
}

/** What a plan asks of the traces of one group of origins. Each value of a column is tested once. */
export function restrictionsOf(plan: Plan, index: ReplayIndex, { missing }: OriginGroup): Restriction[] {
  const { parts, assumptions } = plan;
  const table = (column: Asked, verdictOf: (id: number) => Verdict): Tabled => {
    return { column, table: truthTable(index.size(column), verdictOf) };
  };
  const constant = (verdict: Verdict): Tabled => table('origin', () => verdict);
  const restrictions: Restriction[] = [];
  const restrict = (clause: Clause, ...anyOf: Tabled[]) =>
    restrictions.push({ clause, anyOf: anyOf.map((one) => condition(index, one)) });

  if (plan.respectStatus && parts.status !== 'enabled')
    restrict('status', constant(parts.status === 'disabled' ? 'no-match' : 'unknown'));
  if (assumptions['data-traces-excluded'] === 'yes') {
    const excluded = (isData: boolean): Verdict => (isData ? 'no-match' : 'match');
    restrict(
      'management',
      table('origin', (id) => excluded(isDataTracker(index.origin(id).trackerName))),
    );
    restrict(
      'management',
      table('nature', (id) => excluded(isDataType(index.natureValue(id, 'trace_type')))),
    );
  }
  if (parts.operation.kind !== 'complete') {
    const verdict = operationVerdict(parts.operation);
    restrict(
      'operation',
      table('operation', (id) => verdict(index.operation(id))),
    );
  }
  if (parts.users !== null) {
    const verdict = userVerdict(parts, assumptions);
    const isCarried = !(missing.has('user.name') && missing.has('user.user_name'));
    restrict('user', isCarried ? table('actor', (id) => verdict(index.userName(id))) : constant('unknown'));
  }
  const { filter } = parts;
  if (filter.kind === 'unreadable') restrict('filter', constant('unknown'));
  if (filter.kind === 'on') {
    const conditions = filter.rules.map((rule) =>
      rule === null || missing.has(rule.field) ? constant('unknown') : ruleCondition(plan, index, rule),
    );
    if (filter.condition === 'AND')
      for (const one of joinByColumn(conditions, bothOf)) restrict('filter', one);
    else if (conditions.length > 0) restrict('filter', ...joinByColumn(conditions, eitherOf));
  }
  return restrictions;
}

function condition(index: ReplayIndex, { column, table }: Tabled): Condition {
  const possible = testOf(index, column, table.possible);
  if (table.match === table.possible) return { possible, match: possible };
  const match = testOf(index, column, table.match);
  return { possible, match: match.rows === possible.rows ? possible : match };
}

function ruleCondition({ assumptions }: Plan, index: ReplayIndex, rule: FilterRule): Tabled {
  const { field, value } = rule;
  if (field !== 'resource_id' && field !== 'resource_name')
    return natureCondition(index, field, rule, assumptions);
  // Of many thousand values three kinds: the one that is named, absent, and all others.
  const verdicts = (text: string | null): Verdict => ruleVerdict(rule, text, assumptions);
  const match = new Uint8Array(index.size(field) + 1).fill(verdicts(`${value} `) === 'match' ? 1 : 0);
  const named = index.idOf(field, value);
  if (named > 0) match[named] = verdicts(value) === 'match' ? 1 : 0;
  const absent = verdicts(null);
  match[0] = absent === 'match' ? 1 : 0;
  if (absent !== 'unknown') return { column: field, table: tableOf(match) };
  const possible = match.slice();
  possible[0] = 1;
  return { column: field, table: { match, possible } };
}

function natureCondition(
  index: ReplayIndex,
  field: NatureField,
  rule: FilterRule,
  assumptions: Plan['assumptions'],
): Tabled {
  const table = truthTable(index.size('nature'), (id) =>
    ruleVerdict(rule, index.natureValue(id, field), assumptions),
  );
  return { column: 'nature', table };
}

function joinByColumn(
  conditions: readonly Tabled[],
  join: (a: TruthTable, b: TruthTable) => TruthTable,
): Tabled[] {
  const joined = new Map<Asked, TruthTable>();
  for (const { column, table } of conditions) {
    const before = joined.get(column);
    joined.set(column, before === undefined ? table : join(before, table));
  }
  return [...joined].map(([column, table]) => ({ column, table }));
}
