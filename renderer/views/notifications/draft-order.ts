import type { DraftCounts } from '../../../shared/model/stored-draft.ts';
import type { HeldDraft } from '../../state/drafts.svelte.ts';

export const SORTABLE = ['name', 'matched', 'unknown', 'issues', 'changedAt'] as const;
export type SortColumn = (typeof SORTABLE)[number];

export interface Order {
  by: SortColumn;
  isUp: boolean;
}

/** Names go up first, figures and times down. */
export function turned({ by, isUp }: Order, column: SortColumn): Order {
  return by === column ? { by, isUp: !isUp } : { by: column, isUp: column === 'name' };
}

type Counts = ReadonlyMap<number, DraftCounts>;

export function errorsIn(counts: DraftCounts): number {
  return counts.issues.filter(({ severity }) => severity === 'error').length;
}

/** Errors weigh more than any number of warnings. */
function weightOf(counts: DraftCounts): number {
  return errorsIn(counts) * 100_000 + counts.issues.length;
}

export function ordered(drafts: readonly HeldDraft[], counts: Counts, { by, isUp }: Order): HeldDraft[] {
  const figure = (draft: HeldDraft): number => {
    if (by === 'changedAt') return draft.changedAt;
    const own = counts.get(draft.id);
    if (own === undefined || by === 'name') return -1;
    return by === 'issues' ? weightOf(own) : own[by];
  };
  const rising = (a: HeldDraft, b: HeldDraft): number =>
    by === 'name' ? a.name.localeCompare(b.name) : figure(a) - figure(b);
  return drafts.toSorted((a, b) => (isUp ? rising(a, b) : rising(b, a)) || a.id - b.id);
}
