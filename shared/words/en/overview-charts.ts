import type { BarUnit, NovelSubject, OverviewGroup, RatingKind } from '../../model/overview.ts';
import { count, plural } from '../format.ts';
import { utcMark, type MarkUnit } from '../utc.ts';

const language = 'en';
const number = (value: number): string => count(language, value);
const traces = (value: number): string => `${number(value)} ${plural(value, 'trace', 'traces')}`;

const shares = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
const MOST_SHARE = 0.999;
const points = new Intl.NumberFormat(language, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });

export const overviewCharts = {
  count: number,
  traces,
  /** What is not all is not said to be. */
  share: (value: number) => shares.format(value < 1 ? Math.min(value, MOST_SHARE) : value),
  mark: (at: number, unit: MarkUnit) => utcMark(language, at, unit),
  /** Of a length of time, as long as it is. */
  span: (ms: number) => {
    const minutes = ms / 60_000;
    if (minutes < 1) return `${number(Math.round(ms / 1000))} s`;
    if (minutes < 120) return `${number(Math.round(minutes))} min`;
    if (minutes < 72 * 60) return `${number(Math.round(minutes / 6) / 10)} h`;
    return `${number(Math.round(minutes / 144) / 10)} days`;
  },
  between: (from: string, to: string) => `${from} to ${to}`,
  custom: 'Other…',
  customTitle: 'Another stretch of time',
  customFrom: (zone: string) => `From, in ${zone}`,
  customTo: (zone: string) => `Until, in ${zone}`,
  customShow: 'Show',
  customCancel: 'Cancel',
  customWrong: 'Write both like 2024-05-16 or 2024-05-16 09:14, the second after the first.',
  /** A figure that rests on less than everything. */
  never: (share: string, span: string) =>
    `${share} of this time (${span}) was never read: what happened then is in no figure here.`,
  /** Of others more was read. */
  lacking: (span: string, trackers: number, of: number) =>
    `${number(trackers)} of ${number(of)} trackers ${plural(trackers, 'was', 'were')} never read for ${span} of this time: what was recorded there then is in no figure here.`,
  unproven: 'What was read is not proven to be all: only digests or a sync prove that.',
  asTable: 'Table',
  asChart: 'Chart',
  savePng: 'PNG',
  saveCsv: 'CSV',
  savePngOf: (title: string) => `Save as PNG: ${title}`,
  saveCsvOf: (title: string) => `Save as CSV: ${title}`,
  tableOf: (title: string) => `As a table: ${title}`,
  chartOf: (title: string) => `As a chart: ${title}`,
  saved: (path: string) => `Saved: ${path}`,
  kinds: {
    incident: 'incident',
    warning: 'warning',
    normal: 'normal',
    other: 'other rating',
  } satisfies Record<RatingKind, string> as Record<RatingKind, string>,
  ratings: {
    title: 'Ratings',
    label: 'Traces over time, by rating',
    step: 'A bar for each',
    steps: { hour: 'Hour', day: 'Day' },
    per: {
      minutes: 'traces in 5 minutes',
      hour: 'traces an hour',
      day: 'traces a day',
      month: 'traces a month',
      year: 'traces a year',
    } satisfies Record<BarUnit, string> as Record<BarUnit, string>,
    coarser: 'Bars are longer than you chose: there would be too many of them.',
    finer: 'Bars are shorter than you chose: there would be hardly one.',
    keys: 'Arrow keys move over the bars, Enter opens the traces of a bar, Shift and arrows choose several, Escape lets go.',
    hint: 'Click a bar, or drag over several, to see their traces.',
    none: 'No trace in this stretch of time',
    gap: 'never read',
    said: (span: string, counts: readonly { label: string; count: number }[], hasGap: boolean) =>
      [
        `${span}:`,
        counts.map(({ label, count: value }) => `${number(value)} ${label}`).join(', '),
        ...(hasGap ? ['– not all of it was read'] : []),
      ].join(' '),
    columns: { from: 'From', to: 'Until', total: 'Traces', never: 'Never read' },
    open: (kind: string, value: string) => `${kind}: ${value}. Show these traces`,
  },
  breakdown: {
    title: 'Ratings by group',
    by: 'By',
    groups: {
      service: 'Service',
      operator: 'Operator',
      operation: 'Operation',
    } satisfies Record<OverviewGroup, string> as Record<OverviewGroup, string>,
    /** In the middle of a sentence. */
    many: {
      service: (value: number) => `${number(value)} ${plural(value, 'service', 'services')}`,
      operator: (value: number) => `${number(value)} ${plural(value, 'operator', 'operators')}`,
      operation: (value: number) => `${number(value)} ${plural(value, 'operation', 'operations')}`,
    } satisfies Record<OverviewGroup, (value: number) => string> as Record<
      OverviewGroup,
      (value: number) => string
    >,
    others: (what: string, value: number) => `Further ${what}: ${traces(value)}`,
    total: 'Traces',
    said: (name: string, counts: readonly { label: string; count: number }[]) =>
      `${name}: ${counts.map(({ label, count: value }) => `${number(value)} ${label}`).join(', ')}. Show these traces`,
  },
  failures: {
    title: 'Failures',
    /** What counts as one. */
    meaning:
      'A failure is a trace rated warning (it failed) or incident (it failed and may have harmed others). Traces without such a rating are left out of the share.',
    whole: (share: string, failed: number, rated: number) =>
      `${share} failed: ${number(failed)} of ${traces(rated)}.`,
    wasBefore: (share: string, change: string) => `${share} in as long a time before: ${change}.`,
    points: (value: number) =>
      Math.abs(value) < 0.0005 ? 'no change' : `${points.format(value * 100)} points`,
    noneBefore: 'Nothing is known of as long a time before, so no change is stated.',
    nowIncomplete: (share: string) => `${share} of this time was never read, so no change is stated.`,
    beforeLacking: (span: string, trackers: number, of: number) =>
      `Of as long a time before, ${number(trackers)} of ${number(of)} trackers ${plural(trackers, 'was', 'were')} never read for ${span}.`,
    beforeIncomplete: (share: string) =>
      `${share} of as long a time before was never read, so no change is stated.`,
    wasOnly: (share: string) => `Of what was read of it, ${share} failed.`,
    none: 'No trace of this time failed.',
    columns: {
      failed: 'Failed',
      share: 'Share',
      success: 'Succeeded',
      before: 'Share before',
      change: 'Change',
      refused: 'Refused',
    },
    refusedMeaning: 'Refused: answered with 401 or 403.',
    notStated: 'not stated',
    openFailed: (name: string, value: string) => `${name}: ${value} failed. Show these traces`,
    openRefused: (name: string, value: string) => `${name}: ${value} refused. Show these traces`,
    openAll: (name: string, value: string) => `${name}: ${value} traces. Show them`,
  },
  novel: {
    title: 'New or rare',
    subjects: {
      operator: 'Operators',
      address: 'Addresses',
      operation: 'Operations',
      accessKey: 'Access keys',
    } satisfies Record<NovelSubject, string> as Record<NovelSubject, string>,
    subject: 'Of',
    since: (at: string) => `New is what was not seen before this time in what was read, which begins ${at}.`,
    pastIncomplete: (share: string) => `Of the time before, ${share} was never read.`,
    pastUnknown: 'Too little of the time before was read to say what is new.',
    rareAtMost: 'Rare: seen at most',
    times: (value: number) => `${number(value)} ${plural(value, 'time', 'times')}`,
    none: {
      operator: 'No new or rare operator.',
      address: 'No new or rare address.',
      operation: 'No new or rare operation.',
      accessKey: 'No new or rare access key.',
    } satisfies Record<NovelSubject, string> as Record<NovelSubject, string>,
    isNew: 'new',
    isRare: 'rare',
    columns: { value: 'Value', why: 'Why', count: 'Traces', before: 'Before', firstAt: 'First seen here' },
    further: (fresh: number, rare: number) =>
      `Not listed: ${number(fresh)} new, ${number(rare)} rare. The table has up to 100 of each.`,
    open: (value: string) => `${value}: show its traces`,
  },
  patterns: {
    silences: 'Silences',
    bursts: 'Bursts',
    silenceOver: 'Longer than',
    hours: 'hours',
    burstFactor: 'Times the usual',
    burstLeast: 'At least',
    burstTraces: 'traces',
    silenceNone: 'No stretch without a trace is so long.',
    burstNone: 'No bar stands out so far.',
    burstMeaning: (per: string) => `Against the median of the 12 bars on each side (${per}).`,
    silent: 'read, and silent',
    proven: 'proven silent',
    unread: 'never read',
    mixed: (never: string) => `${never} of it never read`,
    /** Where others were read, and silent. */
    lacking: (trackers: number, of: number) => `${number(trackers)} of ${number(of)} trackers unread`,
    burst: (value: string, usual: string) => `${value}, usually ${usual}`,
    columns: {
      from: 'From',
      to: 'Until',
      length: 'Length',
      read: 'What was read',
      count: 'Traces',
      usual: 'Usually',
    },
    openAround: (span: string) => `${span}: show the traces around it`,
    open: (span: string) => `${span}: show these traces`,
    further: (value: number) => `${number(value)} more in the table`,
  },
  attention: {
    title: 'Needs attention',
    incidents: (value: number) => `${number(value)} ${plural(value, 'incident', 'incidents')}`,
    warnings: (value: number) => `${number(value)} ${plural(value, 'warning', 'warnings')}`,
    inWindow: 'in this time',
    before: ':',
    unreported: (value: number) => `${number(value)} reported by no enabled notification`,
    allReported: 'each reported by an enabled notification',
    heldAgainst: (notifications: number, lookedAt: string) =>
      `Held against the ${number(notifications)} ${plural(notifications, 'notification', 'notifications')} enabled when the account was looked at, ${lookedAt}; drafts report nothing.`,
    unsure: (value: number) => `Of ${number(value)} of them it cannot be told.`,
    unknownReports:
      'Whether an enabled notification reports them is not known: no live notifications have been read, and drafts report nothing.',
    holes: (share: string) => `${share} of this time was never read`,
    lacking: (span: string, trackers: number, of: number) =>
      `${number(trackers)} of ${number(of)} trackers ${plural(trackers, 'was', 'were')} never read for ${span} of this time`,
    holesShow: 'see what has been read',
    conflicts: (value: number) =>
      `${number(value)} ${plural(value, 'trace has', 'traces have')} two contents under one id`,
    refused: (value: number) => `${number(value)} ${plural(value, 'record was', 'records were')} refused`,
    inWorkspace: 'in this workspace',
    nothing:
      'Nothing: no incident and no warning in this time, all of it was read, and no record was refused.',
  },
};
