import { count, plural } from '../format.ts';
import { shown } from '../shown.ts';

const number = (value: number): string => count('en', value);
const rates = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });
const some = (value: number, one: string, other: string): string =>
  `${number(value)} ${plural(value, one, other)}`;

/** All notifications of a project together. */
export const together = {
  title: 'All together, per topic',
  link: 'All together, per topic',
  linkHint:
    'What each topic is told by all enabled notifications: duplicates, overlaps and the subscriber’s day',
  drafts: 'With drafts, as if they were published',
  draftsHint: 'A draft takes the place of the notification that it was made of, or that has its name.',
  looked: (age: string) => `Notifications as they were ${age} ago.`,
  noProject: 'No account was synced, so nobody knows what is enabled there.',
  noneLive: 'No notification of the project is enabled.',
  none: 'There are no drafts for this project either.',
  countDrafts: 'Count drafts',
  noTraces: 'No traces were read yet, so nothing can be counted.',
  left: (left: number) => `${some(left, 'more is', 'more are')} not counted.`,
  nowhere: 'Without a topic',
  nowhereHint: 'Nobody is told of these.',
  repeatedHint: 'Messages about a trace that another notification told the topic of',
  figures: {
    messages: 'Messages',
    repeated: 'Duplicates',
    secondRecords: 'Second records',
    peak: 'Peak of 10 minutes',
  },
  secondHint: 'Operations that run on are recorded twice: the topic is told of both records',
  perDay: (value: number) => `${rates.format(value)} a day`,
  open: (value: number) => `Show ${some(value, 'trace', 'traces')}`,
  openMessages: (value: number) => `Show the traces behind ${some(value, 'message', 'messages')}`,
  ofMessages: (share: string) => `${share} of all`,
  day: 'The subscriber’s day',
  dayOf: (topic: string, zone: string) => `Messages to ${shown(topic)} by the hour of the day, ${zone}`,
  hour: (from: string, to: string, messages: number) =>
    `${from}–${to}: ${some(messages, 'message', 'messages')}`,
  watchers: 'Notifications',
  watchersOf: (topic: string) => `Notifications that tell ${shown(topic)}`,
  columns: {
    name: 'Name',
    matched: 'Matches',
    alone: 'Only by it',
    unknown: 'Cannot tell',
    within: 'Says nothing new',
  },
  aloneHint: 'Matches that no other notification tells this topic of',
  isDraft: 'Draft',
  isLive: 'Live',
  openOf: (name: string, column: string, traces: number) =>
    `${shown(name)}, ${column}: show ${some(traces, 'trace', 'traces')}`,
  within: (name: string) => `All of it is in ${shown(name)}`,
  same: (name: string) => `The same as ${shown(name)}`,
  overlaps: 'Both report',
  overlapsOf: (topic: string) => `Traces of which ${shown(topic)} is told twice`,
  overlap: (one: string, other: string) => `${shown(one)} and ${shown(other)}`,
  overlapsLeft: (pairs: number) => `${some(pairs, 'smaller overlap is', 'smaller overlaps are')} not listed.`,
  rows: 'Traces behind the figure',
  parts: {
    all: 'All that is reported',
    repeated: 'Reported by more than one',
    'second-records': 'Second records',
    stretch: (from: string, to: string) => `${from} – ${to}`,
    match: (name: string) => `Matches of ${shown(name)}`,
    unknown: (name: string) => `${shown(name)} cannot tell`,
    alone: (name: string) => `Reported by ${shown(name)} alone`,
    both: (one: string, other: string) => `Reported by ${shown(one)} and ${shown(other)}`,
  },
  by: 'Reported by',
  traces: (value: number) => some(value, 'trace', 'traces'),
  close: 'Close the traces',
};
