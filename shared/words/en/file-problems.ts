import type {
  EntryKind,
  FileNoteDetails,
  FileProblemDetails,
  ForeignFormat,
  NoteCode,
  ProblemCode,
  SheetDamage,
} from '../../model/file-problem.ts';
import type { RatingChoice, RatingKept } from '../../model/trace.ts';
import { bytes, count, plural } from '../format.ts';

export type FileProblemTable = { [Code in ProblemCode]: (details: FileProblemDetails[Code]) => string };
export type FileNoteTable = { [Code in NoteCode]: (details: FileNoteDetails[Code]) => string };

const language = 'en';

const kinds: Record<EntryKind, string> = {
  folder: 'a folder',
  link: 'a link',
  pipe: 'a pipe',
  socket: 'a socket',
  device: 'a device',
};

const formats: Record<ForeignFormat, string> = {
  zstd: 'data compressed with zstd',
  xz: 'data compressed with xz',
  bzip2: 'data compressed with bzip2',
  '7z': 'a 7z archive',
  rar: 'a RAR archive',
  lz4: 'data compressed with LZ4',
  parquet: 'a Parquet file',
  sqlite: 'an SQLite database',
  pdf: 'a PDF document',
  'old-excel': 'a workbook of Excel 2003 or older, or one with a password',
  image: 'an image',
  program: 'a program',
  xml: 'XML',
  html: 'a web page',
};

const packed: ReadonlySet<ForeignFormat> = new Set(['zstd', 'xz', 'bzip2', '7z', 'rar', 'lz4'] as const);

const gzipDamages = {
  header: 'its header is not one',
  data: 'the compressed data breaks off',
  checksum: 'its content does not match its checksum',
};

const entryDamages = {
  header: 'its header is not readable',
  data: 'the compressed data breaks off',
  checksum: 'its content does not match its checksum',
  length: 'its content is not as long as the archive says',
};

const sheetDamages: Record<SheetDamage, string> = {
  'too-many-parts': 'the workbook has too many parts',
  'part-missing': 'a part that the workbook names is missing',
  xml: 'a sheet of the workbook is not readable',
  'quote-open': 'a quotation mark is never closed',
  'row-too-long': 'a row is far too long; perhaps a quotation mark is missing',
  'row-unreadable': 'a row cannot be read',
};

const archives = { zip: 'a ZIP archive', tar: 'a tar archive', gzip: 'a gzip file' };

/** A few names, and how many more there are. */
function list(names: readonly string[], total: number): string {
  const more = total - names.length;
  return names.join(', ') + (more > 0 ? ` and ${count(language, more)} more` : '');
}

