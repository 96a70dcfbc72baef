import type { CoverageState } from '../../model/coverage.ts';
import type { FileChoice, ImportTotals } from '../../model/imports.ts';
import type { FormatName, Provider, RatingChoice, Wrapping } from '../../model/trace.ts';
import { bytes, count, moment, plural } from '../format.ts';
import { utcMark, utcMoment, type MarkUnit } from '../utc.ts';
import { ratingKept } from './file-problems.ts';

const language = 'en';

const number = (value: number): string => count(language, value);
const some = (value: number, one: string, other: string): string =>
  `${number(value)} ${plural(value, one, other)}`;

/** What an import came to; what did not happen is not mentioned, except that nothing was added. */
function cameTo({ files, added, duplicates, conflicts, expired, refused, failed }: ImportTotals): string {
  const parts = [
    some(added, 'trace added', 'traces added'),
    ...(duplicates > 0 ? [some(duplicates, 'duplicate', 'duplicates')] : []),
    ...(conflicts > 0 ? [some(conflicts, 'conflict', 'conflicts')] : []),
    ...(expired > 0 ? [`${number(expired)} older than this workspace keeps`] : []),
    ...(refused > 0 ? [some(refused, 'record refused', 'records refused')] : []),
    ...(failed > 0 ? [`${some(failed, 'file', 'files')} not read to the end`] : []),
  ];
  return `${some(files, 'file', 'files')}: ${parts.join(', ')}.`;
}

export const imports = {
  title: 'Imports',
  all: 'All imports',
  backToOverview: 'Overview',
  noneTitle: 'Nothing has been imported yet',
  none: 'Each import is listed here, file by file: what was added, what was there already, and every record that was refused, with its place and the reason.',
  noWorkspace: 'Open a workspace to see what was read into it.',
  gone: 'This import is not in the open workspace.',
  open: 'Open traces…',
  openFolder: 'Open folder…',
  show: 'Show imports',
  result: 'Show result',
  dismiss: 'Dismiss this result',
  startedAt: (at: number) => moment(language, at),
  runs: 'Imports, newest first',
  runName: (at: number) => `Import of ${moment(language, at)}`,
  more: (value: number) => `Show ${number(value)} more`,
  columns: {
    started: 'Started',
    given: 'Read from',
    files: 'Files',
    read: 'Read',
    added: 'Added',
    duplicates: 'Duplicates',
    conflicts: 'Conflicts',
    expired: 'Expired',
    refused: 'Refused',
    failed: 'Not read',
    file: 'File',
    format: 'Format',
    findings: 'What to look at',
  },
  given: (first: string, others: number) => (others === 0 ? first : `${first} and ${number(others)} more`),
  states: {
    running: 'Running',
    complete: 'Complete',
    incomplete: 'Not complete',
  },
  incompleteWhy:
    'It was cancelled or cut off. Files that were done by then are in; open the same files again to read the rest.',
  by: 'By',
  took: 'Took',
  rating: 'Rating of IBM and Alibaba',
  ratings: {
    severity: 'By severity',
    outcome: 'By outcome',
  } satisfies Record<RatingChoice, string> as Record<RatingChoice, string>,
  cameTo,
  ratingKept,
  cancelled: (totals: ImportTotals) => `Cancelled. ${cameTo(totals)}`,
  finished: (totals: ImportTotals) => `Import finished. ${cameTo(totals)}`,
  exported: (rows: number, path: string) =>
    `${some(rows, 'refused record', 'refused records')} written to ${path}`,
  filter: 'Show',
  choices: {
    all: 'All files',
    findings: 'With findings',
    duplicates: 'With duplicates',
    sheets: 'Sheets',
  } satisfies Record<FileChoice, string> as Record<FileChoice, string>,
  digests: {
    title: 'Digests',
    sum: ({
      digests,
      sound,
      changed,
      missing,
    }: {
      digests: number;
      sound: number;
      changed: number;
      missing: number;
    }) =>
      `${some(digests, 'digest', 'digests')}: ${some(sound, 'file is', 'files are')} as listed, ${number(changed)} changed, ${number(missing)} not read.`,
    cut: (name: string) => `The chain is cut: the digest before them, ${name}, has other bytes.`,
    changed: 'Changed since it was listed:',
    /** What a name of a file does. */
    find: (name: string) => `Find ${name} in the list`,
    more: (value: number) => `and ${number(value)} more`,
  },
  searchFiles: 'Search paths',
  searchRefusals: 'Search reasons and excerpts',
  filesShown: (value: number) => some(value, 'file', 'files'),
  refusalsShown: (value: number) => some(value, 'refused record', 'refused records'),
  files: 'Files',
  noFiles: 'No file fits.',
  loading: 'Loading…',
  choose: 'Choose a file to see what was found in it.',
  allRefusals: 'All refused records',
  allRefusalsOf: 'Refused records of every file of this import',
  closeDetail: 'Close details',
  showTraces: 'Show the traces that came in with it',
  count: number,
  nothing: '–',
  unknownFormat: 'Not recognised',
  digest: 'Digest of trace files',
  noTrace: 'No trace in it',
  nothingInIt: 'Nothing in it',
  wrappedIn: (names: string[]) => `in ${names.join(', ')}`,
  known: 'Same bytes imported before',
  problem: 'Not read, or not to its end',
  notes: 'Worth knowing',
  fileSize: 'Size',
  size: (value: number) => bytes(language, value),
  conflictsWhy: (value: number) =>
    `${some(value, 'record has', 'records have')} the id of a trace that is here with other content. Both are kept: somebody may have altered one of them.`,
  noFindings: 'Every record of it was read.',
  refusals: 'Refused records',
  noRefusals: 'No record was refused.',
  noRefusalFits: 'No refused record fits.',
  position: {
    index: 'Record',
    line: 'Line',
    byte: 'Byte',
    reason: 'Reason, and how the record begins',
  },
  recordNumber: (index: number) => `#${number(index + 1)}`,
  lineNumber: (line: number | null) => (line === null ? '–' : number(line)),
  byteNumber: (byte: number) => number(byte),
  noExcerpt: '(nothing to show)',
  where: (index: number, line: number | null, byte: number) =>
    `Record ${number(index + 1)}${line === null ? '' : `, line ${number(line)}`}, from byte ${number(byte)}`,
  refusalChosen: 'The chosen record',
  export: 'Export refused records…',
  exportTitle: 'Export refused records',
  exportText: 'Every refused record of this import, with its file, place, reason and how it begins.',
  exportFormat: 'Format',
  exportFormats: { csv: 'CSV', json: 'JSON' },
  exportPath: 'Write it on the machine that runs Tracebell:',
  exportDo: 'Export',
  exportDownload: 'Download',
  exportDownloadText: 'Or download it to the machine this browser runs on.',
  exportName: (run: number) => `refused records of import ${run}`,
};

