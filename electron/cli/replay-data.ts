import type { TimeWindow } from '../../shared/model/replay.ts';
import type { Words } from '../../shared/words/words.ts';
import type { ReplaySources } from '../data/services/replay/replay-sources.ts';
import { isoOf } from './instant.ts';
import { issueData } from './issue-report.ts';
import type { Outcome, Outcomes } from './replay-outcome.ts';
import { sourcesData } from './sources-report.ts';

/** An answer as a document says it: instants as ISO 8601 in UTC, issues with their sentences. */
export function answerData({ answer, pins }: Outcome, sources: ReplaySources, words: Words): object {
  const { window, byHour, issues, ...counts } = answer;
  const { notification, provider, traces, outOfScope, matched, unknown, noMatch, byRating } = counts;
  return {
    ...{ notification, provider },
    window: {
      from: window === null ? null : isoOf(window.from),
      to: window === null ? null : isoOf(window.to),
      unread: (window?.unread ?? []).map(windowData),
    },
    ...{ traces, outOfScope, matched, unknown, noMatch, byRating },
    byHour: byHour.map(({ at, ...tally }) => ({ at: isoOf(at), ...tally })),
    byOperation: answer.byOperation,
    byUser: answer.byUser,
    assumptions: answer.assumptions,
    issues: issues.map((issue) => issueData(issue, words)),
    sources: sourcesData(sources),
    ...(pins === null ? {} : { pins }),
  };
}

export function listData({ all, issues, sources }: Outcomes, words: Words): object {
  return {
    notifications: all.map((outcome) => answerData(outcome, sources, words)),
    issues: issues.map((issue) => issueData(issue, words)),
  };
}

function windowData({ from, to }: TimeWindow): object {
  return { from: isoOf(from), to: isoOf(to) };
}
