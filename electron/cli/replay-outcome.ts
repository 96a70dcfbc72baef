import type { Issue } from '../../shared/model/issue.ts';
import type { Replayed } from '../data/services/replay/answer.ts';
import type { ReplaySources } from '../data/services/replay/replay-sources.ts';
import type { PinResult } from '../data/services/replay/run-pins.ts';

/** One notification as it was replayed. */
export interface Outcome extends Replayed {
  /** Null where nobody asked for them. */
  pins: PinResult[] | null;
}

export interface Outcomes {
  all: readonly Outcome[];
  isList: boolean;
  /** Of the list itself. */
  issues: readonly Issue[];
  sources: ReplaySources;
}
