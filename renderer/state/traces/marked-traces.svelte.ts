import type { MarkedTrace } from '../../../shared/model/mark.ts';
import { call } from '../../ipc/client.ts';
import { route } from '../route.svelte.ts';
import type { LoadSlice } from '../slice-list.svelte.ts';
import { filter } from './filter.svelte.ts';
import { marks } from './marks.svelte.ts';
import { steps } from './steps.svelte.ts';
import { timeWindow } from './time-window.svelte.ts';

export const loadMarked =
  (search: string): LoadSlice<MarkedTrace> =>
  (offset, limit) =>
    call('marks.list', { search, offset, limit });

/** To the trace among its neighbours. What is asked for now, and may hide it, gives way; one step leads back to that. */
export function goToMarked({ row, time }: Pick<MarkedTrace, 'row' | 'time'>): void {
  const { stretch } = timeWindow;
  const isWithin = stretch !== null && time >= stretch.from && time < stretch.to;
  if (!filter.isEmpty || !isWithin)
    steps.take(() => {
      filter.alone(null, null);
      timeWindow.apply({ preset: 'all' });
    });
  route.go('traces', row);
}

export function removeMarks({ row, tags }: MarkedTrace): Promise<boolean> {
  return marks.set(
    [{ rows: [row], isBookmarked: false, removeTags: [...tags], note: '', judged: null }],
    'removed',
  );
}
