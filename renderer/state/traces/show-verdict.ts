import type { AskedVerdict } from '../../../shared/query/query.ts';
import type { Subject } from '../../../shared/query/language/expression.ts';
import { valueClause } from '../../../shared/query/language/add-clause.ts';
import { printClause } from '../../../shared/query/language/print.ts';
import { route } from '../route.svelte.ts';
import { browse } from './browse.svelte.ts';
import { filter } from './filter.svelte.ts';
import { selection } from './selection.svelte.ts';
import { timeWindow, type Stretch } from './time-window.svelte.ts';

/** What the traces have besides; null: nothing. */
export interface AndValue {
  subject: Subject;
  value: string | null;
  isExcluded: boolean;
}

/** The traces of a stretch on which a draft has this verdict, with or without some values, and nothing else. */
export function showVerdict(
  name: string,
  verdict: AskedVerdict,
  { from, to }: Stretch,
  and: readonly AndValue[] = [],
): void {
  // What the screen would do at its first look would take this back.
  browse.meet();
  filter.clear();
  filter.write(printClause(valueClause({ kind: 'draft', verdict }, name, false)));
  for (const { subject, value, isExcluded } of and) filter.add(subject, value, isExcluded);
  timeWindow.narrow(from, to);
  selection.clear();
  route.go('traces');
}
