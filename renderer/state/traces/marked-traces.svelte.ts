import type { MarkedTrace } from '../../../shared/model/mark.ts';
import { call } from '../../ipc/client.ts';
import { attempt } from '../notices.svelte.ts';
import { route } from '../route.svelte.ts';
import type { LoadSlice } from '../slice-list.svelte.ts';
import { traceList } from './browse.svelte.ts';
import { filter } from './filter.svelte.ts';
import { marks } from './marks.svelte.ts';
import { steps } from './steps.svelte.ts';
import { timeWindow } from './time-window.svelte.ts';

export const loadMarked =
  (search: string): LoadSlice<MarkedTrace> =>
  (offset, limit) =>
    call('marks.list', { search, offset, limit });

/** To the trace in the list. Where what is asked for now hides it, all is asked for; one step leads back to that. */
export function goToMarked({ row, time }: MarkedTrace): Promise<void> {
  return attempt(async () => {
    if ((await traceList.placeOf({ row, time })) === null)
      steps.take(() => {
        filter.alone(null, null);
        timeWindow.apply({ preset: 'all' });
      });
    route.go('traces', row);
  });
}

export function removeMarks({ row, tags }: MarkedTrace): Promise<boolean> {
  return marks.set([{ rows: [row], isBookmarked: false, removeTags: [...tags], note: '' }], 'removed');
}
