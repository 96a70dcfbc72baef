import { expect, it } from 'vitest';
import { DEFAULT_ASSUMPTIONS } from '../../../shared/model/assumptions.ts';
import { carriedFields } from '../../../shared/model/carries.ts';
import { newTrace } from '../normalise/new-trace.ts';
import { planOf } from './plan.ts';
import { countOf, replay } from './replay.ts';
import { replayAll } from './replay-all.ts';
import type { HeldTrace } from './testing/arbitrary-trace.ts';
import { indexOf } from './testing/index-of.ts';

const TRACES = 2000;
/** One in so many is of the operation that is asked for: rare enough for its rows to be listed. */
const EVERY = 200;

function heldTrace(at: number): HeldTrace {
  const trace = newTrace('huawei', 'cts');
  const isRare = at % EVERY === 7;
  Object.assign(trace, {
    trace_id: `t${at}`,
    ...{ time: at, tracker_name: 'system', service_type: 'KMS', resource_type: 'cmk' },
    trace_name: isRare ? 'deleteKey' : 'createKey',
    // Of the rare ones, the later half.
    trace_rating: at >= TRACES / 2 ? 'warning' : 'normal',
  });
  return { trace, carried: carriedFields('cts'), columns: null };
}

function planFor(rule: string | null) {
  const plan = planOf(
    {
      ...{ notification_name: 'n', operation_type: 'customized' },
      operations: [{ service_type: 'KMS', resource_type: 'cmk', trace_names: ['deleteKey'] }],
      ...(rule === null ? {} : { filter: { is_support_filter: true, condition: 'AND', rule: [rule] } }),
    },
    { provider: 'huawei', assumptions: DEFAULT_ASSUMPTIONS },
  );
  if (plan === null) throw new Error('The notification is no object.');
  return plan;
}

it('what is counted spoils nothing that is counted after it, where the rows of an operation are listed', () => {
  const index = indexOf([...Array(TRACES).keys()].map(heldTrace));
  const plans = ['trace_rating = warning', null, 'trace_rating = normal'].map(planFor);
  const wanted = [TRACES / EVERY / 2, TRACES / EVERY, TRACES / EVERY / 2];
  for (let turn = 0; turn < 3; turn += 1) {
    expect(plans.map((plan) => countOf(replay(plan, index)).matched)).toEqual(wanted);
    expect(replayAll(plans, index).map((found) => countOf(found).matched)).toEqual(wanted);
  }
});
