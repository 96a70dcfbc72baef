import { Selection } from '../../../core/browse/selection.ts';
import type { Plan } from '../../../core/engine/plan.ts';
import { replay, unknownRows, type Verdicts } from '../../../core/engine/replay.ts';
import type { ListedVerdict } from '../../../../shared/model/live-test.ts';
import type { AskedWindow, ReplayedDraft } from '../../../../shared/model/replay-request.ts';
import { limitsOf } from '../replay/asked-limits.ts';
import { planOfReplay } from '../replay/replayed-draft.ts';
import type { ReplayedTraces } from '../replay/replayed-traces.ts';

/** The draft, the one it is compared with, both in their window and in all of time, and what is paged through. */
const KEPT = 6;

/** What a draft says of all rows. */
export class KeptVerdict {
  readonly plan: Plan;
  readonly verdicts: Verdicts;
  private readonly traces: ReplayedTraces;
  private readonly listed = new Map<ListedVerdict, Selection>();

  constructor(traces: ReplayedTraces, plan: Plan, window: AskedWindow) {
    this.traces = traces;
    this.plan = plan;
    this.verdicts = replay(plan, traces.index, limitsOf(traces, window));
  }

  /** By time: where they stand is looked up, so that a list of all of them is not made at every key. */
  listOf(verdict: ListedVerdict): Selection {
    const known = this.listed.get(verdict);
    if (known !== undefined) return known;
    const rows = verdict === 'match' ? this.verdicts.match : unknownRows(this.verdicts);
    const list = Selection.ofSet(this.traces.index.columns, rows);
    this.listed.set(verdict, list);
    return list;
  }
}

/** What was asked last: one text is asked about its count, its pages and its examples. */
export class KeptVerdicts {
  private readonly kept = new Map<string, KeptVerdict>();
  private keptOf = { traces: null as ReplayedTraces | null, version: -1 };

  of(traces: ReplayedTraces, draft: ReplayedDraft, window: AskedWindow): KeptVerdict {
    const { version } = traces.index.columns;
    if (this.keptOf.traces !== traces || this.keptOf.version !== version) this.kept.clear();
    this.keptOf = { traces, version };
    const key = JSON.stringify([draft, window]);
    const found = this.kept.get(key) ?? new KeptVerdict(traces, planOfReplay(draft), window);
    this.kept.delete(key);
    this.kept.set(key, found);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT && oldest !== undefined) this.kept.delete(oldest);
    return found;
  }

  forget(): void {
    this.kept.clear();
    this.keptOf = { traces: null, version: -1 };
  }
}
