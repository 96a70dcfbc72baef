import type { FileNote, FileProblem } from './file-problem.ts';
import type { Sheet } from './sheet.ts';
import type { FormatName, Wrapping } from './trace.ts';

/** Where a record begins in the decompressed text of its file. */
export interface Position {
  byteOffset: number;
  /** From 1; null where the source does not go by lines. */
  line: number | null;
  /** The record's number in its file, from 0. */
  index: number;
}

/** Known shapes that hold no traces this app reads. */
export type ForeignShape =
  'alibaba-platform-event' | 'azure-activity-log' | 'gcp-audit-log' | 'cts-digest' | 'cts-notification';

/** What a value of JSON is called when it is not what it has to be. */
export type JsonKind = 'null' | 'boolean' | 'number' | 'text' | 'list' | 'object';

interface UnreadTime {
  member: string;
  /** What is written there, shortened. */
  text: string;
}

/** Why a record was not read, by code, with what its sentence needs. The sentences are in shared/words. */
export interface RefusalDetails {
  'not-json': object;
  'cut-off': object;
  'bad-utf8': object;
  /** A row whose bytes are not what the rest of its table is written in. */
  'other-encoding': object;
  'nested-too-deep': { limit: number };
  'record-too-large': { sizeBytes: number; limitBytes: number };
  'too-many-values': { limit: number };
  'not-an-object': { found: JsonKind };
  'wrong-type': { member: string; expected: JsonKind; found: JsonKind };
  /** The first names found, so that a person can tell what it is. */
  'shape-unknown': { members: string[] };
  'shape-unsupported': { looksLike: ForeignShape };
  'wrapped-unreadable': { wrapping: Wrapping; member: string };
  /** A cell of a workbook that this app wrote, whose text did not fit. */
  'cell-cut': { column: string; length: number };
  'time-missing': { member: string };
  'time-unreadable': UnreadTime;
  'time-without-zone': UnreadTime;
  'time-out-of-range': UnreadTime;
  /** In a zone whose clocks leapt over it, or showed it twice. */
  'time-skipped': UnreadTime;
  'time-twice': UnreadTime;
}

export type RefusalCode = keyof RefusalDetails;

export type RefusalReason = {
  [Code in RefusalCode]: { code: Code; details: RefusalDetails[Code] };
}[RefusalCode];

export type Refusal = RefusalReason & {
  position: Position;
  /** How the record begins. */
  excerpt?: string;
};

/** `read` is the sum of the others and of what was refused; a conflict is not also counted as added. */
export interface ImportCounts {
  read: number;
  added: number;
  duplicates: number;
  conflicts: number;
  /** Older than the workspace keeps traces. */
  expired: number;
}

export interface FileReport extends ImportCounts {
  path: string;
  /** Null where no record was recognised. */
  format: FormatName | 'mixed' | null;
  wrappings: Wrapping[];
  refused: Refusal[];
  /** What kept the file, or the rest of it, from being read. */
  error: FileProblem | null;
  /** What is worth a mention although everything was read. */
  notes: FileNote[];
  /** The tables in it, for a file of rows. */
  sheets: Sheet[];
}

export interface ImportReport {
  files: FileReport[];
  totals: ImportCounts & { refused: number };
}
