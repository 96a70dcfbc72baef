import { ASSUMPTION_NAMES, ASSUMPTIONS, isSwitchable } from '../../model/assumptions.ts';
import type { Issue } from '../../model/issue.ts';
import type { Tally, TalliedRating } from '../../model/replay.ts';
import { bytes, count, plural } from '../format.ts';
import { shown } from '../shown.ts';

/** What can be wrong with a command line that holds notifications against traces, by code. */
export interface ReplayUsageDetails {
  'traces-missing': object;
  'traces-twice': { given: string };
  'options-exclusive': { option: string; other: string };
  'standard-input-twice': object;
  'instant-unreadable': { option: string; given: string };
  'instant-without-zone': { option: string; given: string };
  'window-turned': { from: string; to: string };
  'assumption-form': { given: string; names: readonly string[] };
  'assumption-unknown': { given: string; nearest: string };
  'assumption-fixed': { name: string; names: readonly string[] };
  'assumption-value': { name: string; given: string; choices: readonly string[] };
  'assumption-twice': { name: string };
}

export type ReplayUsageTable = {
  [Code in keyof ReplayUsageDetails]: (details: ReplayUsageDetails[Code]) => string;
};

export interface CountsLine extends Tally {
  traces: number;
  noMatch: number;
  outOfScope: number;
}

export interface SourcesLine {
  files: number;
  read: number;
  duplicates: number;
  conflicts: number;
  refused: number;
  errors: number;
}

export interface PinLine {
  holds: boolean;
  traceId: string;
  want: string;
  found: string;
}

const number = (value: number): string => count('en', value);
const some = (value: number, one: string, other: string): string =>
  `${number(value)} ${plural(value, one, other)}`;

/** What `--assume` takes. */
export const ASSUMABLE = ASSUMPTION_NAMES.filter(isSwitchable)
  .map((name) => `${name}=${ASSUMPTIONS[name].join('|')}`)
  .join(', ');

export const replayUsage: ReplayUsageTable = {
  'traces-missing': () => 'No traces were given: name a PATH with their files, or --workspace FILE.',
  'traces-twice': ({ given }) =>
    `Traces come from files or from a workspace: leave out “${shown(given)}” or --workspace.`,
  'options-exclusive': ({ option, other }) => `“${option}” and “${other}” cannot be given together.`,
  'standard-input-twice': () => 'Only one of the two notifications can come from standard input.',
  'instant-unreadable': ({ option, given }) =>
    `“${option}” needs a date, a date and time with its zone, or milliseconds, not “${shown(given)}”.`,
  'instant-without-zone': ({ option, given }) =>
    `“${option} ${shown(given)}” names no zone: add Z for UTC, or an offset such as +08:00.`,
  'window-turned': ({ from, to }) => `“--to ${shown(to)}” lies before “--from ${shown(from)}”.`,
  'assumption-form': ({ given, names }) =>
    `“--assume” needs NAME=VALUE, not “${shown(given)}”; the names are ${names.join(', ')}.`,
  'assumption-unknown': ({ given, nearest }) =>
    `There is no assumption “${shown(given)}”; the nearest is “${nearest}”.`,
  'assumption-fixed': ({ name, names }) =>
    `The assumption “${name}” cannot be changed; those that can are ${names.join(', ')}.`,
  'assumption-value': ({ name, given, choices }) =>
    `The assumption “${name}” is ${choices.join(' or ')}, not “${shown(given)}”.`,
  'assumption-twice': ({ name }) => `The assumption “${name}” can be given once only.`,
};

