import type { Words } from '../../../../shared/words/words.ts';
import { displayZone } from '../../../state/traces/display-zone.svelte.ts';
import { listColumns } from '../../../state/traces/list-columns.svelte.ts';
import { columnLabel } from '../../traces/column-label.ts';

/** The columns of the list of traces, as every table of traces has them. */
export const shownColumns = (words: Words) =>
  listColumns.shown.map((id) => ({
    id,
    label: columnLabel(words, id),
    widthPx: listColumns.widthOf(id),
    grows: listColumns.growsOf(id),
    isPinned: listColumns.isPinned(id),
    ...((id === 'time' || id === 'record_time') && { note: displayZone.name }),
  }));
