import { lowerByte } from './lower-ascii.ts';

/** Bytes to be looked for, by a few of them first. */
export interface Probe {
  bytes: Buffer;
  /** Where `key` is in the bytes. */
  keyAt: number;
  key: Buffer;
  /** Whether the key is the same in both cases, so that the text is searched as it is. */
  isCaseless: boolean;
}

/**
 * Short keys are found by their first byte, so it is to be a rare one; the library's way for keys of seven bytes and more
 * was measured to take twice as long on records.
 */
const KEY_BYTES = 6;
/** A shorter key without case would be met so often that making all letters small costs less. */
const CASELESS_BYTES = 4;
/** How often bytes come in records, the rarest first; of others nothing is known, and most are rarer. */
const BY_RARITY =
  'QXZWJ~^%$#@!&*;|`<>=?YKVUHFGqBLMxONzEPRAICSTDjwkv(+)/ .hfygbpul-9m78635421sodcn_0triae:,{}[]\\"';
const RARITY = new Uint8Array(256);
[...BY_RARITY].forEach((character, index) => (RARITY[character.charCodeAt(0)] = index + 1));

export function probeFor(part: string, fold: boolean): Probe | null {
  if (part === '') return null;
  const bytes = Buffer.from(part);
  const caseless = fold ? keyWithin(bytes, CASELESS_BYTES, isCaseless) : -1;
  const keyAt = caseless >= 0 ? caseless : keyWithin(bytes, Math.min(KEY_BYTES, bytes.length), () => true);
  let end = keyAt + 1;
  while (end < Math.min(bytes.length, keyAt + KEY_BYTES) && (caseless < 0 || isCaseless(bytes[end] ?? 0)))
    end += 1;
  return { bytes, keyAt, key: bytes.subarray(keyAt, end), isCaseless: !fold || caseless >= 0 };
}

/** Where the rarest byte is that begins so many bytes of a kind; -1 where there are none. */
function keyWithin(bytes: Buffer, length: number, isIt: (byte: number) => boolean): number {
  let best = -1;
  for (let at = 0; at + length <= bytes.length; at += 1) {
    if (!bytes.subarray(at, at + length).every(isIt)) continue;
    if (best < 0 || rarity(bytes, at) < rarity(bytes, best)) best = at;
  }
  return best;
}

function rarity(bytes: Buffer, at: number): number {
  return RARITY[bytes[at] ?? 0] ?? 0;
}

function isCaseless(byte: number): boolean {
  return lowerByte(byte) === byte && !(byte >= 0x61 && byte <= 0x7a);
}

/** Where the bytes stand from a place on; -1 where they do not. `isLowered`: the text's letters are small already. */
export function findProbe(text: Buffer, { bytes, key, keyAt }: Probe, from: number, fold: boolean): number {
  for (let at = text.indexOf(key, from + keyAt); at >= 0; at = text.indexOf(key, at + 1)) {
    if (isAt(text, bytes, at - keyAt, fold)) return at - keyAt;
  }
  return -1;
}

function isAt(text: Buffer, bytes: Buffer, start: number, fold: boolean): boolean {
  if (start + bytes.length > text.length) return false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = text[start + at] ?? 0;
    if ((fold ? lowerByte(byte) : byte) !== bytes[at]) return false;
  }
  return true;
}
