import { ID_BYTES, uuidText, writeUuid } from '../../../core/columns/trace-id.ts';

/*
 * Texts as few bytes. Most values that are in one trace alone are ids and addresses, which take half or a third of their characters.
 */

interface Packing {
  /** Gives how many bytes were written, none for a text that would not come back as it is. */
  write: (text: string, bytes: Buffer) => number | undefined;
  read: (bytes: Buffer) => string;
}

const DOT = 46;
const ZERO = 48;
const SHORTEST_HEX = 8;

/** The first one that can, does. */
const PACKINGS: readonly Packing[] = [
  {
    write: (text, bytes) => (writeUuid(text, bytes, 0) ? ID_BYTES : undefined),
    read: (bytes) => uuidText(bytes, 0),
  },
  { write: writeAddress, read: (bytes) => bytes.join('.') },
  {
    write: (text, bytes) => (isHex(text) ? bytes.write(text, 'hex') : undefined),
    read: (bytes) => bytes.toString('hex'),
  },
  {
    write: (text, bytes) => (isNarrow(text) ? bytes.write(text, 'latin1') : undefined),
    read: (bytes) => bytes.toString('latin1'),
  },
  { write: (text, bytes) => bytes.write(text, 'utf16le'), read: (bytes) => bytes.toString('utf16le') },
];
/** Packings are told by numbers of so many bits. */
export const PACKING_BITS = 3;

/** Writes a text to bytes that have room for two a character. */
export function packText(text: string, bytes: Buffer): { packing: number; length: number } {
  for (let packing = 0; packing < PACKINGS.length; packing += 1) {
    const length = PACKINGS[packing]?.write(text, bytes);
    if (length !== undefined) return { packing, length };
  }
  throw new Error('Every text is written by the last packing.');
}

export function unpackText(packing: number, bytes: Buffer): string {
  const known = PACKINGS[packing];
  if (known === undefined) throw new Error(`No text is packed by number ${packing}.`);
  return known.read(bytes);
}

/** Four numbers up to 255 without zeros before them. */
function writeAddress(text: string, bytes: Buffer): number | undefined {
  if (text.length < 7 || text.length > 15) return undefined;
  let [part, digits, number] = [0, 0, 0];
  for (let at = 0; at <= text.length; at += 1) {
    const unit = at < text.length ? text.charCodeAt(at) : DOT;
    if (unit === DOT) {
      if (digits === 0 || part > 3) return undefined;
      bytes[part] = number;
      [part, digits, number] = [part + 1, 0, 0];
      continue;
    }
    const digit = unit - ZERO;
    if (digit < 0 || digit > 9 || (digits > 0 && number === 0)) return undefined;
    [digits, number] = [digits + 1, number * 10 + digit];
    if (number > 255) return undefined;
  }
  return part === 4 ? part : undefined;
}

function isHex(text: string): boolean {
  if (text.length < SHORTEST_HEX || text.length % 2 === 1) return false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (!((unit >= 48 && unit <= 57) || (unit >= 97 && unit <= 102))) return false;
  }
  return true;
}

/** Whether a byte holds each character. */
function isNarrow(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0xff) return false;
  return true;
}
