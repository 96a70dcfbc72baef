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

export function writeDictionaryPart(
  db: Writer,
  column: number,
  firstId: number,
  values: Iterable<string>,
): void {
  const data = pack(jsonOf(values));
  statement(db, 'INSERT INTO dictionary_part (column, first_id, data, sum) VALUES (?, ?, ?, ?)').run(
    column,
    firstId,
    data,
    checksum(data),
  );
}

/** Where texts are put together: thousands of values at once would be left to the collector as strings, and as their text. */
let room = Buffer.allocUnsafeSlow(64 * 1024);

/** As bytes that are good until the next are asked for. */
function jsonOf(values: Iterable<string>): Uint8Array {
  let length = 0;
  const put = (text: string): void => {
    // A character takes three bytes at the most.
    const needed = length + text.length * 3;
    if (needed > room.length) room = Buffer.concat([room.subarray(0, length)], needed * 2);
    length += room.write(text, length);
  };
  put('[');
  for (const value of values) put(`${length === 1 ? '' : ','}${JSON.stringify(value)}`);
  put(']');
  return room.subarray(0, length);
}
