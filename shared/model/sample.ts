import type { Json } from './json.ts';

/** What is hidden in the sample, in the order in which it is told. */
export const FINDING_IDS = [
  'key-deletion',
  'switched-off',
  'filter-off',
  'never-fires',
  'user-twice',
  'unreported-incident',
  'burst',
  'gap',
  'changed-file',
  'duplicate-delivery',
] as const;
export type FindingId = (typeof FINDING_IDS)[number];

/** Where one of them lies, and what shows it. */
export interface Finding {
  id: FindingId;
  /** When it happened; of what is no event, the time of the whole sample. */
  from: number;
  to: number;
  /** Traces that are it, or that lie in the file it is about. */
  traceIds: string[];
  /** In the language of the trace list; null where no filter finds it. */
  filter: string | null;
  /** The name of the notification that it is about. */
  notification: string | null;
  /** The file that it is about, below the folder of trace files. */
  file: string | null;
}

/** What a workspace that holds the sample says of itself. */
export interface SampleAbout {
  /** The sample ends here, and begins seven days before. */
  until: number;
  findings: Finding[];
}

/** The open workspace, where it holds the sample. */
export interface OpenSample extends SampleAbout {
  /** Whether it is the one that the app made itself, and not a copy of it. */
  isRemovable: boolean;
}

/** As the service lists one. */
export interface SampleNotification {
  notification_name: string;
  [member: string]: Json;
}

/** Notifications as an account had them from an instant on. */
export interface DatedNotifications {
  at: number;
  notifications: SampleNotification[];
}
