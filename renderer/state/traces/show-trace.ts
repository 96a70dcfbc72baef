import { valueClause } from '../../../shared/query/language/add-clause.ts';
import { printClause } from '../../../shared/query/language/print.ts';
import { route } from '../route.svelte.ts';
import { browse } from './browse.svelte.ts';
import { filter } from './filter.svelte.ts';
import { timeWindow } from './time-window.svelte.ts';
import { selection } from './selection.svelte.ts';

/** Hexadecimal digits and hyphens as ids have them: words that somebody types for a command are shorter or have other letters. */
const ID = /^[0-9a-f]{8}[0-9a-f-]{8,56}$/i;

/** The id that was typed or pasted, where it is one. */
export function traceIdIn(typed: string): string | null {
  const text = typed.trim();
  return ID.test(text) ? text : null;
}

/** The traces of this id among all, whenever they happened. */
export function showTrace(id: string): void {
  // What the screen would do at its first look would take this back.
  browse.meet();
  filter.clear();
  filter.write(printClause(valueClause({ kind: 'member', field: 'trace_id', path: [] }, id, false)));
  timeWindow.choosePreset('all');
  selection.clear();
  route.go('traces');
}
