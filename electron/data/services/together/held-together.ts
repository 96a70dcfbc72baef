import { hourOfDay } from '../../../core/chart/hour-of-day.ts';
import { secondRecords, topicMessageSteps, type TopicMessages } from '../../../core/chart/topic-messages.ts';
import type { Bitset } from '../../../core/columns/bitset.ts';
import { planOf } from '../../../core/engine/plan.ts';
import { replayAllSteps } from '../../../core/engine/replay-all.ts';
import type { Verdicts } from '../../../core/engine/replay.ts';
import { windowOf as boundsOf } from '../replay/answer.ts';
import { limitsOf, partOf } from '../replay/asked-limits.ts';
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

  constructor(topics: readonly HeldTopic[], window: Together['window'], zone: string) {
    this.topics = topics;
    this.window = window;
    this.hourOf = hourOfDay(zone);
  }
}

/** To be given up between two steps. Traces that come in between two steps have it begin anew: sets of rows are of one length. */
export function* heldSteps(
  traces: ReplayedTraces,
  watchers: readonly Watching[],
  question: TogetherQuestion,
  partnerOf: (row: number) => number,
): Generator<void, HeldTogether> {
  for (;;) {
    const { version } = traces.index.columns;
    const steps = topicsSteps(traces, watchers, question, partnerOf);
    for (;;) {
      const step = steps.next();
      if (step.done === true) {
        const window = windowOf(traces, watchers[0], question.window);
        return new HeldTogether(step.value, window, question.zone);
      }
      yield;
      if (traces.index.columns.version !== version) break;
    }
  }
}

function* topicsSteps(
  traces: ReplayedTraces,
  watchers: readonly Watching[],
  { window }: TogetherQuestion,
  partnerOf: (row: number) => number,
): Generator<void, HeldTopic[]> {
  const { index } = traces;
  const plans = watchers.map(({ plan }) => plan);
  const verdicts = yield* replayAllSteps(plans, index, limitsOf(traces, window));
  const topics = new Map<string | null, number[]>();
  for (const [at, { topic }] of watchers.entries()) topics.set(topic, [...(topics.get(topic) ?? []), at]);
  const held: HeldTopic[] = [];
  for (const [topic, places] of topics) {
    yield;
    const own = places.flatMap((at) => verdicts[at] ?? []);
    const told = yield* topicMessageSteps(
      index.columns.order,
      own.map(({ match }) => match),
    );
    const second = yield* secondRecords(told, partnerOf);
    held.push({ topic, watchers: places.flatMap((at) => watchers[at] ?? []), verdicts: own, told, second });
  }
  return held;
}

/** An open end is where the traces begin or end. What was read is asked of the project of the first. */
function windowOf(
  traces: ReplayedTraces,
  first: Watching | undefined,
  asked: TogetherQuestion['window'],
): Together['window'] {
  const { index, db } = traces;
  const projectId = first?.plan.projectId ?? null;
  const plan = planOf({}, { provider: 'huawei', projectId });
  if (plan === null || first === undefined) return null;
  const window = boundsOf(index, index.rowsIn(limitsOf(traces, asked)), asked);
  return window && { ...window, unread: unreadOf(db, plan, window, partOf(traces, asked)) };
}