/** What kept a file, or the rest of it, from being read. */
export const fileProblems: FileProblemTable = {
  'name-not-utf8': ({ count: found }) =>
    `${count(language, found)} ${found === 1 ? 'name' : 'names'} like this cannot be opened: not valid UTF-8 text. Rename the file or folder.`,
  'file-missing': () => 'The file is not there; it may have been moved, renamed or deleted.',
  'file-forbidden': () => 'You have no right to read this.',
  'file-not-regular': ({ kind }) => `This is ${kinds[kind]}, not a file.`,
  'file-unreadable': ({ reason }) => `The system could not read the file (${reason}).`,
  'file-shrank': ({ sizeBytes, readBytes }) =>
    `The file became shorter while it was read: ${bytes(language, readBytes)} of ${bytes(language, sizeBytes)} were read.`,
  'link-broken': () => 'This link leads to nothing.',
  'link-outside': ({ target }) =>
    `This link leads out of the folder, so it was not followed. Add its target itself if you want it: ${target}`,

  'gzip-cut-off': ({ atByte }) =>
    `The compressed file ends too early, at byte ${count(language, atByte)}. What came before was read.`,
  'gzip-damaged': ({ atByte, reason }) =>
    `The compressed file is damaged at byte ${count(language, atByte)}: ${gzipDamages[reason]}. What came before was read.`,
  'zip-damaged': ({ reason }) => `The ZIP archive is damaged: “${reason}”.`,
  'zip-entry-encrypted': () => 'This file in the archive is encrypted. Unpack the archive first.',
  'zip-entry-method': ({ method }) =>
    `This file in the archive is compressed in a way that is not read (method ${method}). Unpack the archive first.`,
  'zip-entry-damaged': ({ reason }) => `This file in the archive is damaged: ${entryDamages[reason]}.`,
  'tar-cut-off': ({ atByte }) =>
    `The tar archive ends too early, at byte ${count(language, atByte)}. What came before was read.`,
  'tar-damaged': ({ atByte }) =>
    `The tar archive is damaged at byte ${count(language, atByte)}. What came before was read.`,
  'archive-in-archive': ({ kind }) =>
    `This is ${archives[kind]} inside another archive. Unpack the outer one first.`,

  'ratio-exceeded': ({ limit }) =>
    `The file unpacks to more than ${count(language, limit)} times its size, as no file of traces does. Its reading was stopped.`,
  'size-exceeded': ({ limitBytes }) =>
    `More than ${bytes(language, limitBytes)} would have to be unpacked. The reading was stopped.`,
  'entries-exceeded': ({ limit }) =>
    `The archive holds more than ${count(language, limit)} files. Its reading was stopped.`,

  'format-unknown': () => 'This is no format that Tracebell knows.',
  'format-foreign': ({ looksLike }) =>
    `This looks like ${formats[looksLike]}, which Tracebell does not read.` +
    (packed.has(looksLike) ? ' Unpack it first.' : '') +
    (looksLike === 'old-excel' ? ' Save it as .xlsx or .csv first, without a password.' : ''),
  'sheet-damaged': ({ reason, said }) =>
    `The table is damaged: ${sheetDamages[reason]}${said === null ? '' : ` (“${said}”)`}. The rows before were read.`,
  'sheet-unmapped': ({ headings }) =>
    `None of the columns is known. Say which one holds what. The headings: ${headings.join(', ')}`,
};

const asked = { severity: 'by severity', outcome: 'by outcome' } satisfies Record<RatingChoice, string>;

/** The same for one file and for all of an import. */
export function ratingKept({ traces, asked: choice }: RatingKept): string {
  const were =
    traces === 1 ? 'trace was there already and keeps its' : 'traces were there already and keep their';
  return `${count(language, traces)} ${were} rating: the one asked for (${asked[choice]}) is given to new traces only. To rate them anew, import into another workspace.`;
}

/** What is worth a mention although everything was read. */
export const fileNotes: FileNoteTable = {
  'file-grew': ({ sizeBytes, nowBytes }) =>
    `The file grew while it was read, to ${bytes(language, nowBytes)}. Its first ${bytes(language, sizeBytes)} were read; import it again for the rest.`,
  'file-changed': () => 'The file was written to while it was read. Import it again to be sure.',
  'zip-unlisted': ({ atByte, sizeBytes }) =>
    `From byte ${count(language, atByte)} on, ${bytes(language, sizeBytes)} follow that the directory of the archive does not list, as where two archives were joined; they were ignored.`,
  'tar-trailing': ({ atByte, sizeBytes }) =>
    `From byte ${count(language, atByte)} on, behind the end of the archive, ${bytes(language, sizeBytes)} follow; they were ignored.`,
  'gzip-trailing': ({ atByte, sizeBytes }) =>
    `From byte ${count(language, atByte)} on, ${bytes(language, sizeBytes)} that are not compressed data follow; they were ignored.`,
  'junk-skipped': ({ names, count: total }) =>
    `${count(language, total)} ${plural(total, 'file', 'files')} that the system keeps for itself ${plural(total, 'was', 'were')} skipped: ${list(names, total)}`,
  'entries-skipped': ({ names, count: total }) =>
    `${count(language, total)} ${plural(total, 'entry of the archive is no plain file and was', 'entries of the archive are no plain files and were')} skipped, as links, pipes and devices are: ${list(names, total)}`,
  'sheet-skipped': ({ name, headings }) =>
    `The sheet “${name}” was skipped, since none of its columns is known: ${headings.join(', ')}`,
  'rows-before-headings': ({ count: total }) =>
    `${count(language, total)} ${plural(total, 'row', 'rows')} above the headings ${plural(total, 'was', 'were')} taken for a title and skipped.`,
  'zone-said': ({ heading, zone }) =>
    `Times without a zone are taken for ${zone}, as was said of the column “${heading}”.`,
  'rating-kept': ratingKept,
};
