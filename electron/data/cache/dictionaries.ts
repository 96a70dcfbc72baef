import { columnNumber, type ColumnName } from '../../../shared/model/trace-columns.ts';
import type { Reader, Writer } from './handle.ts';
import { pack, unpack } from './packed-bytes.ts';

/** The values of a column from the given id on, in order of id; ids begin at 1. */
export function readDictionary(db: Reader, name: ColumnName, afterId = 0): string[] {
  const parts = db
    .prepare<[number, number], { data: Uint8Array }>(
      'SELECT data FROM dictionary_part WHERE column = ? AND first_id > ? ORDER BY first_id',
    )
    .all(columnNumber(name), afterId);
  return parts.flatMap(({ data }) => JSON.parse(Buffer.from(unpack(data)).toString()) as string[]);
}

export function writeDictionaryPart(db: Writer, column: number, firstId: number, values: string[]): void {
  db.prepare('INSERT INTO dictionary_part (column, first_id, data) VALUES (?, ?, ?)').run(
    column,
    firstId,
    pack(Buffer.from(JSON.stringify(values))),
  );
}
