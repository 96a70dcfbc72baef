import { memberNumber } from '../plain-members.ts';
import { COLON, QUOTE } from './scan.ts';
import { byteAt, endOfString, hadEscapes, pastBlank } from './skip-json.ts';

/**
 * A member's name as it was written, from its first quote to the colon, and which ones came behind it: records of one
 * source have their members in one order, and comparing a name with the one expected costs less than reading it.
 */
export interface MemberName {
  /** Four bytes each; the last one is filled up with zeros. */
  words: Int32Array;
  /** The bits of the last word that belong to the name. */
  lastBits: number;
  bytes: number;
  /** The number of the member; -1 where it is none that is looked for. */
  member: number;
  /** What came behind it: the latest, and one before that. */
  next: MemberName | null;
  otherNext: MemberName | null;
}

/** The names of one text. */
export interface MemberNames {
  /** Stands for the opening bracket. */
  start: MemberName;
  known: Map<string, MemberName>;
}

/** A text with more names makes names of its data. */
const MOST_KNOWN = 200;
const LONGEST_BYTES = 64;

export const noNames = (): MemberNames => ({ start: nameOf(Buffer.alloc(0), -1), known: new Map() });

function nameOf(written: Uint8Array, member: number): MemberName {
  const { length } = written;
  const words = new Int32Array(Math.ceil(length / 4));
  new Uint8Array(words.buffer).set(written);
  const lastBits = length % 4 === 0 ? -1 : 2 ** ((length % 4) * 8) - 1;
  return { words, lastBits, bytes: length, member, next: null, otherNext: null };
}

/** The name that stands there, behind the one before; null where none does, or one that says the same in another way. */
export function nameAt(
  { next, otherNext }: MemberName,
  view: DataView,
  at: number,
  to: number,
): MemberName | null {
  if (next !== null && isThere(next, view, at, to)) return next;
  if (otherNext !== null && isThere(otherNext, view, at, to)) return otherNext;
  return null;
}

function isThere({ words, lastBits }: MemberName, view: DataView, at: number, to: number): boolean {
  const last = words.length - 1;
  if (at + last * 4 + 4 > to) return false;
  for (let word = 0, place = at; word < last; word += 1, place += 4)
    if (view.getInt32(place, true) !== words[word]) return false;
  return (view.getInt32(at + last * 4, true) & lastBits) === words[last];
}

/** Reads the name that stands there, and notes that it came behind the one before. Null where none does, or one with escapes. */
export function readName(
  { known }: MemberNames,
  before: MemberName,
  view: DataView,
  from: number,
  to: number,
): MemberName | null {
  if (byteAt(view, from, to) !== QUOTE) return null;
  const quote = endOfString(view, from + 1, to) - 1;
  if (quote < 0 || hadEscapes()) return null;
  const colon = pastBlank(view, quote + 1, to);
  if (byteAt(view, colon, to) !== COLON) return null;
  const written = Buffer.from(view.buffer as ArrayBuffer, view.byteOffset + from, colon + 1 - from);
  const key = written.toString('latin1');
  let name = known.get(key);
  if (name === undefined) {
    name = nameOf(written, memberNumber(key.slice(1, quote - from)));
    if (name.bytes > LONGEST_BYTES || known.size === MOST_KNOWN) return name;
    known.set(key, name);
  }
  if (before.next !== name) {
    before.otherNext = before.next;
    before.next = name;
  }
  return name;
}
