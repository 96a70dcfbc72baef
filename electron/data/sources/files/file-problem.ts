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

interface Skipped {
  /** The first few. */
  names: string[];
  count: number;
}

/** What can be wrong with a file or a part of it, by code, with what its sentence needs. */
export interface FileProblemDetails {
  'file-missing': object;
  'file-forbidden': object;
  'file-not-regular': { kind: EntryKind };
  /** The system's own reason. */
  'file-unreadable': { reason: string };
  'file-shrank': { sizeBytes: number; readBytes: number };
  'link-broken': object;
  'link-outside': { target: string };

  'gzip-cut-off': { atByte: number };
  'gzip-damaged': { atByte: number; reason: 'header' | 'data' | 'checksum' };
  'zip-damaged': { reason: string };
  'zip-entry-encrypted': object;
  'zip-entry-method': { method: number };
  'zip-entry-damaged': { reason: 'header' | 'data' | 'checksum' | 'length' };
  'tar-cut-off': { atByte: number };
  'tar-damaged': { atByte: number };
  'archive-in-archive': { kind: 'zip' | 'tar' };

  'ratio-exceeded': { limit: number };
  'size-exceeded': { limitBytes: number };
  'entries-exceeded': { limit: number };

  'format-unknown': object;
  'format-foreign': { looksLike: ForeignFormat };
  'sheet-damaged': { reason: string };
  /** None of its headings is known: the user has to say which column is which. */
  'sheet-unmapped': { headings: string[] };
}

/** What is worth a mention although everything was read. */
export interface FileNoteDetails {
  /** What was there when it was opened is read. */
  'file-grew': { sizeBytes: number; nowBytes: number };
  'file-changed': object;
  'gzip-trailing': { atByte: number; sizeBytes: number };
  'junk-skipped': Skipped;
  'links-skipped': Skipped;
  'sheet-skipped': { name: string; headings: string[] };
  'rows-before-headings': { count: number };
}

export type ProblemCode = keyof FileProblemDetails;
export type NoteCode = keyof FileNoteDetails;

export type FileProblem = {
  [Code in ProblemCode]: { code: Code; details: FileProblemDetails[Code] };
}[ProblemCode];

export type FileNote = { [Code in NoteCode]: { code: Code; details: FileNoteDetails[Code] } }[NoteCode];

/** How the reading of a file or a part of it ended; complete once everything in it was asked for. */
export interface Outcome {
  /** What kept it, or the rest of it, from being read. */
  problem: FileProblem | null;
  notes: FileNote[];
}

export const newOutcome = (): Outcome => ({ problem: null, notes: [] });

const NAMES_TOLD = 10;

type SkipCode = 'junk-skipped' | 'links-skipped';

/** Adds one to those of its kind that were skipped. */
export function noteSkipped(outcome: Outcome, code: SkipCode, name: string): void {
  const isSame = (note: FileNote): note is FileNote & { code: SkipCode } => note.code === code;
  const known = outcome.notes.find(isSame);
  if (known === undefined) {
    outcome.notes.push({ code, details: { names: [name], count: 1 } });
    return;
  }
  known.details.count += 1;
  if (known.details.names.length < NAMES_TOLD) known.details.names.push(name);
}

/** What the system's refusal means; a fault of ours is passed on. */
export function problemOf(error: unknown): FileProblem {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ESTALE':
      return { code: 'file-missing', details: {} };
    case 'EACCES':
    case 'EPERM':
      return { code: 'file-forbidden', details: {} };
    case 'EISDIR':
      return { code: 'file-not-regular', details: { kind: 'folder' } };
    case 'ELOOP':
      return { code: 'link-broken', details: {} };
    default:
      if (typeof code !== 'string' || !/^E[A-Z0-9]+$/.test(code)) throw error;
      return { code: 'file-unreadable', details: { reason: code } };
  }
}