export const openTraces = {
  title: 'Open traces',
  text: 'Files or folders on the machine that runs Tracebell: JSON, CSV, XLSX, and .gz, .zip or .tar.gz of them.',
  pathLabel: 'Path',
  anotherPath: 'Another path',
  removePath: 'Remove this path',
  read: 'Read',
  chooseFiles: 'Choose files…',
  chooseFolder: 'Choose folder…',
  uploadText:
    'Or bring files from the machine this browser runs on. Their copies are removed when they have been read.',
  chooseText: 'Or choose them.',
  rating: 'Rate IBM and Alibaba events',
  ratings: {
    severity: 'by their severity',
    outcome: 'by their outcome',
  } satisfies Record<RatingChoice, string> as Record<RatingChoice, string>,
  newText:
    'No workspace is open. Say where one is made, on the machine that runs Tracebell; the traces are then read into it.',
  intoNew: 'No workspace is open: next, you say where a new one is made.',
};

export const dropping = {
  title: 'Drop to read',
  into: (name: string) => `Traces are read into “${name}”. A workspace file is opened.`,
  intoNew:
    'You say where a new workspace is made, and the traces are read into it. A workspace file is opened.',
  readOnlyTitle: 'This workspace is read-only',
  readOnly: 'Traces cannot be read into it. A workspace file is opened.',
  keyboard: (keys: string) => `By keyboard: ${keys}`,
};

export const uploads = {
  kind: 'Upload',
  counting: (files: number) => `Looking: ${some(files, 'file', 'files')}`,
  sent: (done: number, total: number) => `${bytes(language, done)} of ${bytes(language, total)}`,
  files: (value: number) => some(value, 'file', 'files'),
  name: (first: string, others: number) => (others === 0 ? first : `${first} and ${number(others)} more`),
  states: { failed: 'Failed', cancelled: 'Cancelled', empty: 'There is no file in it.' },
};

export const pace = {
  traces: (perSecond: number) => `${number(Math.round(perSecond))} traces/s`,
  bytes: (perSecond: number) => `${bytes(language, perSecond)}/s`,
  left: (ms: number) => {
    const seconds = Math.max(1, Math.round(ms / 1000));
    if (seconds < 60) return `${number(seconds)} s left`;
    if (seconds < 3600) return `${number(Math.round(seconds / 60))} min left`;
    return `${number(Math.round(seconds / 3600))} h left`;
  },
};

