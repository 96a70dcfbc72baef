import type { Verdicts } from '../../../core/engine/replay.ts';
import type { PinVerdict } from '../../../../shared/model/live-test.ts';
import type { Pin, Verdict } from '../../../../shared/model/verdict.ts';
import type { ReplayedTraces } from '../replay/replayed-traces.ts';

/** Looking ids up goes through all of them: the same examples are asked about at every key. */
export class PinRows {
  private known: {
    traces: ReplayedTraces;
    version: number;
    ids: string;
    rows: Map<string, number[]>;
  } | null = null;

  of(traces: ReplayedTraces, pins: readonly Pin[]): ReadonlyMap<string, readonly number[]> {
    const { version } = traces.index.columns;
    const ids = JSON.stringify(pins.map(({ traceId }) => traceId));
    if (this.known?.traces !== traces || this.known.version !== version || this.known.ids !== ids)
      this.known = { traces, version, ids, rows: traces.held.rowsOfIds(pins.map(({ traceId }) => traceId)) };
    return this.known.rows;
  }

  forget(): void {
    this.known = null;
  }
}

/** Whether each trace gets the verdict it has to. Versions that contradict each other have to agree on it. */
export function pinVerdicts(
  { scope, match, possible }: Verdicts,
  rows: ReadonlyMap<string, readonly number[]>,
  pins: readonly Pin[],
): PinVerdict[] {
  const verdictOf = (row: number): Verdict =>
    match.has(row) ? 'match' : possible.has(row) ? 'unknown' : 'no-match';
  return pins.map((pin) => {
    const verdicts = (rows.get(pin.traceId) ?? []).filter((row) => scope.has(row)).map(verdictOf);
    const [first] = verdicts;
    const isOne = verdicts.every((verdict) => verdict === first);
    const verdict = first === undefined ? null : isOne ? first : 'unknown';
    return { ...pin, verdict, holds: isOne && verdict === pin.want };
  });
}
