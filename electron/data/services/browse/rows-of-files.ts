import { Bitset } from '../../../core/columns/bitset.ts';
import type { FileQuery } from '../../../../shared/query/query.ts';
import { valueTest } from '../../../../shared/query/value-test.ts';
import type { Reader } from '../../cache/handle.ts';
import { readRows } from '../../cache/sources.ts';

/** The rows, of so many, that were read from such files. Rows of one file lie side by side. */
export function rowsOfFiles(db: Reader, { by, test }: FileQuery, rows: number): Bitset {
  const found = new Bitset(rows);
  const passes = valueTest(test);
  for (const { path, run, firstRow, rows: count } of readRows(db))
    if (passes(by === 'path' ? path : String(run))) found.fill(firstRow, Math.min(rows, firstRow + count));
  return found;
}
