import { count, plural } from '../format.ts';
import { shown } from '../shown.ts';

const number = (value: number): string => count('en', value);
const some = (value: number, one: string, other: string): string =>
  `${number(value)} ${plural(value, one, other)}`;

/** One imported file against notifications: a draft while it is typed, or every live one. */
export const fileTest = {
  choose: 'One file…',
  chooseHint: 'Hold it against the traces of one imported file alone',
  only: 'Only traces of',
  letGo: 'Look at all files again',
  noFiles: 'No imported file has this in its path.',
  moreFiles: (value: number) => `${some(value, 'more file', 'more files')}: type a part of the path.`,
  title: 'A file against all notifications',
  link: 'Test against notifications',
  linkHint: 'Which live notifications report which traces of this file',
  draft: 'Test drafts on this file',
  draftHint: 'The live test of every draft looks at this file alone, until you let it go',
  rests: (traces: number) =>
    `${some(traces, 'trace', 'traces')}. Where another source tells more of a trace, that counts.`,
  drafts: 'With drafts',
  draftsHint: 'Every draft is a column of its own, beside the live notifications.',
  none: 'The project has no notifications, and no drafts are counted.',
  parts: {
    all: (value: number) => `All ${number(value)}`,
    reported: (value: number) => `Reported ${number(value)}`,
    unknown: (value: number) => `Cannot tell ${number(value)}`,
    unreported: (value: number) => `By none ${number(value)}`,
  },
  which: 'Traces that are listed',
  matchOf: (name: string) => `Reported by ${shown(name)}`,
  unknownOf: (name: string) => `${shown(name)} cannot tell`,
  notifications: 'What each notification says of the file',
  name: 'Notification',
  matched: 'Matches',
  unknown: 'Cannot tell',
  off: 'Off',
  offHint: 'It is disabled, so it reports nothing.',
  open: (name: string, column: string, traces: number) =>
    `${shown(name)}, ${column}: show ${some(traces, 'trace', 'traces')}`,
  table: 'Traces by notification',
  noTraces: 'None of its traces is here.',
  noneSuch: 'There are no such traces in this file.',
  outOfScope: 'not looked at',
  why: (name: string) => `Why: ${shown(name)}`,
  whyNone: 'Choose a notification in the row of a trace to read why it reports it or not.',
  close: 'Close why',
  resize: (column: string) => `Width of ${column}`,
};
