import type { Plan } from '../../../core/engine/plan.ts';
import type { ReplayedDraft } from '../../../../shared/model/replay-request.ts';
import type { Draft } from '../../../../shared/notification/draft.ts';
import { planOfDraft } from './drafted.ts';

export function planOfReplay(draft: ReplayedDraft): Plan {
  return planOfDraft(draftOfReplay(draft), { respectStatus: draft.respectStatus });
}

export function draftOfReplay({ notification, provider, projectId, assumptions }: ReplayedDraft): Draft {
  return { notification, provider, projectId, assumptions, pins: [], path: '', issues: [] };
}
