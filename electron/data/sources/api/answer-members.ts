import {
  COLON,
  COMMA,
  CLOSE_OBJECT,
  newScan,
  OPEN_OBJECT,
  QUOTE,
  restart,
  scanStop,
  scanValue,
} from '../files/json/scan.ts';
import { pastBlanks } from '../files/json/holder.ts';
import { parseJson } from '../files/json/value.ts';

/**
 * The bytes of each member of an object, found without making values of them: a list of traces is then read record by
 * record, each with its own bytes. Undefined where the text is no whole object.
 */
export function membersOf(bytes: Buffer): Map<string, Buffer> | undefined {
  const members = new Map<string, Buffer>();
  const scan = newScan();
  let at = pastBlanks(bytes, 0);
  if (bytes[at] !== OPEN_OBJECT) return undefined;
  const endOf = (from: number): number =>
    scanValue(restart(scan), bytes, from, bytes.length) === 'end' ? scanStop() : -1;

  at = pastBlanks(bytes, at + 1);
  for (let isFirst = true; bytes[at] !== CLOSE_OBJECT; isFirst = false) {
    if (!isFirst) {
      if (bytes[at] !== COMMA) return undefined;
      at = pastBlanks(bytes, at + 1);
    }
    const nameEnd = bytes[at] === QUOTE ? endOf(at) : -1;
    const name = nameEnd < 0 ? undefined : parseJson(bytes.toString('utf8', at, nameEnd));
    const colon = nameEnd < 0 ? -1 : pastBlanks(bytes, nameEnd);
    if (typeof name !== 'string' || bytes[colon] !== COLON) return undefined;
    const from = pastBlanks(bytes, colon + 1);
    const end = endOf(from);
    if (end < 0) return undefined;
    members.set(name, bytes.subarray(from, end));
    at = pastBlanks(bytes, end);
  }
  return pastBlanks(bytes, at + 1) === bytes.length ? members : undefined;
}
