import type { FileDigestState } from '../../model/browse.ts';
import type { ColumnName } from '../../model/trace-columns.ts';
import type { TraceFieldName } from '../../model/trace-fields.ts';
import { bytes, count, plural } from '../format.ts';
import { shown } from '../shown.ts';

const language = 'en';

const number = (value: number): string => count(language, value);
const some = (value: number, one: string, other: string): string =>
  `${number(value)} ${plural(value, one, other)}`;

const parts = (size: number, isList: boolean): string =>
  isList ? `[ ${some(size, 'entry', 'entries')} ]` : `{ ${some(size, 'member', 'members')} }`;
const more = (left: number): string => `Show more: ${some(left, 'character', 'characters')} left`;

export const traceDetail = {
  label: 'Details of the trace',
  edge: 'Size of the details',
  close: 'Close details',
  missing: (row: number) => `The workspace has no trace in row ${number(row)}. It may have been removed.`,
  unnamed: 'Trace without a name',
  tabs: {
    fields: 'Fields',
    request: 'Request',
    response: 'Response',
    raw: 'Raw',
    source: 'Source',
    compare: 'Compare',
    note: 'Note',
    verdicts: 'Verdicts',
  },
  tabsLabel: 'Parts of the trace',
  moment: (at: string, zone: string) => `${at} ${zone}`,
  repeated: (paths: readonly string[]) =>
    `Stands more than once in the record: ${paths.join(', ')}. The last one counts here; other programs may take another one.`,
};

export const traceFieldGroups = {
  what: 'What happened',
  resource: 'Resource',
  who: 'Who did it',
  call: 'The call',
  record: 'The record',
  extra: 'Other members of the record',
};

export const traceFieldsTab = {
  showEmpty: (fields: number) => `Show ${some(fields, 'empty field', 'empty fields')}`,
  hideEmpty: (fields: number) => `Hide ${some(fields, 'empty field', 'empty fields')}`,
  empty: '(empty)',
  extraWhy: 'The model has no field for these. They are kept as they came and can be filtered by.',
  seeTab: (tab: string, size: number, isList: boolean) => `${parts(size, isList)} – see ${tab}`,
  more,
  value: (field: string) => `Value of ${shown(field)}`,
};

export const resourcePage = {
  offer: 'Page of the resource',
  /** The host is what a person has to judge. */
  on: 'Opens a page on',
  writtenAs: '– the trace writes it with other letters, which may look like those of another host:',
  besides: 'This is not the host of the endpoint that the trace names:',
  why: 'The address comes from the trace, which others wrote. It opens in your browser; look at the host first.',
  open: 'Open in the browser',
  opened: 'Handed to the browser',
  copy: 'Copy address',
  /** Why no page is offered. */
  refused: {
    unseen:
      'The page of the resource is not offered: its address holds blanks or characters that are not seen.',
    'no-endpoint': 'The trace gives a path to the page of the resource, but no endpoint to look for it on.',
    'not-https': 'The page of the resource is not offered: its address is not https.',
    'other-host':
      'The page of the resource is not offered: its path leads to another host than the endpoint.',
    credentials: 'The page of the resource is not offered: its address holds a user name before the host.',
    unreadable: 'The endpoint and the path of the trace make no plain https address, so no page is offered.',
  },
};

export const valueMenu = {
  open: (name: string) => `What can be done with ${shown(name)}`,
  title: (name: string) => shown(name),
  include: (name: string, value: string) => `Only ${shown(name)} = ${shown(value)}`,
  exclude: (name: string, value: string) => `Without ${shown(name)} = ${shown(value)}`,
  includeEmpty: (name: string) => `Only where ${shown(name)} is empty`,
  excludeEmpty: (name: string) => `Without empty ${shown(name)}`,
  noFilter: 'It lies too deep for a filter.',
  copy: 'Copy value',
  copyPath: 'Copy path',
  copied: 'Copied',
  notCopied: 'The system did not let it be copied.',
};

