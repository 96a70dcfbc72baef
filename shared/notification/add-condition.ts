import type { IssueCode } from '../model/issue.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { checkFilter } from './check-filter.ts';
import { newFindings } from './findings.ts';
import { isObject, memberOf } from './json-value.ts';
import { MOST_USERS } from './limits.ts';
import { readFilter } from './read-notification.ts';
import { FILTER_FIELDS, parseRule, printRule } from './rule.ts';

/** Why a value cannot be made a condition of a notification. */
export const CONDITION_REFUSALS = [
  /** The service filters by six fields, and by users. */
  'field-not-filterable',
  'empty-value',
  /** Too long, of other characters, or none of the values that the field has. */
  'value-not-taken',
  'already-there',
  'filter-unreadable',
  /** It holds rules that would come into force unasked. */
  'filter-off',
  /** With the rules that are there, nothing could match any more, or everything would. */
  'contradicts',
  'users-unreadable',
  'users-with-every-operation',
  'users-too-many',
  'not-an-object',
] as const;
export type ConditionRefusal = (typeof CONDITION_REFUSALS)[number];

const USER_FIELDS: readonly string[] = ['user.name', 'user.user_name'];

/** Whether a condition can be made of the field at all. */
export function takesCondition(field: string): boolean {
  return USER_FIELDS.includes(field) || FILTER_FIELDS.some((name) => name === field);
}

/** The notification that also asks for this value; all else in it stays as it is. */
export function withCondition(
  notification: Json,
  field: string,
  value: string | null,
): JsonObject | ConditionRefusal {
  if (!isObject(notification)) return 'not-an-object';
  if (!takesCondition(field)) return 'field-not-filterable';
  if (value === null || value === '') return 'empty-value';
  return USER_FIELDS.includes(field) ? withUser(notification, value) : withRule(notification, field, value);
}

function withRule(notification: JsonObject, field: string, value: string): JsonObject | ConditionRefusal {
  const rule = parseRule(`${field} = ${value}`);
  // Blanks at either end cannot be said.
  if (rule?.value !== value) return 'value-not-taken';
  const text = printRule(rule);
  const alone = { is_support_filter: true, condition: 'AND', rule: [text] };
  if (issuesOf(alone).has('filter-value')) return 'value-not-taken';
  const before = memberOf(notification, 'filter');
  const part = readFilter(before);
  if (part.kind === 'unreadable') return 'filter-unreadable';
  if (part.kind === 'none' || !isObject(before)) return { ...notification, filter: alone };
  const rules = memberOf(before, 'rule') ?? [];
  if (!Array.isArray(rules)) return 'filter-unreadable';
  if (part.kind === 'off' && rules.length > 0) return 'filter-off';
  if (part.kind === 'on' && part.rules.some((one) => one !== null && printRule(one) === text))
    return 'already-there';
  const condition = memberOf(before, 'condition') ?? 'AND';
  const filter = { ...before, is_support_filter: true, condition, rule: [...rules, text] };
  const [had, has] = [issuesOf(before), issuesOf(filter)];
  if (SENSELESS.some((code) => has.has(code) && !had.has(code))) return 'contradicts';
  return { ...notification, filter };
}

const SENSELESS: readonly IssueCode[] = ['filter-contradiction', 'filter-tautology'];

function issuesOf(filter: JsonObject): Set<IssueCode> {
  const findings = newFindings('');
  checkFilter(findings, filter);
  return new Set(findings.issues.map(({ code }) => code));
}

function withUser(notification: JsonObject, name: string): JsonObject | ConditionRefusal {
  if (memberOf(notification, 'operation_type') === 'complete') return 'users-with-every-operation';
  const groups = memberOf(notification, 'notify_user_list') ?? [];
  if (!Array.isArray(groups)) return 'users-unreadable';
  const lists = groups.map((group) => (isObject(group) ? memberOf(group, 'user_list') : null));
  if (!lists.every((list) => Array.isArray(list))) return 'users-unreadable';
  const names = new Set(lists.flat());
  if (names.has(name)) return 'already-there';
  if (names.size >= MOST_USERS) return 'users-too-many';
  const [first, ...others] = groups;
  const list = lists[0] ?? [];
  const extended =
    first !== undefined && isObject(first)
      ? { ...first, user_list: [...list, name] }
      : { user_group: 'users', user_list: [name] };
  return { ...notification, notify_user_list: [extended, ...others] };
}
