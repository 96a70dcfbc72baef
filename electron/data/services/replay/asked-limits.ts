import type { Window } from '../../../core/engine/replay-index.ts';
import type { AskedWindow } from '../../../../shared/model/replay-request.ts';
import type { ReplayedTraces } from './replayed-traces.ts';

/** Null where there are none. */
export function limitsOf(traces: ReplayedTraces, { from, to, file }: AskedWindow): Window | null {
  if (from === null && to === null && file === undefined) return null;
  const among = file === undefined ? {} : { among: traces.fileRows(file).rows };
  return { from: from ?? -Infinity, to: to ?? Infinity, ...among };
}

/** Of what has to be read for the answer to be whole: of a file, what it tells of itself. */
export function partOf(traces: ReplayedTraces, { file }: AskedWindow): number | 'all' | 'none' {
  return file === undefined ? 'all' : (traces.fileRows(file).part ?? 'none');
}