export const sheets = {
  title: 'Columns',
  unnamed: 'Table',
  text: 'Which field of a trace each column holds. Tracebell took them for these; correct what is wrong and read the file again.',
  heading: 'Heading in the file',
  field: 'Field of a trace',
  none: 'no field; kept as it is',
  fieldOf: (heading: string) => `Field for “${heading}”`,
  twice: (field: string) => `Two columns are set to “${field}”.`,
  noTime: 'No column is set to “time”: without it every row is refused.',
  rowsBefore: (value: number) => `${some(value, 'row', 'rows')} before the headings`,
  again: 'Read again with these columns',
  reset: 'As Tracebell took them',
  remembered: 'Sheets with the same headings are read like this from then on.',
  zone: 'Times without a zone',
  zoneNone: 'are refused',
  zoneIn: (zone: string) => `are in ${zone}`,
  zoneText: 'A time that names its zone stays as it is. What clocks leapt over, or showed twice, is refused.',
  zoneNames: 'Zones by name',
  zoneOffsets: 'Ahead of UTC by',
};

export const providers: Record<Provider, string> = {
  huawei: 'Huawei Cloud',
  ibm: 'IBM Cloud',
  alibaba: 'Alibaba Cloud',
  aws: 'AWS',
};

export const formats: Record<FormatName | 'mixed', string> = {
  cts: 'CTS traces',
  'cts-function-event': 'CTS function events',
  'cts-sheet': 'CTS console export',
  'ibm-g1': 'IBM Activity Tracker, first generation',
  'ibm-g2': 'IBM Activity Tracker, LogDNA',
  'ibm-g3': 'IBM Activity Tracker, Cloud Logs',
  'alibaba-cms': 'Alibaba CloudMonitor events',
  'alibaba-cms-webhook': 'Alibaba CloudMonitor webhooks',
  'alibaba-cms-api': 'Alibaba CloudMonitor API answers',
  'alibaba-actiontrail': 'Alibaba ActionTrail events',
  'aws-cloudtrail': 'AWS CloudTrail events',
  mixed: 'Several formats',
};

export const wrappings: Record<Wrapping, string> = {
  logdna: 'LogDNA lines',
  elasticsearch: 'Elasticsearch documents',
  'cloud-logs': 'Cloud Logs rows',
  'log-service': 'Log Service entries',
  'cloudtrail-lookup': 'CloudTrail lookup answers',
  cloudevents: 'CloudEvents',
};

export const coverage = {
  title: 'What has been read',
  text: 'By the time at which the service recorded a trace, in UTC.',
  emptyTitle: 'No traces yet',
  empty:
    'Here you will see how many traces there are, from when, and which stretches of time are complete, partial or were never read.',
  emptyNext: 'Drop trace files or folders anywhere on this window, or open them:',
  figures: {
    traces: 'Traces',
    sources: 'Files',
    from: 'First',
    to: 'Last',
    conflicts: 'Conflicts',
    refused: 'Refused',
  },
  figureLink: (name: string, value: string) => `${name}: ${value}. Show imports`,
  count: number,
  at: (at: number) => utcMoment(language, at),
  mark: (at: number, unit: MarkUnit) => utcMark(language, at, unit),
  states: {
    complete: 'Complete',
    partial: 'Partial',
    removed: 'Removed',
    never: 'Never read',
  } satisfies Record<CoverageState | 'never', string> as Record<CoverageState | 'never', string>,
  meanings: {
    complete: 'all that was recorded then is here, proven by digests or a sync',
    partial: 'something of it is here',
    removed: 'it was here and was removed',
    never: 'nothing of it was ever read',
  } satisfies Record<CoverageState | 'never', string> as Record<CoverageState | 'never', string>,
  legend: 'Legend',
  project: (id: string | null) => (id === null ? 'no project named' : `project ${id}`),
  tracker: (name: string | null) => (name === null ? 'no tracker named' : `tracker ${name}`),
  traces: (value: number) => some(value, 'trace', 'traces'),
  span: (ms: number) => {
    const minutes = ms / 60_000;
    if (minutes < 1) return 'under a minute';
    if (minutes < 120) return `${number(Math.round(minutes))} min`;
    if (minutes < 240 * 60) return `${number(Math.round(minutes / 60))} h`;
    return `${number(Math.round(minutes / 1440))} days`;
  },
  stretch: (state: string, span: string) => `${state} ${span}`,
  gaps: (value: number, span: string) => `never read ${span} in ${some(value, 'gap', 'gaps')}`,
  barName: (line: string, told: string) => `${line}: ${told}`,
  lateness: (span: string) => `Traces were recorded up to ${span} after they happened.`,
  asTable: 'As a table',
  columns: { line: 'Source', from: 'From (UTC)', to: 'To (UTC)', state: 'State', sources: 'Files' },
  tableCut: (value: number) => `${number(value)} further stretches are not listed.`,
  linesCut: (value: number) => `Show ${some(value, 'further source', 'further sources')}`,
};
