import { Failure } from '../../../../shared/model/failure.ts';
import type { DrawRefusal, StoredDraft } from '../../../../shared/model/stored-draft.ts';
import type { Provider, Trace } from '../../../../shared/model/trace.ts';
import { MOST_EXAMPLES } from '../../../../shared/model/generalising.ts';
import type { Pin } from '../../../../shared/model/verdict.ts';
import { nameOfDraft } from '../../../../shared/notification/draft-name.ts';
import {
  notificationOf,
  withOperations,
  type Drawn,
} from '../../../../shared/notification/draw-operations.ts';
import { planOfDraft } from '../replay/drafted.ts';
import { explainRow } from '../replay/explain-trace.ts';
import type { ReplayedTraces } from '../replay/replayed-traces.ts';
import { draftOf, notificationIn } from './draft-text.ts';

export interface DrawnTraces extends Drawn {
  provider: Provider;
}

/** What a draft becomes that is to report these traces too; of none, a new one. */
export function drawTraces(
  traces: readonly Trace[],
  into: StoredDraft | null,
  drafts: readonly StoredDraft[],
): DrawnTraces {
  const providers = new Set(traces.map(({ provider }) => provider));
  const [provider] = providers;
  if (provider === undefined) throw refused('nothing-to-add');
  if (providers.size > 1) throw refused('several-providers');
  if (into !== null && into.provider !== provider) throw refused('other-provider');
  const drawn =
    into === null
      ? notificationOf(traces, new Set(drafts.map((draft) => nameOfDraft(draft.id, notificationIn(draft)))))
      : withOperations(notificationIn(into), traces);
  if (typeof drawn === 'string') throw refused(drawn);
  return { ...drawn, provider };
}

/** What a draft is begun from, or is to report too, has to match, whatever becomes of it. What somebody said of a trace stays. */
export function examplesOf(traces: readonly Trace[], before: readonly Pin[] = []): Pin[] {
  const known = new Set(before.map(({ traceId }) => traceId));
  const ids = new Set(traces.map(({ trace_id: id }) => id).filter((id) => !known.has(id)));
  const room = Math.max(0, MOST_EXAMPLES - before.length);
  return [...before, ...[...ids].slice(0, room).map((traceId) => ({ traceId, want: 'match' as const }))];
}

function refused(reason: DrawRefusal): Failure {
  return new Failure('draft-not-drawn', { reason });
}

/** How many of the rows it surely does not report: it may ask for other things as well. */
export function countUnreported(traces: ReplayedTraces, draft: StoredDraft, rows: readonly number[]): number {
  const plan = planOfDraft(draftOf(draft));
  return rows.filter((row) => {
    const explained = explainRow(traces, plan, row);
    return explained !== undefined && (!explained.inScope || explained.verdict === 'no-match');
  }).length;
}
