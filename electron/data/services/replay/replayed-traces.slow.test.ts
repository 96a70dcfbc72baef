import { expect, it } from 'vitest';
import { REPLAYED_COLUMNS } from '../../../core/engine/replay-index.ts';
import { replay } from '../../../core/engine/replay.ts';
import { ctsRecord } from '../ingest/testing/trace-records.ts';
import { ReplayedTraces } from './replayed-traces.ts';
import { planFor, replaying } from './testing/replaying.ts';

const PLAN = planFor({
  operation_type: 'customized',
  operations: [{ service_type: 'ECS', resource_type: 'ecs', trace_names: ['createServer'] }],
});
const records = (from: number): unknown[] =>
  Array.from({ length: 20 }, (_, at) => ctsRecord(from + at, 'obs'));

it('the index is made column by column, whatever comes in meanwhile, and then costs nothing', async () => {
  const { db, held, traces, add } = await replaying(records(0));
  const steps = traces.ready();
  let count = 0;
  while (steps.next().done !== true) {
    count += 1;
    if (count !== 5) continue;
    await add(records(20));
    held.refresh();
  }
  expect(count).toBeGreaterThan(REPLAYED_COLUMNS.length);
  expect(traces.ready().next().done).toBe(true);
  const { match } = replay(PLAN, traces.index);
  expect(match.count()).toBeGreaterThan(0);
  expect([...match.rows()]).toEqual([...replay(PLAN, new ReplayedTraces(db, held).index).match.rows()]);
});
