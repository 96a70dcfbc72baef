import type { Words } from '../../../shared/words/words.ts';
import { isColumnName } from '../../../shared/model/trace-columns.ts';
import { splitPath } from '../../parts/file-path.ts';
import { imports } from '../../state/imports.svelte.ts';
import type { FacetField } from '../../state/traces/facets.svelte.ts';
import { columnLabel } from './column-label.ts';

/** Over its values. */
export const facetLabel = (words: Words, field: FacetField): string =>
  isColumnName(field) ? columnLabel(words, field) : words.traceFacets.files[field];

/** Within a sentence: as a query calls it, where no column does. */
export const facetName = (words: Words, field: FacetField): string =>
  isColumnName(field) ? words.traceColumns[field] : field === 'path' ? 'file' : field;

const END_SHOWN = 46;

/** The end of a file's name, where files of one service differ, and whether there is more of it. */
export function endOfName(path: string): { end: string; isCut: boolean } {
  const { name } = splitPath(path);
  return { end: name.slice(-END_SHOWN), isCut: name.length > END_SHOWN };
}

/** When an import was, and what it read; null while that is not known. */
export function importAbout(words: Words, id: string): string | null {
  const run = imports.runs?.find((one) => String(one.id) === id);
  if (run === undefined) return null;
  const { startedAt, paths } = run;
  return `${words.imports.startedAt(startedAt)} · ${words.imports.given(paths[0] ?? '', paths.length - 1)}`;
}
