import type { TraceFieldName } from '../../../shared/model/trace-fields.ts';
import type { Clause, Verdict } from '../../../shared/model/verdict.ts';
import type { FilterRule } from '../../../shared/notification/parts.ts';
import { rulesByField, type FieldRules } from './field-rules.ts';
import { allOf, anyOf } from './kleene.ts';
import { isDataTracker, isDataType } from './management-verdict.ts';
import type { OriginGroup } from './origin-groups.ts';
import { operationVerdict } from './operation-verdict.ts';
import { testOf, testOfFew, type Test } from './passing-rows.ts';
import type { Plan } from './plan.ts';
import type { Asked, NatureField, ReplayIndex } from './replay-index.ts';
import { truthTable, type TruthTable } from './truth-table.ts';
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
  /** All values but these have one verdict. */
  named?: readonly number[];
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
    const conditions = filterConditions(plan, index, missing, filter);
    if (filter.condition === 'AND') for (const one of conditions) restrict('filter', one);
    else if (conditions.length > 0) restrict('filter', ...conditions);
  }
  return restrictions;
}

function condition(index: ReplayIndex, { column, table, named }: Tabled): Condition {
  const test = (ids: Uint8Array): Test =>
    named === undefined ? testOf(index, column, ids) : testOfFew(index, column, ids, named);
  const possible = test(table.possible);
  if (table.match === table.possible) return { possible, match: possible };
  const match = test(table.match);
  return { possible, match: match.rows === possible.rows ? possible : match };
}

/** One a column, and one more where a rule cannot be read, or its field is not carried. */
function filterConditions(
  { assumptions }: Plan,
  index: ReplayIndex,
  missing: ReadonlySet<TraceFieldName>,
  { condition, rules }: { condition: 'AND' | 'OR'; rules: readonly (FilterRule | null)[] },
): Tabled[] {
  const known = rules.filter((rule) => rule !== null && !missing.has(rule.field)) as FilterRule[];
  const fields = rulesByField(known, condition, assumptions);
  const conditions = fields.filter(({ field }) => isResource(field)).map((one) => resourceTable(index, one));
  const natures = fields.filter(({ field }) => !isResource(field));
  if (natures.length > 0) {
    const join = condition === 'AND' ? allOf : anyOf;
    const table = truthTable(index.size('nature'), (id) =>
      join(natures.map((one) => one.verdict(index.natureValue(id, one.field as NatureField)))),
    );
    conditions.push({ column: 'nature', table });
  }
  if (known.length < rules.length)
    conditions.push({ column: 'origin', table: truthTable(index.size('origin'), () => 'unknown') });
  return conditions;
}

const isResource = (field: string): boolean => field === 'resource_id' || field === 'resource_name';

/** Of many thousand values few are named; all others are one kind. */
function resourceTable(index: ReplayIndex, rules: FieldRules): Tabled {
  const field = rules.field as 'resource_id' | 'resource_name';
  const match = new Uint8Array(index.size(field) + 1).fill(rules.verdictOfOthers() === 'match' ? 1 : 0);
  const named = new Set([0]);
  for (const value of rules.named()) {
    const id = index.idOf(field, value);
    if (id === 0) continue;
    named.add(id);
    match[id] = rules.verdict(value) === 'match' ? 1 : 0;
  }
  const absent = rules.verdict(null);
  match[0] = absent === 'match' ? 1 : 0;
  const tabled = { column: field, named: [...named] };
  if (absent !== 'unknown') return { ...tabled, table: { match, possible: match } };
  const possible = match.slice();
  possible[0] = 1;
  return { ...tabled, table: { match, possible } };
}
