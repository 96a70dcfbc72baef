import { holdersOf, overlapSteps } from '../../../core/chart/overlaps.ts';
import { loudestStretch, messageCount, messagesByHour } from '../../../core/chart/topic-messages.ts';
import { countOf } from '../../../core/engine/replay.ts';
import { PEAK_MS } from '../../../../shared/model/live-test.ts';
import { MOST_OVERLAPS, type TopicReport } from '../../../../shared/model/together.ts';
import type { HeldTogether, HeldTopic } from './held-together.ts';

/** The figures of each topic; to be given up between two steps. */
export function* reportSteps(held: HeldTogether): Generator<void, TopicReport[]> {
  const reports: TopicReport[] = [];
  for (const topic of held.topics) {
    reports.push(yield* topicSteps(topic, held.hourOf));
    yield;
  }
  return reports.sort(
    (a, b) =>
      Number(a.topic === null) - Number(b.topic === null) ||
      b.messages - a.messages ||
      (a.topic ?? '').localeCompare(b.topic ?? ''),
  );
}

function* topicSteps(held: HeldTopic, hourOf: (time: number) => number): Generator<void, TopicReport> {
  const { topic, told, second } = held;
  const overlaps = yield* overlapSteps(told.sets, told.repeated);
  const messages = messageCount(told);
  const peak = loudestStretch(told, PEAK_MS);
  yield;
  const byHour = yield* messagesByHour(told, hourOf);
  const largest = overlaps.sort((a, b) => b.traces - a.traces).slice(0, MOST_OVERLAPS);
  return {
    ...{ topic, messages, peak },
    watchers: yield* watchersOf(held, overlaps),
    repeated: messages - told.rows.length,
    secondRecords: second.count(),
    byHour,
    overlaps: largest,
    overlapsLeft: overlaps.length - largest.length,
  };
}

function* watchersOf(
  { watchers, verdicts, told }: HeldTopic,
  overlaps: TopicReport['overlaps'],
): Generator<void, TopicReport['watchers']> {
  const counts: ReturnType<typeof countOf>[] = [];
  for (const one of verdicts) {
    counts.push(countOf(one));
    yield;
  }
  const holders = holdersOf(
    counts.map(({ matched }) => matched),
    overlaps,
  );
  return watchers.map(({ id, name }, at) => {
    const { matched, unknown } = counts[at] ?? { matched: 0, unknown: 0 };
    const alone = told.sets[at]?.copy().andNot(told.repeated).count() ?? 0;
    return { id, name, matched, unknown, alone, within: holders[at] ?? [] };
  });
}
