import type { HourTally, OperationTally, ReplayAnswer, Tally } from '../../shared/model/replay.ts';
import { TALLIED_RATINGS } from '../../shared/model/replay.ts';
import type { AssumptionName } from '../../shared/model/assumptions.ts';
import { shown } from '../../shared/words/shown.ts';
import type { Words } from '../../shared/words/words.ts';
import type { PinResult } from '../data/services/replay/run-pins.ts';
import type { ReplaySources } from '../data/services/replay/replay-sources.ts';
import { isoOf, utcText } from './instant.ts';
import { issueLines } from './issue-report.ts';
import type { Outcome, Outcomes } from './replay-outcome.ts';
import { visible } from './visible.ts';

/** Of what there may be any number. */
const MOST_LINES = 5;

/** An answer as a person reads it, by lines. */
export function answerText(outcome: Outcome, sources: ReplaySources, words: Words): string[] {
  const { replayed } = words.cli;
  return [...notificationText(outcome, words), '', replayed.sources(sources)];
}

export function listText({ all, issues, sources }: Outcomes, words: Words): string[] {
  const { replayed } = words.cli;
  return [
    ...all.flatMap((outcome) => [...notificationText(outcome, words), '']),
    ...section(replayed.headings.listIssues, issueLines(issues, words), words),
    ...(issues.length > 0 ? [''] : []),
    replayed.ofList(all.length),
    replayed.sources(sources),
  ];
}

function notificationText({ answer, pins }: Outcome, words: Words): string[] {
  const { headings, heading, counts, ratings: ratingWords } = words.cli.replayed;
  const { notification, provider, byRating } = answer;
  const ratings = TALLIED_RATINGS.filter((rating) => sum(byRating[rating]) > 0);
  return [
    heading(notification === null ? null : shown(notification), words.providers[provider]),
    counts(answer),
    ...windowText(answer, words),
    ...section(
      headings.byRating,
      tallyLines(
        ratings.map((rating): TallyRow => [byRating[rating], ratingWords[rating]]),
        words,
      ),
      words,
    ),
    ...busiest(headings.byOperation, answer.byOperation, operationText, words),
    ...busiest(headings.byUser, answer.byUser, ({ name }) => nameOr(name, words), words),
    ...busiest(headings.byHour, answer.byHour.toSorted(byTally), hourText, words),
    ...section(headings.assumptions, assumptionText(answer, words), words),
    ...section(headings.issues, issueLines(answer.issues, words), words),
    ...section(
      headings.pins,
      (pins ?? []).map((pin) => pinText(pin, words)),
      words,
    ),
  ];
}

export function section(heading: string, lines: readonly string[], { cli }: Words): string[] {
  return lines.length === 0 ? [] : [cli.replayed.section(heading), ...lines];
}

function windowText({ window }: ReplayAnswer, words: Words): string[] {
  const { replayed } = words.cli;
  if (window === null) return [replayed.noWindow];
  const { from, to, unread } = window;
  return [
    replayed.window(utcText(from), utcText(to)),
    ...(unread.length === 0 ? [replayed.allRead] : []),
    ...capped(
      unread.map((part) => `  ${replayed.unread(utcText(part.from), utcText(part.to))}`),
      words,
    ),
  ];
}

/** The first few, and how many more there are. */
export function capped(lines: readonly string[], words: Words, most = MOST_LINES): string[] {
  const left = lines.length - most;
  return left > 0 ? [...lines.slice(0, most), `  ${words.cli.replayed.more(left)}`] : [...lines];
}

function busiest<Tallied extends Tally>(
  heading: string,
  tallied: readonly Tallied[],
  label: (tallied: Tallied, words: Words) => string,
  words: Words,
): string[] {
  const rows = tallied.slice(0, MOST_LINES).map((each): TallyRow => [each, label(each, words)]);
  const left = tallied.length - rows.length;
  const more = left > 0 ? [`  ${words.cli.replayed.more(left)}`] : [];
  return section(heading, [...tallyLines(rows, words), ...more], words);
}

type TallyRow = readonly [tally: Tally, label: string];

/** Figures below each other; unknown ones only where there are any. */
function tallyLines(rows: readonly TallyRow[], { cli: { replayed } }: Words): string[] {
  const matched = aligned(rows.map(([tally]) => replayed.matched(tally.matched)));
  const unknown = aligned(rows.map(([tally]) => replayed.unknown(tally.unknown)));
  const isSure = rows.every(([tally]) => tally.unknown === 0);
  return rows.map(([, label], at) => {
    const figures = [matched[at], ...(isSure ? [] : [unknown[at]])];
    return `  ${[...figures, label].join('  ')}`;
  });
}

function aligned(texts: readonly string[]): string[] {
  const width = Math.max(0, ...texts.map(({ length }) => length));
  return texts.map((text) => text.padStart(width));
}

const sum = ({ matched, unknown }: Tally): number => matched + unknown;

const byTally = (a: HourTally, b: HourTally): number =>
  b.matched - a.matched || b.unknown - a.unknown || a.at - b.at;

function operationText({ service_type, resource_type, trace_name }: OperationTally, words: Words): string {
  return [service_type, resource_type, trace_name].map((name) => nameOr(name, words)).join(' · ');
}

function nameOr(name: string | null, { cli }: Words): string {
  return name === null ? cli.replayed.none : shown(name);
}

function hourText({ at }: HourTally): string {
  return `${isoOf(at).slice(0, -8).replace('T', ' ')} UTC`;
}

function assumptionText({ assumptions }: ReplayAnswer, words: Words): string[] {
  return assumptions.map(({ name, value, traces }) => {
    // The engine gave a value that the name may have; the table has a sentence for each.
    const sentences = words.assumptions[name] as Partial<Record<string, string>>;
    return `  ${words.cli.replayed.assumption(sentences[value] ?? '', `${name satisfies AssumptionName}=${value}`, traces)}`;
  });
}

function pinText({ traceId, want, verdict, holds }: PinResult, words: Words): string {
  const { replayed } = words.cli;
  const found = verdict === null ? replayed.pinGone : words.verdicts[verdict];
  return `  ${replayed.pin({ holds, traceId: visible(traceId), want: words.verdicts[want], found })}`;
}
