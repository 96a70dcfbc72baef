import { Bitset } from '../../../core/columns/bitset.ts';
import type { FileQuery } from '../../../../shared/query/query.ts';
import { valueTest } from '../../../../shared/query/value-test.ts';
import type { FileRows } from './file-rows.ts';

/** The rows, of so many, that were read from such files. Rows of one file lie side by side. */
export function rowsOfFiles(files: FileRows, { by, test }: FileQuery, rows: number): Bitset {
  const found = new Bitset(rows);
  const { firstRows, lengths, ids, values } = files.by(by);
  const passes = valueTest(test);
  const asked = values.map(passes);
  ids.forEach((id, at) => {
    const firstRow = firstRows[at] ?? 0;
    if (asked[id - 1] === true) found.fill(firstRow, Math.min(rows, firstRow + (lengths[at] ?? 0)));
  });
  return found;
}
