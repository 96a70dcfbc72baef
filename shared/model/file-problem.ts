import type { RatingKept } from './trace.ts';

/** What a path may lead to instead of a file. */
export type EntryKind = 'folder' | 'link' | 'pipe' | 'socket' | 'device';

/** Formats that are recognised and not read. */
export type ForeignFormat =
  | 'zstd'
  | 'xz'
  | 'bzip2'
  | '7z'
  | 'rar'
  | 'lz4'
  | 'parquet'
  | 'sqlite'
  | 'pdf'
  | 'old-excel'
  | 'image'
  | 'program'
  | 'xml'
  | 'html';

/** What is wrong with a workbook, or with the text of a table. */
export type SheetDamage =
  'too-many-parts' | 'part-missing' | 'xml' | 'quote-open' | 'row-too-long' | 'row-unreadable';

interface Skipped {
  /** The first few. */
  names: string[];
  count: number;
}

/** What can be wrong with a file or a part of it, by code, with what its sentence needs. */
export interface FileProblemDetails {
  'file-missing': object;
  /** How many files and folders have such a name that reads the same. */
  'name-not-utf8': { count: number };
  'file-forbidden': object;
  'file-not-regular': { kind: EntryKind };
  /** The system's own reason. */
  'file-unreadable': { reason: string };
  'file-shrank': { sizeBytes: number; readBytes: number };
  'link-broken': object;
  'link-outside': { target: string };

  'gzip-cut-off': { atByte: number };
  'gzip-damaged': { atByte: number; reason: 'header' | 'data' | 'checksum' };
  /** In the words of what reads archives. */
  'zip-damaged': { reason: string };
  'zip-entry-encrypted': object;
  'zip-entry-method': { method: number };
  'zip-entry-damaged': { reason: 'header' | 'data' | 'checksum' | 'length' };
  'tar-cut-off': { atByte: number };
  'tar-damaged': { atByte: number };
  'archive-in-archive': { kind: 'zip' | 'tar' | 'gzip' };

  'ratio-exceeded': { limit: number };
  'size-exceeded': { limitBytes: number };
  'entries-exceeded': { limit: number };

  'format-unknown': object;
  'format-foreign': { looksLike: ForeignFormat };
  /** `said` is what the parser has to say. */
  'sheet-damaged': { reason: SheetDamage; said: string | null };
  /** None of its headings is known: the user has to say which column is which. */
  'sheet-unmapped': { headings: string[] };
}

/** What is worth a mention although everything was read. */
export interface FileNoteDetails {
  /** What was there when it was opened is read. */
  'file-grew': { sizeBytes: number; nowBytes: number };
  'file-changed': object;
  'gzip-trailing': { atByte: number; sizeBytes: number };
  /** Between the directory of an archive and its end. */
  'zip-unlisted': { atByte: number; sizeBytes: number };
  'tar-trailing': { atByte: number; sizeBytes: number };
  'junk-skipped': Skipped;
  /** What an archive holds beside files and folders. */
  'entries-skipped': Skipped;
  'sheet-skipped': { name: string; headings: string[] };
  'rows-before-headings': { count: number };
  /** Somebody said so for this heading. */
  'zone-said': { heading: string; zone: string };
  'rating-kept': RatingKept;
}

export type ProblemCode = keyof FileProblemDetails;
export type NoteCode = keyof FileNoteDetails;

export type FileProblem = {
  [Code in ProblemCode]: { code: Code; details: FileProblemDetails[Code] };
}[ProblemCode];

export type FileNote = { [Code in NoteCode]: { code: Code; details: FileNoteDetails[Code] } }[NoteCode];
