import { assumptionTallies } from '../../../core/engine/assumption-tallies.ts';
import type { Bitset } from '../../../core/columns/bitset.ts';
import type { Plan } from '../../../core/engine/plan.ts';
import type { ReplayIndex } from '../../../core/engine/replay-index.ts';
import { replayAll } from '../../../core/engine/replay-all.ts';
import { countOf, replay, type Verdicts } from '../../../core/engine/replay.ts';
import { breakdown } from '../../../core/engine/tally.ts';
import { newestRows } from '../../../core/columns/rows-in-order.ts';
import type { Issue } from '../../../../shared/model/issue.ts';
import type { ReplayAnswer, TimeWindow } from '../../../../shared/model/replay.ts';
import type { AskedWindow } from '../../../../shared/model/replay-request.ts';
import { limitsOf, partOf } from './asked-limits.ts';
import type { ReplayedTraces } from './replayed-traces.ts';
import { unreadOf } from './unread.ts';

export interface Replayed {
  answer: ReplayAnswer;
  verdicts: Verdicts;
}

export function replayed(
  traces: ReplayedTraces,
  plan: Plan,
  asked: AskedWindow,
  issues: Issue[],
  verdicts = replay(plan, traces.index, limitsOf(traces, asked)),
): Replayed {
  const steps = replaySteps(traces, plan, asked, issues, () => verdicts);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same, to be given up between two steps: each goes over all rows a few times at most. */
export function* replaySteps(
  traces: ReplayedTraces,
  plan: Plan,
  asked: AskedWindow,
  issues: Issue[],
  verdictsOf = () => replay(plan, traces.index, limitsOf(traces, asked)),
): Generator<void, Replayed> {
  const { index } = traces;
  const limits = limitsOf(traces, asked);
  const verdicts = verdictsOf();
  yield;
  const { traces: count, matched, unknown } = countOf(verdicts);
  const spread = breakdown(index, verdicts);
  yield;
  const assumptions = assumptionTallies(plan, index, limits);
  yield;
  const window = readIn(traces, plan, asked, verdicts);
  const answer: ReplayAnswer = {
    notification: plan.parts.name,
    provider: plan.provider,
    window,
    traces: count,
    outOfScope: index.countIn(limits) - count,
    ...{ matched, unknown, noMatch: count - matched - unknown },
    ...spread,
    assumptions,
    issues,
  };
  return { answer, verdicts };
}

/** The window of an answer, with what of it was never read. */
export function readIn(
  traces: ReplayedTraces,
  plan: Plan,
  asked: AskedWindow,
  { scope }: Verdicts,
): ReplayAnswer['window'] {
  const window = windowOf(traces.index, scope, asked);
  return window && { ...window, unread: unreadOf(traces.db, plan, window, partOf(traces, asked)) };
}

/** As above for many, in one pass over the rows. */
export function replayedAll(
  traces: ReplayedTraces,
  all: readonly { plan: Plan; issues: Issue[] }[],
  asked: AskedWindow,
): Replayed[] {
  const plans = all.map(({ plan }) => plan);
  const verdicts = replayAll(plans, traces.index, limitsOf(traces, asked));
  return all.map(({ plan, issues }, at) => replayed(traces, plan, asked, issues, verdicts[at]));
}

/** What was asked for; an open end is where the traces that are looked at begin or end. */
export function windowOf(index: ReplayIndex, scope: Bitset, { from, to }: AskedWindow): TimeWindow | null {
  const { times, order } = index.columns;
  const newest = to === null ? newestRows(order, scope, 1)[0] : undefined;
  const oldest = from === null ? oldestRow(index, scope) : undefined;
  const first = from ?? (oldest === undefined ? to : (times[oldest] ?? null));
  const end = to ?? (newest === undefined ? from : (times[newest] ?? 0) + 1);
  return first === null || end === null ? null : { from: first, to: Math.max(first, end) };
}

function oldestRow({ columns: { order } }: ReplayIndex, scope: Bitset): number | undefined {
  for (const row of order.rows) if (scope.has(row)) return row;
  return undefined;
}
