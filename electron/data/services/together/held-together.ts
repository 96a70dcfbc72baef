import { hourOfDay } from '../../../core/chart/hour-of-day.ts';
import { secondRecords, topicMessages, type TopicMessages } from '../../../core/chart/topic-messages.ts';
import type { Bitset } from '../../../core/columns/bitset.ts';
import { planOf } from '../../../core/engine/plan.ts';
import { replayAll } from '../../../core/engine/replay-all.ts';
import type { Verdicts } from '../../../core/engine/replay.ts';
import { limitsOf } from '../replay/answer.ts';
import type { ReplayedTraces } from '../replay/replayed-traces.ts';
import { unreadOf } from '../replay/unread.ts';
import type { Watching } from './watchers.ts';
import type { Together, TogetherQuestion } from '../../../../shared/model/together.ts';

/** The notifications of a topic with what they say of all rows. */
export interface HeldTopic {
  topic: string | null;
  watchers: readonly Watching[];
  verdicts: readonly Verdicts[];
  told: TopicMessages;
  second: Bitset;
}

/** What many notifications say together; the figures and the rows behind them come from here. */
export class HeldTogether {
  readonly topics: readonly HeldTopic[];
  readonly window: Together['window'];
  readonly hourOf: (time: number) => number;

  constructor(
    traces: ReplayedTraces,
    watchers: readonly Watching[],
    { window, zone }: TogetherQuestion,
    partnerOf: (row: number) => number,
  ) {
    const { index } = traces;
    const verdicts = replayAll(
      watchers.map(({ plan }) => plan),
      index,
      limitsOf(window),
    );
    const topics = new Map<string | null, number[]>();
    for (const [at, { topic }] of watchers.entries()) topics.set(topic, [...(topics.get(topic) ?? []), at]);
    this.topics = [...topics].map(([topic, places]): HeldTopic => {
      const own = places.flatMap((at) => verdicts[at] ?? []);
      const told = topicMessages(
        index.columns.order,
        own.map(({ match }) => match),
      );
      const second = secondRecords(told, partnerOf);
      return { topic, watchers: places.flatMap((at) => watchers[at] ?? []), verdicts: own, told, second };
    });
    this.window = windowOf(traces, watchers[0], window);
    this.hourOf = hourOfDay(zone);
  }
}

/** An open end is where the traces begin or end. What was read is asked of the project of the first. */
function windowOf(
  { index, db }: ReplayedTraces,
  first: Watching | undefined,
  { from, to }: TogetherQuestion['window'],
): Together['window'] {
  const { order } = index.columns;
  const projectId = first?.plan.projectId ?? null;
  const plan = planOf({}, { provider: 'huawei', projectId });
  if (plan === null || first === undefined || order.length === 0) return null;
  const window = { from: from ?? order.timeAt(0), to: to ?? order.timeAt(order.length - 1) + 1 };
  return { ...window, unread: unreadOf(db, plan, window) };
}
