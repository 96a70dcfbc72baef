import { setImmediate, setTimeout } from 'node:timers/promises';
import { Failure } from '../../../../shared/model/failure.ts';
import type { ColumnName } from '../../../../shared/model/trace-columns.ts';
import { damageFailure } from '../../cache/disk-failure.ts';
import { isAtWork } from '../replay/latest.ts';
import type { HeldTraces } from './held-traces.ts';

/** What a list of traces, its chart and the values beside it are asked for first. */
const ASKED_FIRST: readonly ColumnName[] = [
  ...(['trace_rating', 'service_type', 'resource_type', 'trace_name', 'resource_name'] as const),
  ...(['user.name', 'source_ip', 'resource_id', 'user.user_name', 'user.access_key_id', 'provider'] as const),
];

/** By then the first screen is drawn, which needs none of what comes after. */
const DRAWN_AFTER_MS = 1_500;

/** Reads what will be asked for while nobody has asked yet: one step at a time, so that whoever asks waits for one at most. */
export async function readAhead(held: () => HeldTraces | null, drawnAfterMs = DRAWN_AFTER_MS): Promise<void> {
  const first: ((traces: HeldTraces) => unknown)[] = [
    ({ columns }) => columns.order,
    ({ columns }) => columns.order.crossings,
    ({ columns }) => columns.recordTimes,
    ...ASKED_FIRST.map(
      (name) =>
        ({ columns }: HeldTraces) =>
          columns.column(name),
    ),
    ...ASKED_FIRST.map(
      (name) =>
        ({ columns }: HeldTraces) =>
          columns.column(name).valueRows() ?? columns.column(name).counts(),
    ),
  ];
  const next = ASKED_FIRST.map(
    (name) =>
      ({ columns }: HeldTraces) =>
        columns.column(name).makeReady(),
  );
  try {
    if (!(await taken(first, held))) return;
    await setTimeout(drawnAfterMs, undefined, { ref: false });
    await taken(next, held);
  } catch (error) {
    // Whoever asks for it will be told.
    if (!(damageFailure(error, '') instanceof Failure)) throw error;
  }
}

/** False where the workspace was closed on the way. */
async function taken(
  steps: readonly ((traces: HeldTraces) => unknown)[],
  held: () => HeldTraces | null,
): Promise<boolean> {
  for (const step of steps) {
    do await setImmediate();
    while (isAtWork());
    const traces = held();
    if (traces === null) return false;
    step(traces);
  }
  return true;
}
