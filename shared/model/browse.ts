import type { RowMark, TraceMark } from './mark.ts';
import type { FileProperty } from './file-property.ts';
import type { ColumnName } from './trace-columns.ts';
import type { Trace } from './trace.ts';

export const PAGE_ORDERS = ['newest', 'oldest'] as const;
/** Which end of time comes first. */
export type PageOrder = (typeof PAGE_ORDERS)[number];

/** A place between rows that stays where it is while rows are added: the row that stands there. */
export interface PageCursor {
  time: number;
  row: number;
}

/** Where a page begins: after or before a row, at a row's place or time, or at the start where nothing is named. */
export type PageStart =
  | { after: PageCursor }
  /** The page ends with the row before this one. */
  | { before: PageCursor }
  /** The first row that is not before this time in the order of the page. */
  | { time: number }
  | { index: number }
  | { start: true };

export interface PageRequest {
  from: PageStart;
  limit: number;
  order: PageOrder;
}

export interface PageRows {
  rows: number[];
  /** The index of the first row in the whole list; where there is none, the index it would have. */
  first: number;
  total: number;
}

export interface FacetValue {
  /** null: absent. */
  value: string | null;
  count: number;
}

/** What values are counted of: of a column, or of the file that a trace was read from. */
export type FacetName = ColumnName | FileProperty;

export interface Facet {
  field: FacetName;
  /** Most frequent first, then by value; absent is not among them. */
  top: FacetValue[];
  /** Values met, of those that the search lets through; absent is none. */
  distinct: number;
  absent: number;
  total: number;
}

export interface HistogramRequest {
  /** The stretch of time, `to` excluded. Its buckets are round on the clocks of the zone, and cover all of it. */
  from: number;
  to: number;
  /** Buckets there is room for. */
  most: number;
  zone: string;
  by: ColumnName;
  /** The most frequent values get a series each; the others share one. */
  seriesLimit: number;
}

export interface HistogramSeries {
  value: string | null;
  /** A count a bucket. */
  counts: number[];
}

export interface Histogram {
  /** Where buckets begin, rising, and the end of the last: a day need not have 24 hours. */
  borders: number[];
  by: ColumnName;
  /** Most frequent first, then by value, absent last; only values that occur. */
  series: HistogramSeries[];
  /** What has no series of its own, or null where every value has. */
  others: number[] | null;
}

export interface FieldStatistics {
  field: ColumnName;
  /** Rows that have a value. */
  filled: number;
  distinct: number;
  top: FacetValue[];
}

/** The earliest and latest time, inclusive, or null where there is no row. */
export interface TimeExtent {
  earliest: number;
  latest: number;
}

/** A trace as a list shows it. */
export interface TraceRow {
  row: number;
  trace_id: string;
  time: number;
  record_time: number | null;
  /** In the order of the columns asked for. */
  values: (string | null)[];
  /** What a person put on it; absent where that is nothing. */
  mark?: RowMark;
  /** Which of the rules asked for is the first that fits it; absent where none does. */
  rule?: number;
}

/** A trace that is one of the two records of an asynchronous operation: the request, or the result that came later. */
export interface TracePair {
  row: number;
  time: number;
  isRequest: boolean;
  partner: TraceRow;
}

export interface TracePage {
  rows: TraceRow[];
  first: number;
  total: number;
  /** Traces with this number or a higher one came in since. */
  known: number;
  /** Rules, by their place, that mark nothing here because a pattern of theirs takes too long. */
  costly?: number[];
}

export interface TraceStatistics {
  total: number;
  time: TimeExtent | null;
  fields: FieldStatistics[];
}

/** One trace with all that is known of it but the record it was read from, which may be as long again. */
export interface OpenedTrace {
  row: number;
  trace: Trace;
  place: TracePlace;
  /** Other rows that bear its id and contradict it. */
  conflicts: number[];
  /** The row that stands for the trace, where it is not this one. */
  supersededBy: number | null;
  /** Members of its record that stand there more than once, as paths: the last one counts. */
  repeated: string[];
  /** What a person put on it. */
  mark?: TraceMark | null;
}

/** Where a trace was read from. */
export interface TracePlace {
  path: string;
  byteOffset: number;
  index: number;
  readAt: number;
  /** The number of the import. */
  run: number;
  md5: string | null;
  sha256: string | null;
  digest: FileDigest;
}

/** What the service's digest files say of a file; `digest` is the path of the one that lists it. */
export interface FileDigest {
  state: FileDigestState;
  digest: string | null;
}

export const FILE_DIGEST_STATES = [
  'sound',
  'chain-cut',
  'changed',
  'not-compared',
  'not-listed',
  'none-read',
] as const;
/**
 * Listed with these very bytes; so listed, but in a digest for which the next one names other bytes; listed by its name with other bytes; listed, but read out of an archive, whose bytes are others; in
 * no digest that was read; no digest was read.
 */
export type FileDigestState = (typeof FILE_DIGEST_STATES)[number];
