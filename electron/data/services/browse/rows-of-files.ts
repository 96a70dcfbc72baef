import { Bitset } from '../../../core/columns/bitset.ts';
import type { FileQuery } from '../../../../shared/query/query.ts';
import { valueTest } from '../../../../shared/query/value-test.ts';
import type { Reader } from '../../cache/handle.ts';
import { rowsOfPaths } from '../../cache/sources.ts';

/** The rows, of so many, that were read from files with such a path. Rows of one file lie side by side. */
export function rowsOfFiles(db: Reader, { test }: FileQuery, rows: number): Bitset {
  const found = new Bitset(rows);
  const passes = valueTest(test);
  for (const part of rowsOfPaths(db))
    if (passes(part.path)) found.fill(part.firstRow, Math.min(rows, part.firstRow + part.rows));
  return found;
}
