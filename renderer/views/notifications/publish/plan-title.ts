import type { Words } from '../../../../shared/words/words.ts';
import type { PlanPlace } from '../../../state/publish/plan-address.ts';
import type { Publishing } from '../../../state/publish/publishing.svelte.ts';

/** What a plan is called, as far as it is known what it does. */
export function planTitle(text: Words['publish'], place: PlanPlace, publishing: Publishing): string {
  const { told: planned, history, draft } = publishing;
  const [first] = planned;
  if (place.of === 'live' && place.action === 'return') {
    const name =
      first?.name ?? history?.find((one) => one.notification !== null)?.notification?.notification_name;
    return text.returning(name ?? place.ids[0] ?? '');
  }
  if (place.of === 'live' && place.ids.length > 1)
    return text.several[place.action as 'delete'](planned.length);
  if (first === undefined) return draft?.name ?? '';
  return text.title[first.kind](first.name);
}
