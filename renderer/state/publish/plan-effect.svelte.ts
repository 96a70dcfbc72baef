import type { TraceRow } from '../../../shared/model/browse.ts';
import type { Issue } from '../../../shared/model/issue.ts';
import type { LiveTest } from '../../../shared/model/live-test.ts';
import type { LiveCounts } from '../../../shared/model/live-configuration.ts';
import type { Judgement } from '../../../shared/model/mark.ts';
import type { AskedWindow, CompareResult, ReplayedDraft } from '../../../shared/model/replay-request.ts';
import type { Pin } from '../../../shared/model/verdict.ts';
import { call } from '../../ipc/client.ts';
import { TEST_COLUMNS } from '../live-test/live-testing.svelte.ts';
import { Latest, type Asking } from '../traces/latest.svelte.ts';
import type { Planned } from './planned.ts';
import { replayedOf } from './planned.ts';
import { topicTotals, type TopicTotal } from './topic-totals.ts';
import type { CloudNotification } from '../../../shared/model/cloud-objects.ts';

export const EFFECTS = ['lost', 'gained', 'kept'] as const;
export type Effect = (typeof EFFECTS)[number];

/** The newest of each list that are shown. */
export const EFFECT_ROWS = 500;

export interface EffectQuestion {
  planned: readonly Planned[];
  /** All that the account has, for what a subscriber gets altogether. */
  live: readonly CloudNotification[];
  provider: ReplayedDraft['provider'];
  projectId: string | null;
  assumptions: ReplayedDraft['assumptions'];
  pins: readonly Pin[];
  window: AskedWindow;
  zone: string;
  /** Asked anew where traces came or went. */
  of: unknown;
}

export interface PlanEffect {
  counts: Record<Effect, number>;
  /** On which it cannot tell after, and could before. */
  becameUnknown: number;
  /** What a person made of them. */
  judged: Record<Effect, Record<Judgement, number>>;
  byHour: CompareResult['byHour'];
  rows: Record<Effect, TraceRow[]>;
  /** Its window, what was never read of it, and the examples. */
  test: LiveTest | null;
  /** What is wrong with what is sent and was not with what is there. */
  issues: Issue[];
  topics: TopicTotal[];
}

/** What a plan does to the traces of a window. */
export class EffectOfPlan {
  readonly #effect = new Latest<EffectQuestion, PlanEffect | null>(effectOf);

  ask(question: EffectQuestion): void {
    this.#effect.ask(question);
  }
  get asking(): Asking {
    return this.#effect;
  }
  /** Null until it is known, and as long as it is of another plan than the last. */
  get current(): PlanEffect | null {
    return this.#effect.isOld ? null : (this.#effect.answer?.value ?? null);
  }
  /** The last one, which may be of what was planned before. */
  get last(): PlanEffect | null {
    return this.#effect.answer?.value ?? null;
  }
}

async function effectOf(question: EffectQuestion): Promise<PlanEffect | null> {
  const compared: CompareResult[] = [];
  for (const one of question.planned) {
    const result = await compareOf(one, question);
    if (result === null) return null;
    compared.push(result);
  }
  const [first] = question.planned;
  const test = first === undefined ? null : await testOf(first, question);
  const counts = await liveCounts(question);
  return {
    counts: {
      lost: sum(compared, ({ counts: { lost } }) => lost),
      gained: sum(compared, ({ counts: { gained } }) => gained),
      kept: sum(compared, ({ counts: { kept } }) => kept),
    },
    becameUnknown: sum(compared, ({ counts: { becameUnknown } }) => becameUnknown),
    judged: {
      lost: judgedOf(compared, 'lost'),
      gained: judgedOf(compared, 'gained'),
      kept: judgedOf(compared, 'kept'),
    },
    byHour: mergedHours(compared),
    rows: {
      lost: rowsOf(compared, 'lost'),
      gained: rowsOf(compared, 'gained'),
      kept: rowsOf(compared, 'kept'),
    },
    test,
    issues: await newIssues(question),
    topics: topicTotals(question, compared, counts, test),
  };
}

function compareOf(one: Planned, question: EffectQuestion): Promise<CompareResult | null> {
  const samples = { limit: EFFECT_ROWS, columns: TEST_COLUMNS };
  const pair = replayedOf(one, besideOf(question));
  return call('replay.compare', { asker: 'plan', ...pair, window: question.window, samples });
}

export const besideOf = ({ provider, projectId, assumptions }: EffectQuestion) => ({
  ...{ provider, projectId, assumptions },
});

function testOf(one: Planned, question: EffectQuestion): Promise<LiveTest | null> {
  const { window, zone, pins } = question;
  const { after } = replayedOf(one, besideOf(question));
  // An example is about what it reports, not about whether it is on.
  const draft = { ...after, respectStatus: false };
  const samples = { limit: 0, columns: [] };
  return call('liveTest.run', {
    ...{ asker: 'plan-test', draft, live: null, window, bars: 12, zone, samples, selected: null },
    pins: [...pins],
  });
}

async function liveCounts({ window, projectId }: EffectQuestion): Promise<LiveCounts[]> {
  if (projectId === null) return [];
  return (await call('snapshots.counts', { asker: 'plan', window, projectId })) ?? [];
}

/** Of what is written: to switch and to delete, what is there need not be right. */
async function newIssues(question: EffectQuestion): Promise<Issue[]> {
  const found: Issue[] = [];
  for (const one of question.planned.filter(({ kind }) => kind === 'create' || kind === 'update')) {
    const { before, after } = replayedOf(one, besideOf(question));
    const issues = await call('notifications.check', { draft: after });
    const known = one.live === null ? [] : await call('notifications.check', { draft: before });
    const old = new Set(known.map((issue) => JSON.stringify(issue)));
    found.push(...issues.filter((issue) => !old.has(JSON.stringify(issue))));
  }
  return found;
}

const sum = <Item>(all: readonly Item[], of: (one: Item) => number): number =>
  all.reduce((total, one) => total + of(one), 0);

const judgedOf = (compared: readonly CompareResult[], effect: Effect): Record<Judgement, number> => ({
  useful: sum(compared, ({ judged }) => judged[effect].useful),
  noise: sum(compared, ({ judged }) => judged[effect].noise),
});

/** Of all notifications together, the newest first, each trace once. */
function rowsOf(compared: readonly CompareResult[], effect: Effect): TraceRow[] {
  const rows = new Map(compared.flatMap(({ samples }) => samples[effect].map((row) => [row.row, row])));
  return [...rows.values()].sort((a, b) => b.time - a.time || b.row - a.row).slice(0, EFFECT_ROWS);
}

function mergedHours(compared: readonly CompareResult[]): CompareResult['byHour'] {
  const hours = Map.groupBy(
    compared.flatMap(({ byHour }) => byHour),
    ({ at }) => at,
  );
  return [...hours]
    .map(([at, all]) => ({
      ...{ at, gained: sum(all, ({ gained }) => gained), lost: sum(all, ({ lost }) => lost) },
      kept: sum(all, ({ kept }) => kept),
    }))
    .sort((a, b) => a.at - b.at);
}
