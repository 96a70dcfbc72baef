import type { FileRefusal, Slice } from '../../../shared/model/imports.ts';
import type { Reader } from '../cache/handle.ts';
import { fileById, filesOfRun, type FileEntry } from '../cache/import-runs.ts';
import { countRefusals, refusalsOf, refusalsPage } from '../cache/sources.ts';

export interface RefusalQuery {
  run: number;
  /** Null for all files of the run. */
  file: number | null;
  /** Part of the path, the code or what the record begins with. */
  search: string;
  offset: number;
  limit: number;
}

/** One slice of the refusals of a run, in the order of its files and their records. */
export function refusalSlice(db: Reader, query: RefusalQuery): Slice<FileRefusal> {
  const { search } = query;
  let { offset, limit } = query;
  let total = 0;
  const items: FileRefusal[] = [];
  for (const file of refusedFiles(db, query)) {
    const partId = file.partId ?? -1;
    const wanted = file.path.toLowerCase().includes(search.toLowerCase()) ? '' : search;
    const count = countRefusals(db, partId, wanted);
    total += count;
    if (limit > 0 && offset < count) {
      const page = refusalsPage(db, partId, wanted, offset, limit);
      items.push(...page.map((refusal) => ({ file: file.id, path: file.path, refusal })));
      limit -= page.length;
    }
    offset = Math.max(0, offset - count);
  }
  return { total, items };
}

function refusedFiles(db: Reader, { run, file }: RefusalQuery): FileEntry[] {
  if (file === null) return [...filesOfRun(db, run, 'refused')];
  const found = fileById(db, file);
  return found === undefined || found.run !== run ? [] : [found];
}

/** All of them, as they are written to a file. */
export function* allRefusals(db: Reader, run: number): Generator<FileRefusal> {
  for (const file of filesOfRun(db, run, 'refused')) {
    if (file.partId === null) continue;
    for (const refusal of refusalsOf(db, file.partId)) yield { file: file.id, path: file.path, refusal };
  }
}
