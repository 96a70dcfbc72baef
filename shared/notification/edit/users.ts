import type { Json, JsonObject } from '../../model/json.ts';
import { isObject, memberOf } from '../json-value.ts';
import { withElement, withMember, type Change } from './members.ts';

const LIST = 'notify_user_list';

/** What cannot be read is left as it is. */
function changeGroups(change: (groups: readonly Json[]) => readonly Json[]): Change {
  return (notification) => {
    if (!isObject(notification)) return notification;
    const groups = memberOf(notification, LIST) ?? [];
    if (!Array.isArray(groups)) return notification;
    const next = change(groups);
    // Without any group everybody is meant.
    return withMember(notification, LIST, next.length === 0 ? null : [...next]);
  };
}

function changeGroup(at: number, change: (group: JsonObject) => JsonObject): Change {
  return changeGroups((groups) => {
    const group = groups[at] ?? null;
    return isObject(group) ? withElement(groups, at, change(group)) : groups;
  });
}

export const addGroup = (label: string, users: readonly string[]): Change =>
  changeGroups((groups) => [...groups, { user_group: label, user_list: [...users] }]);

export const removeGroup = (at: number): Change => changeGroups((groups) => groups.toSpliced(at, 1));

export const renameGroup = (at: number, label: string): Change =>
  changeGroup(at, (group) => withMember(group, 'user_group', label));

const usersOf = (group: JsonObject): Json[] | null => {
  const list = memberOf(group, 'user_list') ?? [];
  return Array.isArray(list) ? list : null;
};

/** Who is in the group already is not put in twice. */
export const addUsers = (at: number, names: readonly string[]): Change =>
  changeGroup(at, (group) => {
    const list = usersOf(group);
    if (list === null) return group;
    const fresh = [...new Set(names)].filter((name) => !list.includes(name));
    return fresh.length === 0 ? group : withMember(group, 'user_list', [...list, ...fresh]);
  });

export const removeUser = (at: number, place: number): Change =>
  changeGroup(at, (group) => {
    const list = usersOf(group);
    return list === null ? group : withMember(group, 'user_list', list.toSpliced(place, 1));
  });

/** Everybody. */
export const everyUser: Change = (notification) =>
  isObject(notification) ? withMember(notification, LIST, null) : notification;
