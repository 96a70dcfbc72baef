import { isAscii } from 'node:buffer';

/** Turns a text in UTF-16 into UTF-8 as it comes. */
export interface Transcoder {
  /** A character that is cut in two waits for its other half. */
  feed(chunk: Buffer): Buffer;
  end(): Buffer;
  /** Where a place in the UTF-8 text is in the original. Places are asked for in order. */
  originalOffset(offset: number): number;
}

/** The mark at the beginning, in bytes. */
export const MARK_BYTES = 2;
/** Half a surrogate pair, written as if it were a character: no UTF-8, so that its record is refused. */
const LONE_SURROGATE = Buffer.from([0xed, 0xa0, 0x80]);

export function utf16Mark(head: Buffer): 'little' | 'big' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'little';
  return head[0] === 0xfe && head[1] === 0xff ? 'big' : null;
}

/** For a text without its mark. */
export function transcoder(order: 'little' | 'big'): Transcoder {
  let rest: Buffer = Buffer.alloc(0);
  const parts: Part[] = [];
  let offset = 0;
  let units = 0;

  const give = (text: string): Buffer => {
    const bytes = encode(text);
    for (let at = 0; at < bytes.length; at += PART_BYTES)
      parts.push(partOf(bytes.subarray(at, at + PART_BYTES)));
    return bytes;
  };

  return {
    feed(chunk) {
      const joined = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let end = joined.length & ~1;
      if (end > 0 && isHighSurrogate(unitAt(joined, end - 2, order))) end -= 2;
      rest = Buffer.from(joined.subarray(end));
      return give(textOf(joined.subarray(0, end), order));
    },
    end() {
      // A lone byte at the end is half a character too.
      const text =
        textOf(rest.subarray(0, rest.length & ~1), order) + (rest.length % 2 === 0 ? '' : '\ud800');
      return give(text);
    },
    originalOffset(wanted) {
      let passed = 0;
      for (let part = parts[0]; part !== undefined && offset < wanted; part = parts[passed]) {
        const length = Math.min(part.length, wanted - offset);
        offset += length;
        units += part.bytes === null ? length : unitsIn(part.bytes.subarray(0, length));
        if (length === part.length) passed += 1;
        else parts[passed] = { length: part.length - length, bytes: part.bytes?.subarray(length) ?? null };
      }
      parts.splice(0, passed);
      return MARK_BYTES + units * 2;
    },
  };
}

/** A stretch of the UTF-8 text; of ASCII the length is enough. */
interface Part {
  length: number;
  bytes: Buffer | null;
}

/** What a record that is too long leaves here until its end must stay small, so that only parts are kept whole. */
const PART_BYTES = 16 * 1024;

function partOf(bytes: Buffer): Part {
  return { length: bytes.length, bytes: isAscii(bytes) ? null : Buffer.from(bytes) };
}

function unitAt(bytes: Buffer, at: number, order: 'little' | 'big'): number {
  return order === 'little' ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
}

const isHighSurrogate = (unit: number): boolean => (unit & 0xfc00) === 0xd800;

function textOf(bytes: Buffer, order: 'little' | 'big'): string {
  return order === 'little' ? bytes.toString('utf16le') : Buffer.from(bytes).swap16().toString('utf16le');
}

function encode(text: string): Buffer {
  if (text.isWellFormed()) return Buffer.from(text);
  const parts = [...text].map((character) =>
    character.isWellFormed() ? Buffer.from(character) : LONE_SURROGATE,
  );
  return Buffer.concat(parts);
}

/** How many 16-bit units whole characters of UTF-8 stand for. */
function unitsIn(bytes: Buffer): number {
  let units = 0;
  for (const byte of bytes) if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  return units;
}
