import { count, plural } from '../format.ts';

const language = 'en';
const number = (value: number): string => count(language, value);
const rates = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
const some = (value: number, one: string, other: string): string =>
  `${number(value)} ${plural(value, one, other)}`;

export const liveTest = {
  label: 'Live test',
  window: 'Traces of the last',
  presets: {
    minutes: '15 min',
    hour: '1 h',
    day: '24 h',
    week: '7 days',
    month: '30 days',
    quarter: '90 days',
    all: 'All',
  },
  custom: 'Other…',
  back: 'Back to the window before',
  windowShown: (from: string, to: string, zone: string) => `${from} – ${to} ${zone}`,
  windowHint: 'Lengths count back from the last trace that was read.',
  matches: (value: number) => `${number(value)} ${plural(value, 'match', 'matches')}`,
  ofTraces: (value: number) => `of ${some(value, 'trace', 'traces')}`,
  live: (value: number) => `live ${number(value)}`,
  liveWhy: 'What the notification of this name reports, as it stood in the account when that was read last.',
  changes: (gained: number, lost: number) => `${number(gained)} gained, ${number(lost)} lost`,
  perDay: (value: number) => `${rates.format(value)} a day`,
  perDayWhy: 'Messages a day, over the time that was read.',
  tooShort: 'Less than a day was read: no messages a day.',
  unknown: (value: number) => `${number(value)} cannot tell`,
  stale: 'Before the last change',
  ofLastValid: 'Of the last valid text',
  coverage: (read: string, never: string | null) =>
    never === null ? `in ${read} read` : `in ${read} read, ${never} never read`,
  hours: (ms: number) => {
    const minutes = ms / 60_000;
    if (minutes < 1) return `${number(Math.ceil(ms / 1000))} s`;
    if (minutes < 120) return `${number(Math.round(minutes))} min`;
    return `${number(Math.round(minutes / 60))} h`;
  },
  nothingRead: 'No traces were read yet, so nothing can be held against the draft.',
  figures: {
    peak: 'Peak of 10 minutes',
    hour: 'Busiest hour',
    user: 'Busiest operator',
    operation: 'Busiest operation',
  },
  noUser: 'no user',
  noOperation: 'no operation',
  showStretch: (value: number) => `${some(value, 'match', 'matches')}: narrow the window to them`,
  chart: 'Matches over time',
  unit: 'matches',
  kinds: { match: 'matches', unknown: 'cannot tell' },
  chartHint: 'Click a bar, or drag over several, to narrow the window to them.',
  chartKeys:
    'Arrow keys move over the bars, Enter narrows the window to a bar, Shift and arrows choose several, Escape lets go.',
  chartNone: 'Nothing matches in this stretch of time',
  tabs: 'Lists of the live test',
  tabMatches: (value: number) => `Matches ${number(value)}`,
  tabUnknown: (value: number) => `Cannot tell ${number(value)}`,
  listMatches: 'Traces that match',
  listUnknown: 'Traces on which it cannot tell',
  columns: {
    time: (zone: string) => `Time ${zone}`,
    rating: 'Rating',
    operation: 'Operation',
    resource: 'Resource',
    user: 'User',
  },
  noMatches: 'Nothing matches.',
  noUnknown: 'The draft can tell of every trace.',
  openInTraces: 'Open in Traces',
  openAllHint: 'The same traces on the Traces screen',
  why: 'Why?',
  outOfScope: 'The draft does not look at this trace: it is of another provider or project.',
  gone: 'The original of this trace was removed.',
  close: 'Close',
};