export const jsonTree = {
  none: { request: 'The trace has no request.', response: 'The trace has no response.' },
  search: 'Search here',
  found: (place: number, matches: number, isCut: boolean) =>
    `${number(place)} of ${number(matches)}${isCut ? ' or more' : ''}`,
  notFound: 'Not found',
  next: 'Next place',
  previous: 'Previous place',
  openAll: 'Open all',
  foldAll: 'Fold all',
  parts,
  menu: (path: string) => `What can be done with ${shown(path)}`,
  cut: (lines: number) => `Only the first ${number(lines)} lines are shown. Raw holds all of it.`,
  value: (path: string) => `Whole value of ${shown(path)}`,
  more,
};

export const rawTab = {
  label: 'The record as it was read',
  pretty: 'Line breaks and indents',
  about: (size: number) => `${bytes(language, size)}, as it was read`,
  aboutPretty: (size: number) =>
    `${bytes(language, size)}, with line breaks and indents that the record does not have`,
  copy: 'Copy',
  more,
};

export const sourceTab = {
  file: 'File',
  run: 'Import',
  position: 'Place in the file',
  at: (index: number, byte: number) => `Record ${number(index + 1)}, from byte ${number(byte)}`,
  readAt: 'Read',
  format: 'Format',
  tracker: 'Tracker',
  noTracker: 'None is named.',
  md5: 'MD5 of the file',
  sha256: 'SHA-256 of the file',
  noDigest: 'Not known',
  digest: 'Digest of the service',
  digestStates: {
    sound: 'Unchanged: a digest lists the file with these very bytes',
    'chain-cut':
      'Not proven: a digest lists the file with these very bytes, but the next digest says that this digest had other bytes. The chain is cut between them',
    changed: 'Changed: a digest lists the file with other bytes',
    'not-compared': 'Not compared: a digest lists the file, but it was read out of an archive',
    'not-listed': 'Not listed in any digest that was read',
    'none-read': 'No digest was read',
  } satisfies Record<FileDigestState, string>,
  versions: 'Other versions',
  noVersions: 'No other record bears the id of this trace with other content.',
  conflict: (rows: number) =>
    `${some(rows, 'other record bears', 'other records bear')} the id of this trace with other content. Somebody may have altered one of them.`,
  version: (row: number) => `Version in row ${number(row)}`,
  supersededBy: (row: number) => `Row ${number(row)} stands for this trace, not this one.`,
  compareWith: (row: number) => `Compare with the version in row ${number(row)}`,
  ofRun: 'What came of this import',
  imports: 'All imports',
};

export const compareTab = {
  with: 'Compare with',
  choices: {
    previous: 'The row above',
    next: 'The row below',
    pinned: 'The pinned trace',
    version: 'Other version',
    selected: 'The other selected one',
  },
  pin: 'Pin this trace',
  unpin: 'Unpin',
  noPrevious: 'There is no row above this one in the list.',
  noNext: 'There is no row below this one in the list.',
  noPinned: 'No trace is pinned. Open one, pin it here, then open the one to hold against it.',
  isPinned: 'This is the pinned trace. Open another one to hold it against this.',
  side: (id: string) => `Trace ${shown(id)}`,
  label: 'Two traces side by side',
  path: 'Path',
  thisTrace: 'This trace',
  kinds: {
    same: 'Same',
    changed: 'Differs',
    'only-left': 'Only in the first',
    'only-right': 'Only in the second',
  },
  differences: (paths: number) =>
    paths === 0 ? 'Nothing differs' : `${some(paths, 'path differs', 'paths differ')}`,
  onlyDifferent: 'Only what differs',
  next: 'Next difference',
  previous: 'Previous difference',
  absent: '(not there)',
  parts,
  more,
};

/** Fields that are no columns; those have their names in the list. */
export const traceFieldNames: Record<Exclude<TraceFieldName, ColumnName>, string> = {
  trace_id: 'trace id',
  time: 'time',
  record_time: 'recorded',
  'user.principal_id': 'principal id',
  'user.principal_urn': 'principal URN',
  'user.invoked_by': 'invoked by',
  'user.session_context.attributes.created_at': 'session made',
  'user.OriginUser': 'origin user',
  request: 'request',
  response: 'response',
  message: 'message',
  request_id: 'request id',
  location_info: 'location',
  resource_url: 'resource page',
  content_length: 'content length',
  total_time: 'total time',
};
