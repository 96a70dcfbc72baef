import type { ColumnName } from '../../model/trace-columns.ts';
import { count, plural } from '../format.ts';
import { shown } from '../shown.ts';
import { utcMark, type MarkUnit } from '../utc.ts';

const language = 'en';

const number = (value: number): string => count(language, value);

export const traceList = {
  label: 'Traces',
  filter: 'Filter',
  chart: 'Traces over time, by rating',
  facets: 'Values',
  showFacets: 'Show values',
  hideFacets: 'Hide values',
  xOfYLong: (found: number, all: number) =>
    `${number(found)} of ${number(all)} ${plural(all, 'trace', 'traces')}`,
  arrived: (value: number) => `${number(value)} new: show`,
  clear: 'Clear filter',
  resize: (column: string) => `Width of ${column}`,
  columns: 'Columns',
  noColumn: 'No column has that name.',
  moveLeft: (column: string) => `Move ${column} left`,
  moveRight: (column: string) => `Move ${column} right`,
  resetColumns: 'As at first',
  window: 'Time',
  presets: { hour: 'Hour', day: 'Day', week: '7 days', month: '30 days', quarter: '90 days', all: 'All' },
  /** Which part of the data is looked at. */
  presetWhy: {
    hour: 'The last hour of the data',
    day: 'The last day of the data',
    week: 'The last seven days of the data',
    month: 'The last 30 days of the data',
    quarter: 'The last 90 days of the data',
    all: 'All of the data',
  },
  /** How far back a service itself answers. */
  presetLimit: {
    week: 'CTS itself answers for seven days',
    quarter: 'ActionTrail and CloudMonitor themselves answer for 90 days',
  },
  chosenWindow: 'The stretch you chose',
  windowShown: (why: string, from: string, to: string, zone: string) => `${why}: ${from} to ${to} ${zone}`,
  back: 'Back to the time before',
  empty: '(empty)',
  close: 'Close details',
  exported: 'Traces',
  exportShown: 'What the list shows',
  exportSelected: (rows: number) => (rows === 1 ? 'The selected one' : `The ${number(rows)} selected`),
};

export const traceRatings: Record<'normal' | 'warning' | 'incident', string> = {
  normal: 'normal',
  warning: 'warning',
  incident: 'incident',
};

export const traceTime = {
  title: 'Go to a time',
  label: (zone: string) => `Date, or date and time, in ${zone}`,
  hint: 'Like 2024-05-16 or 2024-05-16 09:14:02',
  wrong: 'This is no date that the calendar has. Write it like 2024-05-16 09:14:02.',
  go: 'Go',
  missed: {
    warning: { next: 'No warning further down.', previous: 'No warning further up.' },
    incident: { next: 'No incident further down.', previous: 'No incident further up.' },
    bookmark: { next: 'No bookmark further down.', previous: 'No bookmark further up.' },
    tag: { next: 'No tagged trace further down.', previous: 'No tagged trace further up.' },
    match: { next: 'No match of the draft further down.', previous: 'No match of the draft further up.' },
    day: { next: 'No other day further down.', previous: 'No other day further up.' },
    hour: { next: 'No other hour further down.', previous: 'No other hour further up.' },
  },
  noDraft: 'There is no draft yet whose matches could be gone to.',
  outside: 'That time lies outside the stretch that is looked at: this is the trace nearest to it.',
};

export const traceQuery = {
  label: 'Filter',
  placeholder: 'Filter: service = VPC and rating != normal',
  suggestions: 'Suggestions',
  searched: (done: number, all: number) => `Looked through ${number(done)} of ${number(all)}`,
  replaying: 'The traces are held against the notifications…',
};

/** Where the list does not show what its filter asks. */
export const traceUnknown = {
  count: (all: number) => `? of ${number(all)} ${plural(all, 'trace', 'traces')}`,
  notKnown: 'How many fit is not known.',
  tooCostly: 'The pattern takes too long.',
  cutOff: 'Another search ended this one.',
  shown: {
    found: 'Shown is what was found until then.',
    possible: 'Shown is all that may fit.',
    before: 'Shown is what was asked before.',
    nothing: '',
  },
  between: ' ',
  title: 'It is not known what fits',
  again: 'Try again',
};

