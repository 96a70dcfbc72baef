import type { ColumnName } from './trace-columns.ts';

/** A stretch of time in milliseconds, `to` excluded. */
export interface Stretch {
  from: number;
  to: number;
}

/** As charts tell them apart: `other` has none, or one that the service does not have. */
export const RATING_KINDS = ['normal', 'warning', 'incident', 'other'] as const;
export type RatingKind = (typeof RATING_KINDS)[number];
export type RatingCounts = Record<RatingKind, number>;

export const BAR_STEPS = ['hour', 'day'] as const;
/** What a person wants a bar to stand for. */
export type BarStep = (typeof BAR_STEPS)[number];
/** What it stands for: finer or coarser where the window is too short or too long for that. */
export type BarUnit = 'minutes' | BarStep | 'month' | 'year';

export const OVERVIEW_GROUPS = ['service', 'operator', 'operation'] as const;
export type OverviewGroup = (typeof OVERVIEW_GROUPS)[number];

/** The columns that tell the members of a group apart. */
export const GROUP_COLUMNS: Readonly<Record<OverviewGroup, readonly ColumnName[]>> = {
  service: ['service_type'],
  operator: ['user.name'],
  operation: ['service_type', 'trace_name'],
};

export const NOVEL_SUBJECTS = ['operator', 'address', 'operation', 'accessKey'] as const;
export type NovelSubject = (typeof NOVEL_SUBJECTS)[number];

export const NOVEL_COLUMNS: Readonly<Record<NovelSubject, readonly ColumnName[]>> = {
  operator: ['user.name'],
  address: ['source_ip'],
  operation: ['service_type', 'trace_name'],
  accessKey: ['user.access_key_id'],
};

export interface OverviewThresholds {
  /** A silence is longer than this. */
  silenceMs: number;
  /** A burst has at least so many times the traces of the bars around it … */
  burstFactor: number;
  /** … and at least so many traces. */
  burstLeast: number;
  /** What is rare was seen so often at most, in the window and before. */
  rareAtMost: number;
}

export interface OverviewRequest {
  /** Of what one asker asks for, only the newest is answered. */
  asker: string;
  window: Stretch;
  step: BarStep;
  /** Whose days and hours the bars are: a name that the runtime knows. */
  zone: string;
  thresholds: OverviewThresholds;
}

/** What of a window was never read of some trackers, though others were: whoever looks at these alone takes it for quiet. */
export interface Lacking {
  /** So many of them, of so many that were read before it and after it. */
  trackers: number;
  of: number;
  /** So long, of the one of which most is missing. */
  neverMs: number;
}

/** How far a window was read, by any tracker. */
export interface ReadPart {
  /** Of this long nothing was ever read, or what was read is removed. */
  neverMs: number;
  /** Of this long everything was read, as digests or a sync prove. */
  completeMs: number;
  spanMs: number;
  lacking: Lacking | null;
}

/** A window of which more was never read says nothing of a change. */
const MOST_NEVER = 0.01;
/** Of a window that is hardly a moment, as of one trace alone, nothing can be told: a trace is recorded later than it happened. */
const LEAST_NEVER_MS = 1_000;

/** What is missing is told from here on; less is the moment between two files. */
export function isIncomplete({ neverMs, spanMs }: Pick<ReadPart, 'neverMs' | 'spanMs'>): boolean {
  return neverMs >= LEAST_NEVER_MS && neverMs > spanMs * MOST_NEVER;
}

export interface GroupMember {
  /** One a column of the group; null: absent. */
  values: (string | null)[];
  counts: RatingCounts;
  /** Answered with 401 or 403. */
  refused: number;
  /** In the window before. */
  before: RatingCounts;
}

export interface GroupReport {
  /** Those with the most traces, and those with the most failures. */
  largest: GroupMember[];
  failing: GroupMember[];
  /** How many there are in the window. */
  distinct: number;
}

export interface NovelValue {
  values: (string | null)[];
  /** In the window. */
  count: number;
  before: number;
  /** When it was first seen in the window. */
  firstAt: number;
}

export interface NovelReport {
  /** Never seen before the window, the latest first; rare ones, the rarest first. */
  fresh: NovelValue[];
  rare: NovelValue[];
  /** How many of each there are. */
  freshCount: number;
  rareCount: number;
}

export interface Silence extends Stretch {
  read: ReadPart;
}

export interface Burst extends Stretch {
  count: number;
  /** The median of the bars around it. */
  usual: number;
}

export interface UnreportedRequest {
  /** Of what one asker asks for, only the newest is answered. */
  asker: string;
  window: Stretch;
}

/** What of a window no enabled notification reports. */
export interface Unreported {
  window: Stretch;
  /** How many are enabled in the projects that were looked at. */
  notifications: number;
  /** When the one of them was looked at that was looked at longest ago; null where none was. */
  lookedAt: number | null;
  counts: Record<FailedKind, number>;
  /** How many of these may be reported all the same: what decides it is not known. */
  unsure: number;
}

export const FAILED_KINDS = ['incident', 'warning'] as const satisfies readonly RatingKind[];
export type FailedKind = (typeof FAILED_KINDS)[number];

export interface OverviewReport {
  window: Stretch;
  before: Stretch;
  counts: RatingCounts;
  beforeCounts: RatingCounts;
  read: ReadPart;
  beforeRead: ReadPart;
  unit: BarUnit;
  /** Where bars begin and end: one more than there are bars. The outer ones are cut off by the window. */
  borders: number[];
  bars: Record<RatingKind, number[]>;
  /** What of the window was never read, as finely as it can be drawn. */
  never: Stretch[];
  groups: Record<OverviewGroup, GroupReport>;
  /** What is known of the time before the window, and whether it is enough to call anything new. */
  past: { traces: number; since: number | null; read: ReadPart; isKnown: boolean };
  novel: Record<NovelSubject, NovelReport>;
  /** The longest first. */
  silences: Silence[];
  silenceCount: number;
  /** The largest first. */
  bursts: Burst[];
  burstCount: number;
}
