import type { CloudNotification } from '../../../../shared/model/cloud-objects.ts';
import { saysTheSame } from '../../../../shared/notification/standing.ts';
import type { HeldDraft } from '../../../state/drafts.svelte.ts';

export type Standing = 'unknown' | 'fresh' | 'same' | 'changed' | 'gone' | 'elsewhere';

type Told = Pick<HeldDraft, 'provider' | 'name' | 'notification'> & { live?: { id: string } };

/** How a draft stands beside the account, as that was when it was last looked at; null: nobody looked. */
export function standingOf(draft: Told, live: readonly CloudNotification[] | null): Standing {
  if (draft.provider !== 'huawei') return 'elsewhere';
  if (live === null) return 'unknown';
  const own =
    live.find(({ notification_id: id }) => id === draft.live?.id) ??
    live.find(({ notification_name: name }) => name === draft.name);
  if (own === undefined) return draft.live === undefined ? 'fresh' : 'gone';
  return saysTheSame(draft.notification, own.raw) ? 'same' : 'changed';
}

export const STANDING_TONES = {
  unknown: 'other',
  fresh: 'other',
  same: 'normal',
  changed: 'warning',
  gone: 'warning',
  elsewhere: 'other',
} as const satisfies Record<Standing, string>;
