import type { AssumptionName } from './assumptions.ts';
import type { TraceRow } from './browse.ts';
import type { AssumptionTally, TimeWindow } from './replay.ts';
import type { AskedWindow, Asker, ReplayedDraft, SampleRequest } from './replay-request.ts';
import type { Pin, Verdict } from './verdict.ts';

/** More than any screen has room for. */
export const MOST_TEST_BARS = 500;
/** How long the stretch is whose messages are counted together. */
export const PEAK_MS = 10 * 60_000;

/** Verdicts whose traces are listed. */
export const LISTED_VERDICTS = ['match', 'unknown'] as const;
export type ListedVerdict = (typeof LISTED_VERDICTS)[number];

/** A draft as it is typed, what it is compared with, and how much of the answer is looked at. */
export interface LiveTestRequest {
  asker: Asker;
  draft: ReplayedDraft;
  /** The notification that reports now; null where there is none. */
  live: ReplayedDraft | null;
  window: AskedWindow;
  /** Bars there is room for, round on the clocks of the zone. */
  bars: number;
  zone: string;
  samples: SampleRequest;
  /** Held against all that is there, whatever the window. */
  pins: Pin[];
  /** The trace that is looked at: its place in the new lists is told. */
  selected: number | null;
}

/** A stretch with its traces. */
export interface Busiest {
  from: number;
  to: number;
  traces: number;
}

export interface LiveTest {
  /** Null where there is neither a window that was asked for nor a trace. */
  window: (TimeWindow & { unread: TimeWindow[] }) | null;
  traces: number;
  outOfScope: number;
  matched: number;
  unknown: number;
  /** `live`: null where there is none to compare with. */
  timeline: { borders: number[]; match: number[]; unknown: number[]; live: number[] | null };
  peak: Busiest | null;
  /** Of the hours of UTC. */
  busiestHour: Busiest | null;
  busiestUser: { name: string | null; traces: number } | null;
  busiestOperation: {
    service_type: string | null;
    resource_type: string | null;
    trace_name: string | null;
    traces: number;
  } | null;
  live: { matched: number; unknown: number; gained: number; lost: number; kept: number } | null;
  assumptions: AssumptionTally[];
  pins: PinVerdict[];
  samples: Record<ListedVerdict, TraceRow[]>;
  selected: {
    verdict: Verdict;
    /** In its list, the newest first; null where it is in none. */ index: number | null;
  } | null;
}

export interface PinVerdict extends Pin {
  /** Null where no such trace is there, or none that the notification looks at. */
  verdict: Verdict | null;
  holds: boolean;
}

export interface JudgedRequest {
  asker: Asker;
  draft: ReplayedDraft;
  live: ReplayedDraft | null;
  window: AskedWindow;
}

/** What a person made of the traces that a notification reports in the window. */
export interface Judged {
  matched: number;
  /** Of those that match. */
  useful: number;
  noise: number;
  /** Judged useful, looked at, and not reported. */
  missed: number;
}

export interface JudgedTest {
  draft: Judged;
  live: Judged | null;
}

export interface AssumedRequest {
  asker: Asker;
  draft: ReplayedDraft;
  window: AskedWindow;
  /** Whose other values are asked about. */
  names: AssumptionName[];
}

/** What another choice of what is taken for granted would do to the matches. */
export interface AssumedEffect {
  name: AssumptionName;
  value: string;
  gained: number;
  lost: number;
  /** On which it could not tell then. */
  unknown: number;
}

/** A page of one of the lists, the newest first. */
export interface TestRowsRequest {
  asker: Asker;
  draft: ReplayedDraft;
  window: AskedWindow;
  verdict: ListedVerdict;
  offset: number;
  samples: SampleRequest;
}

export interface TestRows {
  rows: TraceRow[];
  total: number;
}
