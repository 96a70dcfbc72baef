import type { FilterFieldName } from '../model/trace-fields.ts';

/*
 * A notification as it was read. What cannot be read stays in its place as null, or as 'unreadable': it is never left out, since the
 * verdict of that place is unknown, not no-match.
 */

export interface NotificationParts {
  name: string | null;
  projectId: string | null;
  status: 'enabled' | 'disabled' | 'unreadable';
  operation: OperationPart;
  /** Null where nobody is named, so that everybody is meant. */
  users: readonly (UserGroup | null)[] | 'unreadable' | null;
  filter: FilterPart;
}

export type OperationPart =
  | { kind: 'complete' }
  | { kind: 'customized'; entries: readonly (OperationEntry | null)[] | 'unreadable' }
  | { kind: 'unreadable' };

export interface OperationEntry {
  service_type: string;
  resource_type: string;
  trace_names: readonly (string | null)[];
}

export interface UserGroup {
  /** A label, nothing is matched with it. */
  user_group: string | null;
  user_list: readonly (string | null)[];
}

export type FilterPart =
  | { kind: 'none' }
  /** Its rules are there and do not count. */
  | { kind: 'off' }
  | { kind: 'unreadable'; path: 'filter' | 'filter.is_support_filter' | 'filter.condition' | 'filter.rule' }
  | { kind: 'on'; condition: 'AND' | 'OR'; rules: readonly (FilterRule | null)[] };

export interface FilterRule {
  field: FilterFieldName;
  op: '=' | '!=';
  value: string;
}

/** Of what is no notification at all: every verdict on it is unknown. */
export const NOTHING_READABLE: NotificationParts = {
  name: null,
  projectId: null,
  status: 'unreadable',
  operation: { kind: 'unreadable' },
  users: 'unreadable',
  filter: { kind: 'unreadable', path: 'filter' },
};
