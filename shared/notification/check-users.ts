import type { Json, JsonObject } from '../model/json.ts';
import { listAt, objectInList, textAt, textInList, type Findings } from './findings.ts';
import { isObject, memberOf } from './json-value.ts';
import { MOST_GROUPS, MOST_USERS } from './limits.ts';

export function checkUsers(findings: Findings, notification: JsonObject): void {
  const listed = memberOf(notification, 'notify_user_list');
  const groups = listAt(findings, 'notify_user_list', listed);
  if (!Array.isArray(listed) || listed.length === 0) return;
  // Of a list that is too large the whole is told, and its groups are not gone into.
  checkCounts(findings, listed);
  const isComplete = memberOf(notification, 'operation_type') === 'complete';
  findings.warning('notify_user_list', isComplete ? 'complete-with-users' : 'users-exclude-system', {});
  const seen = new Set<string>();
  for (const [index, element] of (groups ?? []).entries()) {
    const path = `notify_user_list[${index}]`;
    const group = objectInList(findings, path, element);
    if (group !== undefined) checkGroup(findings, path, group, seen);
  }
}

function checkCounts(findings: Findings, groups: readonly Json[]): void {
  const names = new Set<string>();
  for (const group of groups) {
    const list = isObject(group) ? memberOf(group, 'user_list') : null;
    if (!Array.isArray(list)) continue;
    for (const name of list) if (typeof name === 'string') names.add(name);
  }
  if (names.size > MOST_USERS)
    findings.error('notify_user_list', 'users-too-many', { count: names.size, limit: MOST_USERS });
  if (groups.length > MOST_GROUPS)
    findings.error('notify_user_list', 'groups-too-many', { count: groups.length, limit: MOST_GROUPS });
}

function checkGroup(findings: Findings, path: string, group: JsonObject, seen: Set<string>): void {
  const label = textAt(findings, `${path}.user_group`, memberOf(group, 'user_group'));
  if (label === null || label === '') findings.error(`${path}.user_group`, 'user-group-missing', {});
  const users = listAt(findings, `${path}.user_list`, memberOf(group, 'user_list'));
  if (users === null || users?.length === 0) findings.error(`${path}.user_list`, 'user-list-empty', {});
  for (const [index, element] of (users ?? []).entries()) {
    const namePath = `${path}.user_list[${index}]`;
    const name = textInList(findings, namePath, element);
    if (name === undefined) continue;
    if (seen.has(name)) findings.warning(namePath, 'user-repeated', { name });
    seen.add(name);
  }
}
