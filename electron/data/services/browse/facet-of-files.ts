import type { Facet } from '../../../../shared/model/browse.ts';
import type { FileProperty } from '../../../../shared/model/file-property.ts';
import type { FieldTest } from '../../../../shared/query/query.ts';
import { valueTest } from '../../../../shared/query/value-test.ts';
import { topIds } from '../../../core/browse/top-values.ts';
import type { Bitset } from '../../../core/columns/bitset.ts';
import type { FileRows } from './file-rows.ts';

/** From which files, or by which imports, rows were read, with how many of each. */
export function facetOfFiles(
  files: FileRows,
  rows: Bitset,
  by: FileProperty,
  limit: number,
  search: FieldTest | null,
): Facet {
  const { firstRows, lengths, ids, values } = files.by(by);
  const counts = new Uint32Array(values.length + 1);
  let total = 0;
  for (let at = 0; at < ids.length; at += 1) {
    const firstRow = firstRows[at] ?? 0;
    const count = rows.countWithin(firstRow, firstRow + (lengths[at] ?? 0));
    total += count;
    const id = ids[at] ?? 0;
    counts[id] = (counts[id] ?? 0) + count;
  }
  const passes = search === null ? () => true : valueTest(search);
  let distinct = 0;
  values.forEach((value, at) => {
    if (counts[at + 1] === 0) return;
    if (passes(value)) distinct += 1;
    else counts[at + 1] = 0;
  });
  const top = topIds({ values }, counts, limit).map((id) => ({
    value: values[id - 1] ?? '',
    count: counts[id] ?? 0,
  }));
  return { field: by, top, distinct, absent: 0, total };
}
