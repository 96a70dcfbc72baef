import type { Bitset } from '../../../core/columns/bitset.ts';
import { newestRows } from '../../../core/columns/rows-in-order.ts';
import { compare, type Comparison } from '../../../core/engine/compare.ts';
import { HOUR_MS, hoursOf } from '../../../core/engine/hours.ts';
import type { Plan } from '../../../core/engine/plan.ts';
import { replay } from '../../../core/engine/replay.ts';
import {
  CHANGES,
  type Change,
  type CompareRequest,
  type CompareResult,
} from '../../../../shared/model/replay-request.ts';
import { traceRows } from '../browse/trace-rows.ts';
import { judgedAmong } from '../marks/judged-among.ts';
import type { Marks } from '../marks/mark-book.ts';
import { limitsOf } from './asked-limits.ts';
import type { ReplayedTraces } from './replayed-traces.ts';

/** What a change of a notification does, in figures and examples; to be given up between two steps. */
export function* compareSteps(
  traces: ReplayedTraces,
  plans: { before: Plan; after: Plan },
  { window, samples }: Pick<CompareRequest, 'window' | 'samples'>,
  marks: Marks,
): Generator<void, CompareResult> {
  const { index, held } = traces;
  const limits = limitsOf(traces, window);
  const before = replay(plans.before, index, limits);
  yield;
  const changes = compare(before, replay(plans.after, index, limits));
  yield;
  const { order } = index.columns;
  const rows = (set: Bitset) =>
    traceRows(held, newestRows(order, set, samples.limit), samples.columns, marks);
  return {
    counts: each(changes, (set) => set.count()),
    byHour: byHour(index.columns.times, changes),
    samples: each(changes, rows),
    judged: each(changes, (set) => judgedAmong(marks, set)),
  };
}

function each<Value>(changes: Comparison, value: (set: Bitset) => Value): Record<Change, Value> {
  const entries = CHANGES.map((change): [Change, Value] => [change, value(changes[change])]);
  // Each change is there once, as the list says.
  return Object.fromEntries(entries) as Record<Change, Value>;
}

function byHour(times: Float64Array, { gained, lost, kept }: Comparison): CompareResult['byHour'] {
  const [gains, losses, stays] = [gained, lost, kept].map((set) => hoursOf(times, set));
  const hours = [...new Set([gains, losses, stays].flatMap((counts) => [...(counts?.keys() ?? [])]))];
  return hours
    .sort((a, b) => a - b)
    .map((hour) => ({
      at: hour * HOUR_MS,
      gained: gains?.get(hour) ?? 0,
      lost: losses?.get(hour) ?? 0,
      kept: stays?.get(hour) ?? 0,
    }));
}
