import { valueClause } from '../../../shared/query/language/add-clause.ts';
import { printClause } from '../../../shared/query/language/print.ts';
import type { FileProperty } from '../../../shared/model/file-property.ts';
import { route } from '../route.svelte.ts';
import { browse } from './browse.svelte.ts';
import { filter } from './filter.svelte.ts';
import { selection } from './selection.svelte.ts';
import { timeWindow } from './time-window.svelte.ts';

/** The traces that an import brought, or one file of it, whenever they happened. */
export function showImported(run: number, path?: string): void {
  // What the screen would do at its first look would take this back.
  browse.meet();
  const ofRun = clauseOf('import', String(run));
  filter.replace(path === undefined ? ofRun : `${ofRun} and ${clauseOf('path', path)}`);
  timeWindow.choosePreset('all');
  selection.clear();
  route.go('traces');
}

const clauseOf = (by: FileProperty, value: string): string =>
  printClause(valueClause({ kind: 'file', by }, value, false));
