import { assumptionTallies } from '../../../core/engine/assumption-tallies.ts';
import type { Plan } from '../../../core/engine/plan.ts';
import type { ReplayIndex } from '../../../core/engine/replay-index.ts';
import { countOf, replay, type Verdicts } from '../../../core/engine/replay.ts';
import { breakdown } from '../../../core/engine/tally.ts';
import { newestRows } from '../../../core/columns/rows-in-order.ts';
import type { Issue } from '../../../../shared/model/issue.ts';
import type { ReplayAnswer, TimeWindow } from '../../../../shared/model/replay.ts';
import type { ReplayedTraces } from './replayed-traces.ts';
import { unreadOf } from './unread.ts';

/** Either end may be left open. */
export interface AskedWindow {
  from: number | null;
  to: number | null;
}

export interface Replayed {
  answer: ReplayAnswer;
  verdicts: Verdicts;
}

export function replayed(traces: ReplayedTraces, plan: Plan, asked: AskedWindow, issues: Issue[]): Replayed {
  const { index } = traces;
  const open = asked.from === null && asked.to === null;
  const limits = open ? null : { from: asked.from ?? -Infinity, to: asked.to ?? Infinity };
  const verdicts = replay(plan, index, limits);
  const { traces: count, matched, unknown } = countOf(verdicts);
  const window = windowOf(index, verdicts, asked);
  const answer: ReplayAnswer = {
    notification: plan.parts.name,
    provider: plan.provider,
    window: window && { ...window, unread: unreadOf(traces.db, plan, window) },
    traces: count,
    outOfScope: index.rowsIn(limits).count() - count,
    ...{ matched, unknown, noMatch: count - matched - unknown },
    ...breakdown(index, verdicts),
    assumptions: assumptionTallies(plan, index, limits, verdicts),
    issues,
  };
  return { answer, verdicts };
}

/** What was asked for; an open end is where the traces that are looked at begin or end. */
function windowOf(index: ReplayIndex, { scope }: Verdicts, { from, to }: AskedWindow): TimeWindow | null {
  const { times, order } = index.columns;
  const newest = newestRows(order, scope, 1)[0];
  const oldest = oldestRow(index, scope);
  const first = from ?? (oldest === undefined ? to : (times[oldest] ?? null));
  const end = to ?? (newest === undefined ? from : (times[newest] ?? 0) + 1);
  return first === null || end === null ? null : { from: first, to: Math.max(first, end) };
}

function oldestRow({ columns: { order } }: ReplayIndex, scope: Verdicts['scope']): number | undefined {
  for (const row of order.rows) if (scope.has(row)) return row;
  return undefined;
}
