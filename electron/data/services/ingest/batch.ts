import type { FileNote, FileProblem } from '../../../../shared/model/file-problem.ts';
import type { Refusal } from '../../../../shared/model/import-report.ts';
import type { JsonObject } from '../../../../shared/model/json.ts';
import type { Sheet, SheetColumns } from '../../../../shared/model/sheet.ts';
import type { FormatName, Provider, RatingChoice, Wrapping } from '../../../../shared/model/trace.ts';
import type { NewBlock } from '../../cache/blocks.ts';
import type { PathFacts } from '../../cache/sources.ts';
import type { SheetChoices } from '../../sources/files/sheet/sheet-choices.ts';

/** Files read one after another by one thread, and written in one transaction: a large one, or many small ones. */
export interface Item {
  number: number;
  files: readonly string[];
}

/** What holds for all files of an import. */
export interface ReadingRules {
  rating: RatingChoice;
  /** What was said about sheets. */
  choices: SheetChoices;
  /** What was read before, with the same rules: by SHA-256, and the sizes that make hashing worth it. */
  known: ReadonlyMap<string, { source: number; isStale: boolean }>;
  knownSizes: ReadonlySet<number>;
}

/** Records of one part that follow one another in a batch. */
export interface Piece {
  /** The part's number in its item. */
  part: number;
  /** The first of its records in the batch. */
  from: number;
  rows: number;
  facts: PathFacts;
  /** For rows of a sheet. */
  columns: SheetColumns | null;
  refusals: Refusal[];
}

/** Traces as columns. Ids are those of the dictionaries of the thread that made it. */
export interface Batch {
  rows: number;
  /** An id a row, or one where all rows have the same. */
  columns: Uint32Array[];
  /** By column: values that the thread met since its last batch; `isFresh` where it begins to count anew. */
  values: { isFresh: boolean; added: string[] }[];
  ids: Uint8Array;
  /** What tells whether two records are of one event; the same array where that is always the id. */
  keys: Uint8Array;
  textIds: Map<number, string>;
  /** Two words a row, equal where two records are the same bytes read the same way. */
  prints: Uint32Array;
  times: Float64Array;
  recordTimes: Float64Array;
  lengths: Uint32Array;
  offsets: Float64Array;
  indexes: Float64Array;
  blocks: NewBlock[];
  pieces: Piece[];
}

/** The ids of a column as a batch has them; of half the columns one is all there is. */
export function batchColumn(ids: Uint32Array, rows: number): Uint32Array {
  const first = ids[0];
  let same = 1;
  while (same < rows && ids[same] === first) same += 1;
  return ids.slice(0, same >= rows ? Math.min(rows, 1) : rows);
}

export function idAt(column: Uint32Array | undefined, at: number): number {
  return column?.[column.length === 1 ? 0 : at] ?? 0;
}

/** All that is large: it is moved to another thread, not copied, and let go of at once when it is written. */
export function buffersOf(batch: Batch): ArrayBuffer[] {
  const { columns, ids, keys, prints, times, recordTimes, lengths, offsets, indexes, blocks } = batch;
  const rows = [...columns, ids, keys, prints, times, recordTimes, lengths, offsets, indexes];
  const all = [...rows, ...blocks.map(({ data }) => data)].map(({ buffer }) => buffer as ArrayBuffer);
  // Ids and keys may be one.
  return [...new Set(all)];
}

/** What a part tells of one tracker. */
export interface PartSpan {
  provider: Provider;
  project_id: string | null;
  tracker_name: string | null;
  /** Of the record times. */
  from: number;
  to: number;
  traces: number;
  latenessMs: number | null;
}

export interface PartEnd {
  path: string;
  format: FormatName | 'mixed' | null;
  wrappings: Wrapping[];
  records: number;
  refused: number;
  error: FileProblem | null;
  notes: FileNote[];
  sheets: Sheet[];
  digest: JsonObject | null;
  facts: PathFacts;
  spans: PartSpan[];
}

export interface SourceEnd {
  path: string;
  sizeBytes: number | null;
  hash: { md5: string; sha256: string } | null;
  /** The source that has the same bytes: nothing of this one was read. */
  sameAs: number | null;
  /** Of an archive, or of what could not be opened. */
  problem: FileProblem | null;
  isArchive: boolean;
  notes: FileNote[];
  parts: PartEnd[];
}

export type ToParser =
  /** Once, before all else. */
  { type: 'rules'; rules: ReadingRules } | { type: 'read'; item: Item } | { type: 'written' };

export type FromParser =
  /** The same bytes were read before, in another way: what came of that is taken out first. */
  | { type: 'replace'; number: number; source: number }
  | { type: 'batch'; number: number; batch: Batch; bytesRead: number }
  /** The last one of an item. */
  | { type: 'end'; number: number; sources: SourceEnd[] };

/** Batches a parser may be ahead of the writer. */
export const BATCHES_AHEAD = 3;
