import type { PivotMinutes } from '../../../shared/model/pivot.ts';
import type { Subject } from '../../../shared/query/language/expression.ts';
import { call } from '../../ipc/client.ts';
import { attempt } from '../notices.svelte.ts';
import { settings } from '../settings.svelte.ts';
import { filter } from './filter.svelte.ts';
import { steps } from './steps.svelte.ts';
import { timeWindow } from './time-window.svelte.ts';

const MINUTE_MS = 60_000;
const REQUEST: Subject = { kind: 'member', field: 'request_id', path: [] };

/** A row that was asked for what has the same request, and names none. */
let without = $state.raw<number | null>(null);

/** From a trace to what hangs together with it: the same value, some minutes before and after. */
export const pivot = {
  get minutes(): PivotMinutes {
    return settings.current.pivotMinutes;
  },
  chooseMinutes(pivotMinutes: PivotMinutes): void {
    void settings.write({ pivotMinutes });
  },
  get withoutRequest(): number | null {
    return without;
  },
  /** Everything around it where there is no subject. */
  around(time: number, subject: Subject | null, value: string | null): void {
    const reach = pivot.minutes * MINUTE_MS;
    without = null;
    steps.take(() => {
      filter.alone(subject, value);
      timeWindow.narrow(time - reach, time + reach + 1);
    });
  },
  /** What has its request id, or correlation id; these are in no column, so the trace is read first. */
  sameRequest(row: number): Promise<void> {
    return attempt(async () => {
      const { trace } = await call('traces.open', { row });
      if (trace.request_id === null) without = row;
      else pivot.around(trace.time, REQUEST, trace.request_id);
    });
  },
};
