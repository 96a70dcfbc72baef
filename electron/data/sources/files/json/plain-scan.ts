import { memberNumber, PROVIDER, TIME, TRACE_ID } from '../plain-members.ts';
import { ESCAPED_AT, MEMBERS_AT, PLACES_AT } from '../plain-record.ts';
import { nameAt, readName, type MemberNames } from './member-names.ts';
import { CLOSE_OBJECT, COMMA, QUOTE } from './scan.ts';
import { byteAt, endOfString, endOfValue, hadEscapes, pastBlank } from './skip-json.ts';

/** By these it is known for a trace of the service, whatever else it has. */
const NEEDED = (1 << TIME) | (1 << TRACE_ID) | (1 << memberNumber('trace_name'));

/** Where this one is, the record may be of another provider. */
const UNUSUAL = 1 << PROVIDER;

/**
 * Follows the object that begins there and notes where the values of its known members are. Its end; -1 where it is no
 * JSON, not all there, nested deeper than so many levels, no trace of the service, or where names are unusual.
 */
export function scanPlain(
  view: DataView,
  from: number,
  to: number,
  levels: number,
  names: MemberNames,
  notes: Int32Array,
  notesAt: number,
): number {
  if (levels === 0) return -1;
  let members = 0;
  let escaped = 0;
  let name = names.start;
  let at = from + 1;
  for (;;) {
    at = pastBlank(view, at, to);
    const found = nameAt(name, view, at, to) ?? readName(names, name, view, at, to);
    if (found === null) return -1;
    name = found;
    const value = pastBlank(view, at + name.bytes, to);
    const isText = byteAt(view, value, to) === QUOTE;
    const end = isText ? endOfString(view, value + 1, to) : endOfValue(view, value, to, levels - 1);
    if (end < 0) return -1;
    if (name.member >= 0) {
      const bit = 1 << name.member;
      // Of two members of one name the last one counts.
      members |= bit;
      if (isText && hadEscapes()) escaped |= bit;
      const place = notesAt + PLACES_AT + name.member * 2;
      notes[place] = value;
      notes[place + 1] = end;
    }
    at = pastBlank(view, end, to);
    const byte = byteAt(view, at, to);
    at += 1;
    if (byte === CLOSE_OBJECT) break;
    if (byte !== COMMA) return -1;
  }
  if ((members & NEEDED) !== NEEDED || (members & UNUSUAL) !== 0) return -1;
  notes[notesAt + MEMBERS_AT] = members;
  notes[notesAt + ESCAPED_AT] = escaped;
  return at;
}
