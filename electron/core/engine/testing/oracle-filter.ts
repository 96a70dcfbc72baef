import type { Assumptions } from '../../../../shared/model/assumptions.ts';
import type { Json } from '../../../../shared/model/json.ts';
import type { FilterFieldName, TraceFieldName } from '../../../../shared/model/trace-fields.ts';
import type { Trace } from '../../../../shared/model/trace.ts';
import type { Verdict } from '../../../../shared/model/verdict.ts';
import { every, some } from './kleene.ts';
import { isObject, rawMember } from './raw-member.ts';

const FIELDS: readonly FilterFieldName[] = [
  'api_version',
  'code',
  'trace_rating',
  'trace_type',
  'resource_id',
  'resource_name',
];
const RATINGS = ['normal', 'warning', 'incident'];
const TYPES = ['ConsoleAction', 'ApiCall', 'SystemAction'];

interface Rule {
  field: FilterFieldName;
  op: '=' | '!=';
  value: string;
}

export function filterClause(
  notification: Json,
  trace: Trace,
  carried: ReadonlySet<TraceFieldName>,
  assumptions: Assumptions,
): Verdict {
  const filter = rawMember(notification, 'filter');
  if (filter === null) return 'match';
  if (!isObject(filter)) return 'unknown';
  const flag = rawMember(filter, 'is_support_filter');
  if (flag === false) return 'match';
  if (flag !== true) return 'unknown';
  const condition = rawMember(filter, 'condition') ?? 'AND';
  if (condition !== 'AND' && condition !== 'OR') return 'unknown';
  const rules = rawMember(filter, 'rule') ?? [];
  if (!Array.isArray(rules)) return 'unknown';
  if (rules.length === 0) return 'match';
  const verdicts = rules.map((text) => ruleVerdict(readRule(text), trace, carried, assumptions));
  return condition === 'AND' ? every(verdicts) : some(verdicts);
}

function ruleVerdict(
  rule: Rule | null,
  trace: Trace,
  carried: ReadonlySet<TraceFieldName>,
  assumptions: Assumptions,
): Verdict {
  if (rule === null || !carried.has(rule.field)) return 'unknown';
  const actual = trace[rule.field];
  if (actual === null) return rule.op === '=' ? 'no-match' : assumptions['absent-not-equal'];
  return (rule.op === '=') === (actual === rule.value) ? 'match' : 'no-match';
}

export function readRule(json: Json): Rule | null {
  if (typeof json !== 'string') return null;
  const text = withoutSpaceAround(json);
  const equals = text.indexOf('=');
  if (equals === -1) return null;
  const negated = text[equals - 1] === '!';
  const name = withoutSpaceAround(text.slice(0, negated ? equals - 1 : equals));
  const value = withoutSpaceAround(text.slice(equals + 1));
  const field = FIELDS.find((known) => known === name);
  if (field === undefined || value === '') return null;
  if (field === 'trace_rating' && !RATINGS.includes(value)) return null;
  if (field === 'trace_type' && !TYPES.includes(value)) return null;
  return { field, op: negated ? '!=' : '=', value };
}

/** The language's own `trim` takes away more than the four characters that count. */
function withoutSpaceAround(text: string): string {
  return text.replace(/^[ \t\r\n]+/, '').replace(/[ \t\r\n]+$/, '');
}

export function differsByCaseAlone(
  notification: Json,
  trace: Trace,
  carried: ReadonlySet<TraceFieldName>,
): boolean {
  return rulesThatCount(notification).some(({ field, value }) => {
    const actual = carried.has(field) ? trace[field] : null;
    return actual !== null && actual !== value && actual.toLowerCase() === value.toLowerCase();
  });
}

export function needsAbsentNotEqual(
  notification: Json,
  trace: Trace,
  carried: ReadonlySet<TraceFieldName>,
): boolean {
  return rulesThatCount(notification).some(
    ({ field, op }) => op === '!=' && carried.has(field) && trace[field] === null,
  );
}

/** The readable rules of a filter that is on and whose condition can be read. */
function rulesThatCount(notification: Json): Rule[] {
  const filter = rawMember(notification, 'filter');
  const condition = rawMember(filter, 'condition') ?? 'AND';
  if (rawMember(filter, 'is_support_filter') !== true) return [];
  if (condition !== 'AND' && condition !== 'OR') return [];
  const rules = rawMember(filter, 'rule');
  return Array.isArray(rules) ? rules.map(readRule).filter((rule) => rule !== null) : [];
}
