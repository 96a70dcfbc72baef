import type { Subject } from '../../../shared/query/language/expression.ts';
import { route } from '../route.svelte.ts';
import { browse } from './browse.svelte.ts';
import { filter } from './filter.svelte.ts';
import { selection } from './selection.svelte.ts';
import { timeWindow, type Stretch } from './time-window.svelte.ts';

/** The traces of a stretch that have a value, or do not, and nothing else. */
export function showValue(
  subject: Subject,
  value: string | null,
  isExcluded: boolean,
  { from, to }: Stretch,
): void {
  // What the screen would do at its first look would take this back.
  browse.meet();
  filter.clear();
  filter.add(subject, value, isExcluded);
  timeWindow.narrow(from, to);
  selection.clear();
  route.go('traces');
}
