import type { SnapshotKind } from '../../model/live-configuration.ts';

const KINDS: Record<SnapshotKind, string> = {
  trackers: 'trackers',
  'notifications-smn': 'notifications to SMN',
  'notifications-fun': 'notifications to functions',
  quotas: 'quotas',
  configuration: 'settings of the trace service',
  operations: 'operations',
  operators: 'operators',
  resources: 'resource types',
  users: 'users',
  groups: 'user groups',
  topics: 'SMN topics',
  subscriptions: 'SMN subscriptions',
  functions: 'functions',
  keys: 'KMS keys',
};

/** What is kept of a cloud's configuration. */
export const snapshots = {
  kind: (kind: string): string => (Object.hasOwn(KINDS, kind) ? KINDS[kind as SnapshotKind] : kind),
  denied: (kinds: readonly string[]) => `Not readable with this sign-in: ${kinds.join(', ')}.`,
};
