import type { Facet } from '../../../../shared/model/browse.ts';
import type { FileProperty } from '../../../../shared/model/file-property.ts';
import type { FieldTest } from '../../../../shared/query/query.ts';
import { valueTest } from '../../../../shared/query/value-test.ts';
import type { Bitset } from '../../../core/columns/bitset.ts';
import type { Reader } from '../../cache/handle.ts';
import { readRows } from '../../cache/sources.ts';

/** From which files, or by which imports, rows were read, with how many of each. */
export function facetOfFiles(
  db: Reader,
  rows: Bitset,
  by: FileProperty,
  limit: number,
  search: FieldTest | null,
): Facet {
  const passes = search === null ? () => true : valueTest(search);
  const counts = new Map<string, number>();
  let total = 0;
  // Rows of one file lie side by side.
  for (const { path, run, firstRow, rows: length } of readRows(db)) {
    const count = rows.countWithin(firstRow, firstRow + length);
    if (count === 0) continue;
    total += count;
    const value = by === 'path' ? path : String(run);
    counts.set(value, (counts.get(value) ?? 0) + count);
  }
  const values = [...counts].flatMap(([value, count]) => (passes(value) ? [{ value, count }] : []));
  values.sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
  return { field: by, top: values.slice(0, limit), distinct: values.length, absent: 0, total };
}
