import type { ClauseVerdict, EntryVerdict, Explanation, PartVerdict } from '../../../shared/model/replay.ts';
import type { Trace } from '../../../shared/model/trace.ts';
import type { TraceFieldName } from '../../../shared/model/trace-fields.ts';
import type { FilterRule, OperationEntry } from '../../../shared/notification/parts.ts';
import { printRule } from '../../../shared/notification/rule.ts';
import { allOf, anyOf } from './kleene.ts';
import { isDataTracker, isDataType } from './management-verdict.ts';
import { foldAscii, operationVerdict, type Operation } from './operation-verdict.ts';
import type { Plan } from './plan.ts';
import { ruleVerdict } from './rule-verdict.ts';
import { nearDifference } from './text-difference.ts';
import { namedUsers, userVerdict } from './user-verdict.ts';

/** Clause by clause what a notification says of one trace, and why. */
export function explain(plan: Plan, trace: Trace, carried: ReadonlySet<TraceFieldName>): Explanation {
  const clauses = [
    statusClause(plan),
    managementClause(plan, trace),
    operationClause(plan, trace),
    userClause(plan, trace, carried),
    filterClause(plan, trace, carried),
  ];
  return { verdict: allOf(clauses.map(({ verdict }) => verdict)), clauses };
}

function statusClause({ respectStatus, parts: { status } }: Plan): ClauseVerdict {
  const found = { clause: 'status', expected: 'enabled', actual: status } as const;
  if (!respectStatus) return { ...found, verdict: 'match', reason: 'as-if-enabled' };
  if (status === 'unreadable') return { ...found, verdict: 'unknown', reason: 'unreadable' };
  const isEnabled = status === 'enabled';
  return { ...found, verdict: isEnabled ? 'match' : 'no-match', reason: isEnabled ? 'enabled' : 'disabled' };
}

function managementClause({ assumptions }: Plan, trace: Trace): ClauseVerdict {
  const { tracker_name, trace_type } = trace;
  const found = { clause: 'management', expected: 'system', actual: { tracker_name, trace_type } } as const;
  if (!isDataTracker(tracker_name) && !isDataType(trace_type))
    return { ...found, verdict: 'match', reason: 'management-trace' };
  return assumptions['data-traces-excluded'] === 'yes'
    ? { ...found, verdict: 'no-match', reason: 'data-trace' }
    : { ...found, verdict: 'match', reason: 'data-trace-included' };
}

function operationClause({ parts: { operation: part } }: Plan, trace: Trace): ClauseVerdict {
  const { service_type, resource_type, trace_name } = trace;
  const operation: Operation = { service_type, resource_type, trace_name };
  const found = { clause: 'operation', actual: { ...operation } } as const;
  const verdict = operationVerdict(part)(operation);
  if (part.kind === 'complete') return { ...found, verdict, expected: null, reason: 'every-operation' };
  if (part.kind === 'unreadable' || part.entries === 'unreadable')
    return { ...found, verdict, expected: null, reason: 'unreadable' };
  const entries = part.entries.map((entry, at) => entryVerdict(entry, operation, `operations[${at}]`));
  const lacks = Object.values(operation).includes(null);
  const failed = lacks ? 'trace-lacks-operation' : 'no-entry-agrees';
  const reason = { match: 'entry-agrees', unknown: 'unreadable', 'no-match': failed } as const;
  return { ...found, verdict, expected: null, reason: reason[verdict], entries };
}

function entryVerdict(entry: OperationEntry | null, operation: Operation, path: string): EntryVerdict {
  if (entry === null)
    return { path, verdict: 'unknown', expected: null, actual: { ...operation }, reason: 'unreadable' };
  const verdict = operationVerdict({ kind: 'customized', entries: [entry] })(operation);
  const expected = { ...entry, trace_names: [...entry.trace_names] };
  const found = { path, verdict, expected, actual: { ...operation } };
  if (verdict === 'match') return { ...found, reason: 'entry-agrees' };
  if (verdict === 'unknown') return { ...found, reason: 'unreadable' };
  const { service_type, resource_type, trace_name } = operation;
  if (service_type === null || resource_type === null || trace_name === null)
    return { ...found, reason: 'trace-lacks-operation' };
  const near = (wanted: string, actual: string) => {
    const difference = nearDifference(wanted, actual);
    return difference && { difference };
  };
  if (foldAscii(entry.service_type) !== foldAscii(service_type))
    return { ...found, reason: 'service-differs', ...near(entry.service_type, service_type) };
  if (entry.resource_type !== resource_type)
    return { ...found, reason: 'resource-type-differs', ...near(entry.resource_type, resource_type) };
  return { ...found, reason: 'name-not-listed', ...nearestOf(entry.trace_names, trace_name) };
}

