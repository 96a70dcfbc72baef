import { planOf, type Plan } from '../../../core/engine/plan.ts';
import type { Assumptions } from '../../../../shared/model/assumptions.ts';
import type { Provider } from '../../../../shared/model/trace.ts';
import { DEFAULT_PROVIDER, type Draft } from '../../../../shared/notification/draft.ts';
import { NOTHING_READABLE } from '../../../../shared/notification/parts.ts';

/** What a person says beside the draft; it beats what the draft says. */
export interface ReplayOptions {
  provider?: Provider;
  respectStatus?: boolean;
  assumptions?: Partial<Assumptions>;
}

export function planOfDraft(draft: Draft, options: ReplayOptions = {}): Plan {
  const provider = options.provider ?? draft.provider ?? DEFAULT_PROVIDER;
  const assumptions = { ...draft.assumptions, ...options.assumptions };
  const respectStatus = options.respectStatus ?? false;
  // An empty project names none.
  const projectId = draft.projectId === '' ? null : draft.projectId;
  const rest = { provider, projectId, respectStatus, assumptions };
  const plan = planOf(draft.notification, rest);
  if (plan !== null) return plan;
  const empty = planOf({}, rest);
  if (empty === null) throw new Error('An empty object is a notification.');
  return { ...empty, parts: NOTHING_READABLE };
}
