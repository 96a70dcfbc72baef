import { columnNumber, type ColumnName } from '../../../shared/model/trace-columns.ts';
import { checksum } from './checksum.ts';
import type { Reader, Writer } from './handle.ts';
import { pack, unpack } from './packed-bytes.ts';
import { statement } from './statement.ts';

/** The values of a column from the given id on, in order of id; ids begin at 1. */
export function readDictionary(db: Reader, name: ColumnName, afterId = 0): string[] {
  const parts = statement<[number, number], { data: Uint8Array }>(
    db,
    'SELECT data FROM dictionary_part WHERE column = ? AND first_id > ? ORDER BY first_id',
  ).all(columnNumber(name), afterId);
  return parts.flatMap(({ data }) => {
    const { buffer, byteOffset, length } = unpack(data);
    return JSON.parse(Buffer.from(buffer, byteOffset, length).toString()) as string[];
  });
}

export function writeDictionaryPart(db: Writer, column: number, firstId: number, values: string[]): void {
  const data = pack(Buffer.from(JSON.stringify(values)));
  statement(db, 'INSERT INTO dictionary_part (column, first_id, data, sum) VALUES (?, ?, ?, ?)').run(
    column,
    firstId,
    data,
    checksum(data),
  );
}
