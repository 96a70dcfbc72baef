import type { TraceRow } from './browse.ts';
import type { TimeWindow } from './replay.ts';
import type { AskedWindow, Asker, SampleRequest } from './replay-request.ts';

/** More are not held against each other: the service itself keeps a hundred. */
export const MOST_WATCHERS = 200;
/** Of each topic, the largest. */
export const MOST_OVERLAPS = 100;

/** Enabled notifications of a project that was synced; with drafts, as if these were published. */
export interface TogetherQuestion {
  /** Null: of the project that was looked at last. */
  projectId: string | null;
  drafts: boolean;
  window: AskedWindow;
  /** Whose clocks tell the hours of the day. */
  zone: string;
}

export interface TogetherRequest extends TogetherQuestion {
  asker: Asker;
}

export interface Watcher {
  /** Of the notification in the account, or of the draft. */
  id: { live: string } | { draft: number };
  name: string;
  matched: number;
  unknown: number;
  /** Matches that no other notification sends to the topic. */
  alone: number;
  /** Places of those that report every match of it as well. */
  within: number[];
}

export interface TopicReport {
  /** Null: messages go nowhere. */
  topic: string | null;
  watchers: Watcher[];
  /** Each trace once for each notification that reports it. */
  messages: number;
  /** Messages about a trace that the topic was told of by another notification. */
  repeated: number;
  /** Traces whose operation the topic was told of already, by its first record. */
  secondRecords: number;
  peak: (TimeWindow & { messages: number }) | null;
  /** Messages by the hour of the day, 24 of them. */
  byHour: number[];
  /** Places of two watchers with the traces that both report, the most first. */
  overlaps: { of: [number, number]; traces: number }[];
  overlapsLeft: number;
}

export interface Together {
  /** Names this answer where the traces behind it are asked for. */
  number: number;
  /** Null where no project was synced. */
  project: { id: string; lookedAt: number } | null;
  /** Null where there is no trace, or no notification that is enabled. */
  window: (TimeWindow & { unread: TimeWindow[] }) | null;
  /** That with most messages first, what goes nowhere last. */
  topics: TopicReport[];
  /** Notifications beyond those that are counted. */
  left: number;
}

/** Which traces behind the figures of a topic. A watcher is named by its place. */
export type TopicPart =
  | { kind: 'all' | 'repeated' | 'second-records' }
  | { kind: 'stretch'; from: number; to: number }
  | { kind: 'hour'; hour: number }
  | { kind: 'match' | 'unknown' | 'alone'; of: number }
  | { kind: 'both'; of: [number, number] };

export interface TogetherRowsRequest {
  asker: Asker;
  /** Of the answer that is looked at. */
  number: number;
  topic: string | null;
  part: TopicPart;
  offset: number;
  samples: SampleRequest;
}

export interface TogetherRows {
  /** The newest first. */
  rows: TraceRow[];
  /** Places of the watchers that report each of them. */
  by: number[][];
  total: number;
}
