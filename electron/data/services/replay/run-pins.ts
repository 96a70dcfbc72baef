import type { Plan } from '../../../core/engine/plan.ts';
import type { Pin, Verdict } from '../../../../shared/model/verdict.ts';
import { explainTrace } from './explain-trace.ts';
import type { ReplayedTraces } from './replayed-traces.ts';

export interface PinResult extends Pin {
  /** Null where no such trace is there, or none that the notification looks at. */
  verdict: Verdict | null;
  holds: boolean;
}

/** Whether each pinned trace gets the verdict it has to. Versions that contradict each other have to agree on it. */
export function runPins(traces: ReplayedTraces, plan: Plan, pins: readonly Pin[]): PinResult[] {
  return pins.map((pin) => {
    const verdicts = explainTrace(traces, plan, pin.traceId)
      .filter(({ inScope }) => inScope)
      .map(({ verdict }) => verdict);
    const [first] = verdicts;
    const isOne = verdicts.every((verdict) => verdict === first);
    const verdict = first === undefined ? null : isOne ? first : 'unknown';
    return { ...pin, verdict, holds: isOne && verdict === pin.want };
  });
}
