import type { TraceRow } from './browse.ts';
import type { AskedWindow, Asker, SampleRequest } from './replay-request.ts';
import type { Watcher } from './together.ts';
import type { TimeWindow } from './replay.ts';
import type { Verdict } from './verdict.ts';

/** One imported file against every live notification of a project; with drafts, against those as well. */
export interface FileTestQuestion {
  file: number;
  /** Null: of the project that was looked at last. */
  projectId: string | null;
  drafts: boolean;
}

export interface FileTestRequest extends FileTestQuestion {
  asker: Asker;
}

/** A notification and what it says of the file. */
export interface FileTestColumn extends Pick<Watcher, 'id' | 'name' | 'matched' | 'unknown'> {
  /** Others report nothing. */
  isEnabled: boolean;
}

/** Traces that some one reports; of the others, those on which some one cannot tell; the rest. */
export const FILE_TEST_PARTS = ['reported', 'unknown', 'unreported'] as const;
export type FileTestPart = (typeof FILE_TEST_PARTS)[number];

export interface FileTest {
  /** Names this answer where the traces behind it are asked for. */
  number: number;
  /** The import, and its path there. */
  run: number;
  path: string;
  /** Null where no project was synced. */
  project: { id: string; lookedAt: number } | null;
  /** Null where none of its traces is there. */
  window: TimeWindow | null;
  traces: number;
  columns: FileTestColumn[];
  /** Notifications that found no room. */
  left: number;
  parts: Record<FileTestPart, number>;
}

export interface FileTestRowsRequest {
  asker: Asker;
  number: number;
  /** All, one of the parts, or those that one notification reports or cannot tell of, by its place. */
  which: 'all' | FileTestPart | { match: number } | { unknown: number };
  offset: number;
  samples: SampleRequest;
}

export interface FileTestRow {
  row: TraceRow;
  /** In the order of the notifications; null: it does not look at the trace. */
  verdicts: (Verdict | null)[];
}

export interface FileTestRows {
  items: FileTestRow[];
  total: number;
}

/** All traces of a file, whatever their time. */
export const ofFile = (file: number): AskedWindow => ({ from: null, to: null, file });
