import type { Issue } from '../../../../shared/model/issue.ts';
import { checkFile } from '../../../../shared/notification/check.ts';
import type { Draft } from '../../../../shared/notification/draft.ts';
import { neverSeen } from '../../../core/engine/seen.ts';
import { HeldOperations } from './check-drafts.ts';
import { planOfDraft } from './drafted.ts';
import type { ReplayedTraces } from './replayed-traces.ts';

const EMPTY: Draft = {
  ...{ notification: {}, provider: null, projectId: null, pins: [], assumptions: {}, path: '', issues: [] },
};

/** All drafts of one file, with what only traces can tell of each behind what can be told without. */
export function checkFileOnTraces(drafts: readonly Draft[], traces: ReplayedTraces): Issue[] {
  const operations = new HeldOperations(traces);
  const issues = checkFile(drafts, {
    catalogue: (provider) => operations.of({ ...planOfDraft(EMPTY), provider }),
  });
  const unseen = drafts.flatMap((draft) =>
    neverSeen(planOfDraft(draft), traces.index).map((issue): Issue => {
      return { ...issue, path: `${draft.path}${issue.path}` };
    }),
  );
  return [...issues, ...unseen];
}