/** What replay, explain, compare and check say. Names and ids are made visible before they get here. */
export const replayed = {
  standardInput: 'Standard input',
  notText: 'This is not text in UTF-8.',
  tooLarge: (limitBytes: number) => `This is larger than ${bytes('en', limitBytes)}, as no notification is.`,
  oneOnly: 'This is a list of notifications; one notification is needed here.',
  idsOfList: 'The ids of a list of notifications cannot be told apart; give one notification with --ids.',
  noTrace: (traceId: string) => `There is no trace with the id “${traceId}”.`,
  olderWorkspace: (path: string) =>
    `${path} was made by an older Tracebell; open it with this one once, or a copy of it, and it is brought up to date.`,
  unfinishedWorkspace: (path: string) =>
    `${path} was not closed properly; open it in Tracebell once, or a copy of it, and it is made whole.`,

  heading: (name: string | null, provider: string) =>
    `${name === null ? 'A notification without a name' : `Notification “${name}”`} on traces of ${provider}`,
  counts: ({ traces, matched, unknown, noMatch, outOfScope }: CountsLine) =>
    `${some(traces, 'trace', 'traces')}: ${number(matched)} matched, ${number(unknown)} unknown, ${number(noMatch)} not matched` +
    (outOfScope === 0 ? '' : `; ${number(outOfScope)} more not looked at, of another provider or project`),
  window: (from: string, to: string) => `Window: ${from} to ${to}`,
  noWindow: 'Window: none, since there are no traces',
  allRead: '  all of it was read',
  unread: (from: string, to: string) => `not read in full: ${from} to ${to}`,
  more: (left: number) => `and ${number(left)} more`,
  section: (heading: string) => `${heading}:`,
  headings: {
    byRating: 'By rating',
    byOperation: 'Busiest operations',
    byUser: 'Busiest users',
    byHour: 'Busiest hours',
    assumptions: 'Taken for granted',
    issues: 'Issues',
    listIssues: 'Issues of the list',
    pins: 'Pins',
  },
  ratings: {
    normal: 'normal',
    warning: 'warning',
    incident: 'incident',
    other: 'none of these',
  } as Record<TalliedRating, string>,
  matched: (traces: number) => `${number(traces)} matched`,
  unknown: (traces: number) => `${number(traces)} unknown`,
  none: '(none)',
  assumption: (sentence: string, value: string, traces: number) =>
    `${sentence} (${value}, ${some(traces, 'trace', 'traces')})`,
  severities: { error: 'error', warning: 'warning' } as Record<Issue['severity'], string>,
  pin: ({ holds, traceId, want, found }: PinLine) =>
    holds ? `holds  ${traceId}: ${want}` : `fails  ${traceId}: ${want} is wanted; found: ${found}`,
  pinGone: 'no such trace',
  ofList: (notifications: number) => some(notifications, 'notification', 'notifications'),
  sources: ({ files, read, duplicates, conflicts, refused, errors }: SourcesLine) =>
    `Read: ${some(files, 'file', 'files')}, ${some(read, 'record', 'records')}, of them ${some(duplicates, 'duplicate', 'duplicates')}, ${some(conflicts, 'conflict', 'conflicts')}, ${number(refused)} refused` +
    (errors === 0 ? '' : `; ${some(errors, 'file', 'files')} could not be read, or not to the end`),
  found: ({ errors, warnings }: { errors: number; warnings: number }) =>
    errors + warnings === 0
      ? 'Nothing is wrong with it.'
      : `${some(errors, 'error', 'errors')}, ${some(warnings, 'warning', 'warnings')}`,

  explained: (traceId: string, verdict: string) => `Trace ${traceId}: ${verdict}`,
  version: (which: number, versions: number) =>
    `Version ${number(which)} of ${number(versions)}, which contradict each other or are of several providers`,
  outOfScope: 'Not looked at by this notification: it is of another provider or project.',
  part: (name: string, verdict: string, reason: string) => `${name}: ${verdict}. ${reason}`,
  compared: (expected: string, actual: string) => `Wanted: ${expected}; found: ${actual}.`,
  difference: (at: number, expected: string, actual: string) =>
    `They differ from character ${number(at)} on: “${expected}” and “${actual}”.`,
  /** Between sentences. */
  space: ' ',
  changes: {
    gained: 'Gained',
    lost: 'Lost',
    kept: 'Kept',
    becameUnknown: 'Became unknown',
    becameKnown: 'Became known',
  },
  change: (change: string, traces: number) => `${change}: ${some(traces, 'trace', 'traces')}`,
  issuesOf: { before: 'Issues of the first', after: 'Issues of the second' },
};
