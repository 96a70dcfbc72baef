import type {
  CloudConfiguration,
  CloudFunction,
  CloudNotification,
  CloudOperations,
  CloudPrincipal,
  CloudQuota,
  CloudSubscription,
  CloudTopic,
  CloudTracker,
} from './cloud-objects.ts';
import type { WindowCounts } from './stored-draft.ts';

/** What a sync looks at besides traces, each kept with its date. */
export const SNAPSHOT_KINDS = [
  ...(['trackers', 'notifications-smn', 'notifications-fun', 'quotas', 'configuration'] as const),
  ...(['operations', 'operators', 'resources', 'users', 'groups'] as const),
  ...(['topics', 'subscriptions', 'functions', 'keys'] as const),
] as const;
export type SnapshotKind = (typeof SNAPSHOT_KINDS)[number];

/** What was found, since when it is known to be so, and when it was last looked at. */
export interface Looked<Found> {
  found: Found;
  firstSeenAt: number;
  lastSeenAt: number;
}

export interface LiveTopic extends Omit<CloudTopic, 'raw'> {
  /** Null where nobody told. */
  subscriptions: Omit<CloudSubscription, 'raw'>[] | null;
}

export type LiveUser = Omit<CloudPrincipal, 'raw'>;

export interface LiveGroup extends LiveUser {
  /** Names of its users. */
  members: string[];
}

/** A project of the cloud whose configuration is kept in the workspace. */
export interface LookedProject {
  projectId: string;
  region: string | null;
  lastSeenAt: number;
}

/** What a project's configuration was when it was last looked at, each part by itself; null where it was never read. */
export interface LiveConfiguration extends LookedProject {
  /** Of both kinds. */
  notifications: Looked<CloudNotification[]> | null;
  trackers: Looked<CloudTracker[]> | null;
  quotas: Looked<Omit<CloudQuota, 'raw'>[]> | null;
  configuration: Looked<CloudConfiguration> | null;
  operations: Looked<Omit<CloudOperations, 'raw'>[]> | null;
  /** Names of those who did anything in the thirty days before. */
  operators: Looked<string[]> | null;
  topics: Looked<LiveTopic[]> | null;
  functions: Looked<Omit<CloudFunction, 'raw'>[]> | null;
  users: Looked<LiveUser[]> | null;
  groups: Looked<LiveGroup[]> | null;
}

/** What a live notification does in a window, and when it was changed last. */
export interface LiveCounts extends WindowCounts {
  notificationId: string;
  changed: LiveChange | null;
}

/** The last change of a live notification, by what tells most of it. */
export type LiveChange =
  /** A trace of the service itself. */
  | { told: 'trace'; at: number; by: string | null }
  /** It was another at the look `after`, and is as it is now since the look `at`. */
  | { told: 'looks'; after: number; at: number }
  /** Nothing tells of a change since the service made it. */
  | { told: 'made'; at: number };
