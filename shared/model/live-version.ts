import type { CloudNotification } from './cloud-objects.ts';

/** The notifications of a project, read from the service a moment ago. */
export interface LookedNotifications {
  at: number;
  notifications: CloudNotification[];
}

/** How a notification was for a while, as looks at the account found it. */
export interface LiveVersion {
  /** The number of the first look that found it so. */
  snapshot: number;
  firstSeenAt: number;
  lastSeenAt: number;
  /** Null: it was not there. */
  notification: CloudNotification | null;
}

/** One that looks at the account found once, and the last one did not. */
export interface GoneNotification {
  /** As it was at last. */
  notification: CloudNotification;
  /** The first look that found it so, by which that state is named. */
  snapshot: number;
  lastSeenAt: number;
  /** The first look without it. */
  goneAt: number;
}

/** A change of an account of which nobody knows what became: begun and not ended, or ended without an answer. */
export interface OpenWrite {
  at: number;
  what: string;
  projectId: string;
  connection: string;
  /** Of the notifications or the tracker that it is about. */
  names: string[];
}

export const JOURNAL_PAGE = 200;

/** What was done, as the workspace's journal has it. */
export interface JournalRecord {
  id: number;
  at: number;
  kind: string;
  by: string;
  /** As JSON, as it was written. */
  details: string;
}

export interface JournalPage {
  items: JournalRecord[];
  total: number;
  /** The first entry that was changed, or that does not follow the one before; null where the chain is sound. */
  brokenAt: number | null;
}

/** What became of the latest change of one kind in a project. */
export interface LastWrite {
  what: string;
  at: number;
  /** Whether the service allowed it. */
  isAllowed: boolean;
}
