import type { FileNote, FileProblem } from './file-problem.ts';
import type { ImportCounts, Refusal } from './import-report.ts';
import type { Sheet } from './sheet.ts';
import type { FormatName, RatingChoice, Wrapping } from './trace.ts';

export interface ImportTotals extends ImportCounts {
  refused: number;
  files: number;
  /** Files that could not be read, or not to their end. */
  failed: number;
}

/** One asking to read files: what was given, and what came of it. */
export interface ImportRun {
  id: number;
  startedAt: number;
  /** Null while it runs, and where it was cut off. */
  endedAt: number | null;
  /** Cancelled, or cut off by the end of the process: files that were done by then are in, the others are not. */
  isComplete: boolean;
  /** Who asked: the user's name on the machine. */
  by: string;
  /** The paths as they were given. */
  paths: string[];
  rating: RatingChoice;
  totals: ImportTotals;
}

/** What came of one file: `archive.zip!inner/path.json` for one in an archive. */
export interface ImportedFile extends ImportCounts {
  id: number;
  path: string;
  /** Null where no record was recognised. */
  format: FormatName | 'mixed' | null;
  /** A list of trace files with their hashes, which proves them and is no trace. */
  isDigest: boolean;
  wrappings: Wrapping[];
  refused: number;
  error: FileProblem | null;
  notes: FileNote[];
  /** Tables found in it, with the field each column was taken for. */
  sheets: Sheet[];
  sizeBytes: number | null;
  /** The same bytes had been imported before. */
  isKnown: boolean;
}

export interface FileRefusal {
  file: number;
  path: string;
  refusal: Refusal;
}

export const FILE_CHOICES = ['all', 'findings', 'duplicates', 'sheets'] as const;
/** `findings`: files with refusals, conflicts or an error. */
export type FileChoice = (typeof FILE_CHOICES)[number];

/** One slice of a list, with how many there are in all. */
export interface Slice<Item> {
  total: number;
  items: Item[];
}
