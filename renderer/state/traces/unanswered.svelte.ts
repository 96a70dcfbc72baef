import type { Failure } from '../../../shared/model/failure.ts';
import { bodySearch } from './body-search.svelte.ts';
import { browse, traceList } from './browse.svelte.ts';
import { filter } from './filter.svelte.ts';

/** What stands in the list instead of an answer: what was found until then, all that may fit, what was asked before, or nothing. */
export type ShownInstead = 'found' | 'possible' | 'before' | 'nothing';

export interface Unanswered {
  failure: Failure;
  shown: ShownInstead;
}

const current = $derived.by<Unanswered | null>(() => {
  const { failure, total } = traceList;
  if (failure !== null) return { failure, shown: total === null ? 'nothing' : 'before' };
  const { unknown } = bodySearch;
  if (!filter.hasBodies || unknown === null || bodySearch.isUnderWay) return null;
  return { failure: unknown.failure, shown: unknown.hasFound ? 'found' : 'possible' };
});

/** That the list does not show what its filter asks, so that its figures are not those of the filter. */
export const unanswered = {
  /** Null while the list holds the answer, or waits for it. */
  get current(): Unanswered | null {
    return current;
  },
  again(): void {
    if (traceList.failure === null) bodySearch.again();
    else browse.takeIn();
  },
};