export const traceChips = {
  label: 'Clauses of the filter',
  on: (clause: string) => `Switch on: ${shown(clause)}`,
  off: (clause: string) => `Switch off: ${shown(clause)}`,
  invert: (clause: string) => `Invert: ${shown(clause)}`,
  /** All of it: this is called by what stands on it. */
  edit: (clause: string) => `Edit: ${clause}`,
  remove: (clause: string) => `Remove: ${shown(clause)}`,
};

export const traceFacets = {
  files: { path: 'File', import: 'Import' },
  /** All of a value: one is called by what stands on it, and two that begin alike are two. */
  include: (field: string, value: string) => `Only ${field} = ${value}`,
  exclude: (field: string, value: string) => `Without ${field} = ${value}`,
  search: (field: string) => `Search in ${field}`,
  find: 'Search',
  more: (value: number) => `${number(value)} more`,
  fewer: 'Fewer',
  none: 'No value.',
  notFound: 'No value contains this.',
  hint: 'Click: only these. Ctrl, ⌘ or Alt and click: without these.',
  count: number,
  notCounted: '?',
};

export const traceMenu = {
  only: (field: string, value: string) => `Only ${field} = ${shown(value)}`,
  without: (field: string, value: string) => `Without ${field} = ${shown(value)}`,
  onlyEmpty: (field: string) => `Only where ${field} is empty`,
  withoutEmpty: (field: string) => `Without empty ${field}`,
  copy: 'Copy value',
  copyId: 'Copy trace id',
  open: 'Open details',
  bookmarked: 'bookmarked',
  tag: 'tag',
};

export const traceEmpty = {
  noWorkspace: 'Open a workspace to see its traces',
  none: 'No traces yet',
  noneText: 'Read trace files into this workspace, and they are listed here.',
  nothingYet: 'Nothing found yet',
  nothingYetText: 'Requests, responses and messages are still being looked through.',
  nothingFits: 'No trace fits',
  nothingInWindow: (all: number) =>
    `Nothing in this stretch of time. The workspace holds ${number(all)} ${plural(all, 'trace', 'traces')}.`,
  nothingForFilter: 'Nothing fits the filter in this stretch of time.',
  clear: 'Clear filter',
  widen: 'Look at all of time',
};

export const traceChart = {
  count: number,
  mark: (at: number, unit: MarkUnit) => utcMark(language, at, unit),
  said: (span: string, counts: readonly { label: string; count: number }[], hasGap: boolean) =>
    [
      `${span}:`,
      counts.map(({ label, count: value }) => `${number(value)} ${label}`).join(', ') || 'nothing',
      ...(hasGap ? ['– not all of it was read'] : []),
    ].join(' '),
  span: (from: string, to: string) => `${from} – ${to}`,
  keys: 'Arrow keys move over the bars, Shift and arrows choose several, Enter narrows the time to them, Escape goes back.',
  none: 'No trace in this stretch of time',
  gap: 'not read',
  place: 'place in the list',
  others: 'others',
  noRating: 'no rating',
};

/** Columns of the list that join fields, or are no field. */
export const joinedColumns = {
  time: 'Time',
  record_time: 'Recorded',
  rating: 'Rating',
  operation: 'Operation',
  resource: 'Resource',
  user: 'User',
  trace_id: 'Trace id',
  mark: 'Mark',
};

export const traceColumns: Record<ColumnName, string> = {
  provider: 'provider',
  format: 'format',
  severity: 'severity',
  region: 'region',
  project_id: 'project',
  domain_id: 'domain id',
  tracker_name: 'tracker',
  service_type: 'service',
  resource_type: 'resource type',
  resource_id: 'resource id',
  resource_name: 'resource name',
  trace_name: 'operation name',
  trace_rating: 'rating',
  trace_type: 'trace type',
  code: 'code',
  api_version: 'API version',
  'user.name': 'user name',
  'user.user_name': 'user login',
  'user.id': 'user id',
  'user.type': 'user type',
  'user.account_id': 'user account',
  'user.access_key_id': 'access key',
  'user.principal_is_root_user': 'root user',
  'user.domain.id': 'user domain id',
  'user.domain.name': 'user domain',
  'user.session_context.attributes.mfa_authenticated': 'MFA',
  source_ip: 'source IP',
  endpoint: 'endpoint',
  enterprise_project_id: 'enterprise project',
  resource_account_id: 'resource account',
  event_type: 'event type',
  read_only: 'read-only',
  operation_id: 'operation id',
  user_agent: 'user agent',
};
