import type { Judgement } from './mark.ts';
import type { Assumptions } from './assumptions.ts';
import type { TraceRow } from './browse.ts';
import type { Json } from './json.ts';
import type { Explanation, NearMisses, ReplayAnswer } from './replay.ts';
import type { ColumnName } from './trace-columns.ts';
import type { Provider } from './trace.ts';

/** A notification as somebody is writing it: its JSON may be anything at the moment. */
export interface ReplayedDraft {
  notification: Json;
  provider: Provider;
  projectId: string | null;
  assumptions: Partial<Assumptions>;
  respectStatus: boolean;
}

/** Either end may be left open. `from` is inclusive, `to` exclusive. */
export interface AskedWindow {
  from: number | null;
  to: number | null;
  /** Only traces of this imported file, by its id. */
  file?: number;
}

/** More traces of one kind than are told at once. */
export const MOST_SAMPLES = 1000;

/** The newest rows of each kind, with these columns. */
export interface SampleRequest {
  limit: number;
  columns: ColumnName[];
}

/**
 * Who asks: a request gives way to the next one of the same asker, and its answer is null then. What a person types is never queued.
 */
export type Asker = string;

export interface ReplayRequest {
  asker: Asker;
  draft: ReplayedDraft;
  window: AskedWindow;
  samples: SampleRequest;
}

export interface ReplayResult extends ReplayAnswer {
  samples: { match: TraceRow[]; unknown: TraceRow[] };
}

export interface ExplainRequest {
  draft: ReplayedDraft;
  trace: { row: number } | { traceId: string };
}

/** One version of a trace. */
export interface ExplainedRow extends Explanation {
  row: number;
  /** Whether the notification looks at the trace at all. */
  inScope: boolean;
}

export const CHANGES = ['gained', 'lost', 'kept', 'becameUnknown', 'becameKnown'] as const;
export type Change = (typeof CHANGES)[number];

export interface CompareRequest {
  asker: Asker;
  before: ReplayedDraft;
  after: ReplayedDraft;
  window: AskedWindow;
  samples: SampleRequest;
}

export interface CompareResult {
  counts: Record<Change, number>;
  /** UTC hours in which something is gained or lost. */
  byHour: { at: number; gained: number; lost: number; kept: number }[];
  samples: Record<Change, TraceRow[]>;
  /** How many of each a person judged useful, and how many noise. */
  judged: Record<Change, Record<Judgement, number>>;
}

export interface NearMissRequest {
  asker: Asker;
  draft: ReplayedDraft;
  window: AskedWindow;
  /** Most groups that are listed. */
  groups: number;
  /** Rows that each group shows. */
  samples: SampleRequest;
}

export interface NearMissResult extends NearMisses {
  /** The rows that the groups name. */
  shown: TraceRow[];
}
