import type { Json, JsonObject } from '../model/json.ts';
import type { FilterFieldName } from '../model/trace-fields.ts';
import { MOST_PARTS, type Excluded, type Exclusion, type ExclusionRefusal } from '../model/tuning.ts';
import { checkFilter } from './check-filter.ts';
import { newFindings } from './findings.ts';
import { foldAscii } from './fold-ascii.ts';
import { isObject, memberOf } from './json-value.ts';
import type { FilterRule } from './parts.ts';
import { readFilter, readNotification } from './read-notification.ts';
import { parseRule, printRule } from './rule.ts';

const never = (reason: ExclusionRefusal): Exclusion => ({ kind: 'never', reason });

/** The notification without the traces that have a value, as far as one, or several, can say that. */
export function withoutValue(notification: Json, of: Excluded): Exclusion {
  if (!isObject(notification)) return never('unreadable');
  if (of.field === 'operation') return withoutOperation(notification, of);
  if (of.field === 'user') return withoutUser(notification, of.value);
  return of.value === null ? never('absent-value') : withoutFieldValue(notification, of.field, of.value);
}

function withoutOperation(
  notification: JsonObject,
  {
    service_type: service,
    resource_type: resource,
    trace_name: name,
  }: Extract<Excluded, { field: 'operation' }>,
): Exclusion {
  const part = readNotification(notification)?.operation;
  if (part?.kind === 'complete') return never('operation-by-filter');
  const raw = memberOf(notification, 'operations');
  if (part?.kind !== 'customized' || !Array.isArray(raw) || service === null || name === null)
    return never('unreadable');
  const folded = foldAscii(service);
  const operations = raw.flatMap((entry, at): Json[] => {
    const read = part.entries === 'unreadable' ? null : (part.entries[at] ?? null);
    if (read === null || foldAscii(read.service_type) !== folded || read.resource_type !== resource)
      return [entry];
    const names = read.trace_names.filter((one) => one !== name);
    return names.length === 0 ? [] : [{ ...(entry as JsonObject), trace_names: names }];
  });
  if (operations.length === 0) return never('nothing-left');
  const rule = [service, resource, name].join(' › ');
  return { kind: 'within', notification: { ...notification, operations }, adds: false, rule };
}

function withoutUser(notification: JsonObject, name: string | null): Exclusion {
  if (name === null) return never('no-user');
  const raw = memberOf(notification, 'notify_user_list');
  // What a list says beside every operation is not documented.
  const isComplete = memberOf(notification, 'operation_type') === 'complete';
  if (isComplete || raw === null || (Array.isArray(raw) && raw.length === 0)) return never('user-by-filter');
  if (!Array.isArray(raw)) return never('unreadable');
  const groups = raw.flatMap((group): Json[] => {
    const list = isObject(group) ? memberOf(group, 'user_list') : null;
    if (!isObject(group) || !Array.isArray(list)) return [group];
    const users = list.filter((one) => one !== name);
    return users.length === 0 ? [] : [{ ...group, user_list: users }];
  });
  if (groups.length === 0) return never('nothing-left');
  return {
    kind: 'within',
    notification: { ...notification, notify_user_list: groups },
    adds: false,
    rule: name,
  };
}

function withoutFieldValue(notification: JsonObject, field: FilterFieldName, value: string): Exclusion {
  const rule = parseRule(`${field} != ${value}`);
  // Blanks at either end cannot be said.
  if (rule?.value !== value || !isTaken(rule)) return never('value-not-taken');
  const raw = memberOf(notification, 'filter');
  const part = readFilter(raw);
  const rules = isObject(raw) ? (memberOf(raw, 'rule') ?? []) : [];
  if (part.kind === 'unreadable' || !Array.isArray(rules)) return never('unreadable');
  if (part.kind === 'off' && rules.length > 0) return never('filter-off');
  const text = printRule(rule);
  const filtered = (condition: 'AND' | 'OR', all: Json[]): JsonObject => ({
    ...notification,
    filter: { ...(isObject(raw) ? raw : {}), is_support_filter: true, condition, rule: all },
  });
  if (part.kind !== 'on' || part.rules.length === 0)
    return { kind: 'within', notification: filtered('AND', [text]), adds: true, rule: text };
  if (part.rules.includes(null)) return never('unreadable');
  if (part.condition === 'AND') {
    if (part.rules.some((one) => one?.field === field && one.op === '=')) return never('nothing-left');
    return { kind: 'within', notification: filtered('AND', [...rules, text]), adds: true, rule: text };
  }
  return underOr(part.rules as FilterRule[], rule, filtered);
}

/** A rule that asks for another value of the field leaves this one out by itself; each of the others takes the new rule with it. */
function underOr(
  rules: readonly FilterRule[],
  rule: FilterRule,
  filtered: (condition: 'AND' | 'OR', rules: string[]) => JsonObject,
): Exclusion {
  const isOfField = ({ field, op }: FilterRule): boolean => field === rule.field && op === '=';
  const others = rules.filter((one) => !isOfField(one)).map(printRule);
  const alike = rules.filter((one) => isOfField(one) && one.value !== rule.value).map(printRule);
  const text = printRule(rule);
  const parts = [
    ...(alike.length === 0 ? [] : [filtered('OR', alike)]),
    ...others.map((other) => filtered('AND', other === text ? [text] : [other, text])),
  ];
  const [only, ...more] = parts;
  if (only === undefined) return never('nothing-left');
  if (parts.length > MOST_PARTS) return never('too-many-rules');
  if (more.length > 0) return { kind: 'split', notifications: parts, rule: text };
  const adds = others.length > 0;
  return {
    kind: 'within',
    notification: only,
    adds,
    rule: adds ? text : printRule({ ...rule, op: '=' }),
  };
}

function isTaken(rule: FilterRule): boolean {
  const findings = newFindings('');
  checkFilter(findings, { is_support_filter: true, condition: 'AND', rule: [printRule(rule)] });
  return findings.issues.every(({ code }) => code !== 'filter-value');
}
