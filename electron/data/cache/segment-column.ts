import { bitsFor, packBits, unpackAbove, unpackBits, type NumberColumn } from './bit-packing.ts';
import { bytesOf, pack, plainBytes, unpack, wordsOf } from './packed-bytes.ts';

/** Numbers of a segment's columns beside the dictionary-encoded ones, whose numbers begin at 0. */
export const STORED = {
  id: 48,
  print: 49,
  time: 50,
  recordTime: 51,
  length: 52,
  offset: 53,
  index: 54,
  textId: 55,
  key: 56,
} as const;

export const COLUMNS_A_SEGMENT = 64;

/**
 * As stored: `width` is the bits of a value, 0 where all rows have one. Packed bits come as small as a general compressor makes
 * them, without a call of one for each column of each segment. Ids of dictionaries take whole bytes: they are what
 * opening a workspace waits for, and are read as they lie.
 */
export interface StoredColumn {
  width: number;
  data: Uint8Array;
}

/** Doubles, compressed: what lies too far apart for bits. */
const AS_DOUBLES = 64;

/** Ids of a dictionary. */
export function storeIds(ids: Uint32Array): StoredColumn {
  const { isOne, first, highest } = spread(ids);
  if (isOne) return { width: 0, data: bytesOf(Uint32Array.of(first)) };
  if (highest <= 0xff) return { width: 8, data: new Uint8Array(ids) };
  if (highest <= 0xffff) return { width: 16, data: bytesOf(new Uint16Array(ids)) };
  return { width: 32, data: bytesOf(ids) };
}

export function storedIds({ width, data }: StoredColumn): NumberColumn | number {
  const bytes = plainBytes(data);
  if (width === 0) return wordsOf(bytes)[0] ?? 0;
  if (width === 8) return bytes;
  if (width === 16) return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 1);
  return wordsOf(bytes);
}

function spread(values: Uint32Array): { isOne: boolean; first: number; highest: number } {
  const first = values[0] ?? 0;
  let highest = 0;
  let isOne = true;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] as number;
    if (value > highest) highest = value;
    if (value !== first) isOne = false;
  }
  return { isOne, first, highest };
}

/** Other whole numbers. */
export function storeNumbers(values: Uint32Array): StoredColumn {
  const { isOne, first, highest } = spread(values);
  if (isOne) return { width: 0, data: bytesOf(Uint32Array.of(first)) };
  const width = bitsFor(highest);
  return { width, data: packBits(values, width) };
}

/** In the narrowest array that holds them; one number where all rows have the same. */
export function storedNumbers({ width, data }: StoredColumn, rows: number): NumberColumn | number {
  const words = wordsOf(plainBytes(data));
  if (width === 0) return words[0] ?? 0;
  if (width <= 8) return unpackBits(words, width, new Uint8Array(rows));
  if (width <= 16) return unpackBits(words, width, new Uint16Array(rows));
  return unpackBits(words, width, new Uint32Array(rows));
}

/** Instants, spans and places: bits above the lowest of them, or as they are where those do not reach. NaN is none. */
export function storeDoubles(values: Float64Array): StoredColumn {
  let lowest = Infinity;
  let highest = -Infinity;
  let hasNone = false;
  for (const value of values) {
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
    if (value !== value) hasNone = true;
  }
  if (lowest === Infinity) return { width: 0, data: bytesOf(Float64Array.of(NaN)) };
  if (lowest === highest && !hasNone) return { width: 0, data: bytesOf(Float64Array.of(lowest)) };
  if (highest - lowest >= NONE || !Number.isSafeInteger(lowest)) return asDoubles(values);
  // The highest number that the bits can say stands for none.
  const width = bitsFor(highest - lowest + 1);
  const none = width === 32 ? NONE : 2 ** width - 1;
  const steps = new Uint32Array(values.length);
  for (let at = 0; at < steps.length; at += 1) {
    const value = values[at] ?? NaN;
    if (value === value && !Number.isInteger(value)) return asDoubles(values);
    steps[at] = value === value ? value - lowest : none;
  }
  const packed = packBits(steps, width);
  const data = new Uint8Array(8 + packed.length);
  data.set(bytesOf(Float64Array.of(lowest)));
  data.set(packed, 8);
  return { width, data };
}

const NONE = 0xffffffff;

const asDoubles = (values: Float64Array): StoredColumn => ({
  width: AS_DOUBLES,
  data: pack(bytesOf(values)),
});

export function storedDoubles(column: StoredColumn, rows: number): Float64Array {
  const values = new Float64Array(rows);
  readDoubles(column, values);
  return values;
}

/** As many values as the target takes, written over it. */
export function readDoubles({ width, data }: StoredColumn, target: Float64Array): void {
  if (width === AS_DOUBLES) {
    const bytes = unpack(data);
    target.set(new Float64Array(bytes.buffer, bytes.byteOffset, target.length));
    return;
  }
  const bytes = plainBytes(data);
  const lowest = new Float64Array(bytes.buffer, bytes.byteOffset, 1)[0] ?? 0;
  const none = width === 32 ? NONE : 2 ** width - 1;
  if (width === 0) target.fill(lowest);
  else readSteps(wordsOf(bytes.subarray(8)), { width, lowest, none }, target);
}

function readSteps(
  words: Uint32Array,
  { width, lowest, none }: { width: number; lowest: number; none: number },
  target: Float64Array,
): void {
  if (width < 32 && !unpackAbove(words, width, lowest, target)) return;
  const steps = unpackBits(words, width, new Uint32Array(target.length));
  for (let at = 0; at < steps.length; at += 1) {
    const step = steps[at] ?? 0;
    target[at] = step === none ? NaN : lowest + step;
  }
}
