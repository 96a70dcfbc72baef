import { nearMissSteps } from '../../../core/engine/near-misses.ts';
import type { Plan } from '../../../core/engine/plan.ts';
import type { NearMissRequest, NearMissResult } from '../../../../shared/model/replay-request.ts';
import { traceRows } from '../browse/trace-rows.ts';
import { limitsOf } from './asked-limits.ts';
import type { ReplayedTraces } from './replayed-traces.ts';

export function* nearMissRows(
  traces: ReplayedTraces,
  plan: Plan,
  { window, groups, samples }: Omit<NearMissRequest, 'asker' | 'draft'>,
): Generator<void, NearMissResult> {
  const request = { window: limitsOf(traces, window), groups, rows: samples.limit };
  const misses = yield* nearMissSteps(plan, traces.index, request);
  yield;
  const rows = [...new Set(misses.groups.flatMap((group) => group.rows))];
  return { ...misses, shown: traceRows(traces.held, rows, samples.columns) };
}
