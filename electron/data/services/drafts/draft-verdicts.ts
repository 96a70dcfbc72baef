import type { DraftVerdict, StoredDraft } from '../../../../shared/model/stored-draft.ts';
import { nameOfDraft } from '../../../../shared/notification/draft-name.ts';
import { explain } from '../../../core/engine/explain.ts';
import { scopeOf } from '../../../core/engine/scope.ts';
import { planOfDraft } from '../replay/drafted.ts';
import type { ReplayedTraces } from '../replay/replayed-traces.ts';
import { draftOf } from './draft-text.ts';

/** What each draft says of one trace; none of a trace whose original was removed. */
export function draftVerdicts(
  traces: ReplayedTraces,
  drafts: readonly StoredDraft[],
  row: number,
): DraftVerdict[] {
  const trace = traces.held.trace(row);
  if (trace === undefined) return [];
  const carried = traces.carriedBy(row, trace);
  return drafts.map((stored) => {
    const draft = draftOf(stored);
    const plan = planOfDraft(draft);
    const { isIn } = scopeOf(plan, trace.provider, trace.project_id);
    const { verdict, clauses } = explain(plan, trace, carried);
    const { id, version } = stored;
    const deciding = clauses.find((clause) => clause.verdict === verdict);
    return {
      ...{ id, version, name: nameOfDraft(id, draft.notification) },
      ...{ inScope: isIn, verdict, clause: verdict === 'match' ? null : (deciding?.clause ?? null) },
    };
  });
}