function nearestOf(wanted: Iterable<string | null>, actual: string): Pick<PartVerdict, 'difference'> {
  for (const one of wanted) {
    const difference = one === null ? undefined : nearDifference(one, actual);
    if (difference !== undefined) return { difference };
  }
  return {};
}

function userClause(
  { parts, assumptions }: Plan,
  trace: Trace,
  carried: ReadonlySet<TraceFieldName>,
): ClauseVerdict {
  const name = trace['user.name'] ?? trace['user.user_name'];
  const found = { clause: 'user', actual: name } as const;
  if (parts.users === null) return { ...found, verdict: 'match', expected: null, reason: 'everybody' };
  const { names, isUnreadable } = namedUsers(parts.users);
  const expected = [...names];
  if (!carried.has('user.name') && !carried.has('user.user_name'))
    return { ...found, verdict: 'unknown', expected, reason: 'not-carried' };
  const verdict = userVerdict(parts, assumptions)(name);
  if (name !== null && names.has(name)) return { ...found, verdict, expected, reason: 'user-listed' };
  if (isUnreadable) return { ...found, verdict, expected, reason: 'unreadable' };
  if (parts.operation.kind === 'complete')
    return { ...found, verdict, expected, reason: 'complete-with-users' };
  if (name === null) return { ...found, verdict, expected, reason: 'no-user' };
  return { ...found, verdict, expected, reason: 'user-not-listed', ...nearestOf(names, name) };
}

function filterClause(plan: Plan, trace: Trace, carried: ReadonlySet<TraceFieldName>): ClauseVerdict {
  const { filter } = plan.parts;
  const found = { clause: 'filter', expected: null, actual: null } as const;
  if (filter.kind === 'none') return { ...found, verdict: 'match', reason: 'no-filter' };
  if (filter.kind === 'off') return { ...found, verdict: 'match', reason: 'filter-off' };
  if (filter.kind === 'unreadable') return { ...found, verdict: 'unknown', reason: 'unreadable' };
  if (filter.rules.length === 0) return { ...found, verdict: 'match', reason: 'no-rules' };
  const rules = filter.rules.map((rule, at) => {
    return { path: `filter.rule[${at}]`, ...rulePart(plan, rule, trace, carried) };
  });
  const verdicts = rules.map(({ verdict }) => verdict);
  const verdict = filter.condition === 'AND' ? allOf(verdicts) : anyOf(verdicts);
  const reason = { match: 'rules-agree', 'no-match': 'rules-fail', unknown: 'rules-undecided' } as const;
  return { ...found, verdict, expected: filter.condition, reason: reason[verdict], rules };
}

function rulePart(
  { assumptions }: Plan,
  rule: FilterRule | null,
  trace: Trace,
  carried: ReadonlySet<TraceFieldName>,
): PartVerdict {
  if (rule === null) return { verdict: 'unknown', expected: null, actual: null, reason: 'unreadable' };
  const actual = trace[rule.field];
  const found = { expected: printRule(rule), actual };
  if (!carried.has(rule.field)) return { ...found, verdict: 'unknown', reason: 'not-carried' };
  const verdict = ruleVerdict(rule, actual, assumptions);
  if (actual === null) return { ...found, verdict, reason: rule.op === '=' ? 'absent' : 'absent-not-equal' };
  if (actual === rule.value) return { ...found, verdict, reason: 'equal' };
  const difference = nearDifference(rule.value, actual);
  return { ...found, verdict, reason: 'not-equal', ...(difference && { difference }) };
}
