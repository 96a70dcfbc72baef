import type { Json, JsonObject } from '../model/json.ts';
import { isObject, memberOf } from './json-value.ts';
import { VALUE_CHOICES } from './limits.ts';
import type {
  FilterPart,
  FilterRule,
  NotificationParts,
  OperationEntry,
  OperationPart,
  UserGroup,
} from './parts.ts';
import { parseRule } from './rule.ts';

/** Null where it is not an object. Says nothing of what it could not read; that is the checker's. */
export function readNotification(json: Json): NotificationParts | null {
  if (!isObject(json)) return null;
  const projectId = textOrNull(memberOf(json, 'project_id'));
  return {
    name: textOrNull(memberOf(json, 'notification_name')),
    // An empty one names none.
    projectId: projectId === '' ? null : projectId,
    status: readStatus(memberOf(json, 'status')),
    operation: readOperation(json),
    users: readUsers(memberOf(json, 'notify_user_list')),
    filter: readFilter(memberOf(json, 'filter')),
  };
}

function textOrNull(value: Json): string | null {
  return typeof value === 'string' ? value : null;
}

function readStatus(value: Json): NotificationParts['status'] {
  if (value === null) return 'enabled';
  return value === 'enabled' || value === 'disabled' ? value : 'unreadable';
}

function readOperation(json: JsonObject): OperationPart {
  const kind = memberOf(json, 'operation_type');
  if (kind === 'complete') return { kind };
  if (kind !== 'customized') return { kind: 'unreadable' };
  const operations = memberOf(json, 'operations');
  return { kind, entries: Array.isArray(operations) ? operations.map(readEntry) : 'unreadable' };
}

function readEntry(entry: Json): OperationEntry | null {
  if (!isObject(entry)) return null;
  const service = memberOf(entry, 'service_type');
  const resource = memberOf(entry, 'resource_type');
  const names = memberOf(entry, 'trace_names');
  if (typeof service !== 'string' || typeof resource !== 'string' || !Array.isArray(names)) return null;
  return { service_type: service, resource_type: resource, trace_names: names.map(textOrNull) };
}

function readUsers(list: Json): NotificationParts['users'] {
  if (list === null) return null;
  if (!Array.isArray(list)) return 'unreadable';
  return list.length === 0 ? null : list.map(readGroup);
}

function readGroup(group: Json): UserGroup | null {
  if (!isObject(group)) return null;
  const users = memberOf(group, 'user_list');
  if (!Array.isArray(users)) return null;
  return { user_group: textOrNull(memberOf(group, 'user_group')), user_list: users.map(textOrNull) };
}

export function readFilter(filter: Json): FilterPart {
  if (filter === null) return { kind: 'none' };
  if (!isObject(filter)) return { kind: 'unreadable', path: 'filter' };
  const flag = memberOf(filter, 'is_support_filter');
  if (flag === false) return { kind: 'off' };
  if (flag !== true) return { kind: 'unreadable', path: 'filter.is_support_filter' };
  const condition = memberOf(filter, 'condition') ?? 'AND';
  if (condition !== 'AND' && condition !== 'OR') return { kind: 'unreadable', path: 'filter.condition' };
  const rules = memberOf(filter, 'rule') ?? [];
  if (!Array.isArray(rules)) return { kind: 'unreadable', path: 'filter.rule' };
  return { kind: 'on', condition, rules: rules.map(readRule) };
}

function readRule(text: Json): FilterRule | null {
  const rule = typeof text === 'string' ? parseRule(text) : null;
  if (rule === null) return null;
  const choices = VALUE_CHOICES[rule.field];
  return choices === undefined || choices.includes(rule.value) ? rule : null;
}
