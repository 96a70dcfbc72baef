import { MOST_PIVOT_MINUTES, PIVOT_MINUTES } from '../../../shared/model/pivot.ts';
import type { Subject } from '../../../shared/query/language/expression.ts';
import { call } from '../../ipc/client.ts';
import { attempt } from '../notices.svelte.ts';
import { settings } from '../settings.svelte.ts';
import { route } from '../route.svelte.ts';
import { browse } from './browse.svelte.ts';
import { filter } from './filter.svelte.ts';
import { selection } from './selection.svelte.ts';
import { steps } from './steps.svelte.ts';
import { timeWindow } from './time-window.svelte.ts';

const MINUTE_MS = 60_000;
const REQUEST: Subject = { kind: 'member', field: 'request_id', path: [] };

/** A trace, and what others may have in common with it. */
export interface PivotPlace {
  row: number;
  time: number;
  same: readonly { name: string; subject: Subject; value: string }[];
}

/** A row that was asked for what has the same request, and names none. */
let without = $state.raw<number | null>(null);
let asked = $state.raw<PivotPlace | null>(null);

const minutes = $derived(settings.current.pivotMinutes);
const choices = $derived([...new Set([...PIVOT_MINUTES, minutes])].sort((a, b) => a - b));

/** From a trace to what hangs together with it: the same value, some minutes before and after. */
export const pivot = {
  get minutes(): number {
    return minutes;
  },
  /** What is offered, and what was chosen besides. */
  get choices(): readonly number[] {
    return choices;
  },
  chooseMinutes(pivotMinutes: number): void {
    if (pivotMinutes !== minutes) void settings.write({ pivotMinutes });
  },
  /** Null for what is no number of minutes that can be looked around. */
  minutesOf(text: string): number | null {
    const number = Number(text.trim().replaceAll(',', ''));
    return Number.isInteger(number) && number >= 1 && number <= MOST_PIVOT_MINUTES ? number : null;
  },
  /** The trace that is asked about, while the minutes are being typed. */
  get asked(): PivotPlace | null {
    return asked;
  },
  ask(place: PivotPlace): void {
    asked = place;
  },
  endAsking(): void {
    asked = null;
  },
  get withoutRequest(): number | null {
    return without;
  },
  /** Everything around it where there is no subject. */
  around(time: number, subject: Subject | null, value: string | null): void {
    const reach = minutes * MINUTE_MS;
    without = null;
    const isElsewhere = route.view !== 'traces';
    // What the screen would do at its first look would take this back.
    if (isElsewhere) browse.meet();
    steps.take(() => {
      filter.alone(subject, value);
      timeWindow.narrow(time - reach, time + reach + 1);
    });
    if (!isElsewhere) return;
    selection.clear();
    route.go('traces');
  },
  /** What has its request id, or correlation id; these are in no column, so the trace is read first. */
  sameRequest(row: number): Promise<void> {
    return attempt(async () => {
      const { trace } = await call('traces.open', { row });
      if (trace.request_id === null) {
        without = row;
        // It is told there, beside the trace.
        if (route.view !== 'traces') route.go('traces', row);
      } else pivot.around(trace.time, REQUEST, trace.request_id);
    });
  },
};
