import type { Json } from '../model/json.ts';
import type { FilterRule } from './parts.ts';
import { readNotification } from './read-notification.ts';

/** Named by example; the rest is counted. */
const MOST_NAMED = 3;

export interface NamedFew {
  named: string[];
  /** Those that are not named here. */
  more: number;
}

/** What a notification reports, as its sentence needs it. */
export interface Description {
  operations:
    | { kind: 'every' }
    | { kind: 'none' }
    | { kind: 'unreadable' }
    /** Names of operations, and of the services they are of. */
    | { kind: 'some'; count: number; names: NamedFew; services: NamedFew };
  /** Null: by anybody. */
  users: NamedFew | 'unreadable' | null;
  /** Null: whatever they hold. */
  filter: { condition: 'AND' | 'OR'; rules: FilterRule[]; more: number } | 'unreadable' | null;
  /** Some part cannot be read, so that the sentence does not tell all. */
  hasUnreadable: boolean;
}

/** Null of what is no notification. */
export function describe(notification: Json): Description | null {
  const parts = readNotification(notification);
  if (parts === null) return null;
  const { operation, users, filter } = parts;
  const listed = users === null || users === 'unreadable' ? [] : users;
  const groups = listed.flatMap((group) => group?.user_list ?? [null]);
  const rules = filter.kind === 'on' ? filter.rules : [];
  const entries =
    operation.kind === 'customized' && operation.entries !== 'unreadable' ? operation.entries : [];
  return {
    operations: operationsOf(operation.kind, entries),
    users: users === null ? null : users === 'unreadable' ? users : few(groups),
    filter:
      filter.kind === 'unreadable'
        ? 'unreadable'
        : filter.kind === 'on' && rules.length > 0
          ? filterOf(filter.condition, rules)
          : null,
    hasUnreadable:
      operation.kind === 'unreadable' ||
      (operation.kind === 'customized' && operation.entries === 'unreadable') ||
      entries.some((entry) => entry === null || entry.trace_names.includes(null)) ||
      users === 'unreadable' ||
      groups.includes(null) ||
      filter.kind === 'unreadable' ||
      rules.includes(null),
  };
}

type Operation = NonNullable<ReturnType<typeof readNotification>>['operation'];
type Entries = Exclude<Extract<Operation, { kind: 'customized' }>['entries'], 'unreadable'>;

function operationsOf(kind: Operation['kind'], entries: Entries): Description['operations'] {
  if (kind === 'complete') return { kind: 'every' };
  if (kind === 'unreadable') return { kind };
  const names = entries.flatMap((entry) => entry?.trace_names ?? []);
  const readable = names.filter((name) => name !== null);
  if (readable.length === 0) return { kind: 'none' };
  const services = entries.flatMap((entry) => (entry === null ? [] : [entry.service_type]));
  return { kind: 'some', count: readable.length, names: few(readable), services: few(services) };
}

function few(values: readonly (string | null)[]): NamedFew {
  const distinct = [...new Set(values)].filter((value) => value !== null);
  return { named: distinct.slice(0, MOST_NAMED), more: Math.max(0, distinct.length - MOST_NAMED) };
}

function filterOf(condition: 'AND' | 'OR', rules: readonly (FilterRule | null)[]): Description['filter'] {
  const readable = rules.filter((rule) => rule !== null);
  if (readable.length === 0) return 'unreadable';
  return {
    condition,
    rules: readable.slice(0, MOST_NAMED),
    more: Math.max(0, readable.length - MOST_NAMED),
  };
}
