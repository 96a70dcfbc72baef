import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

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

/** As stored: `width` 0 is one value for all rows. */
export interface StoredColumn {
  width: number;
  data: Uint8Array;
}

/** Below this it is not worth a frame of its own. */
const SMALL_BYTES = 64;
const [RAW, PACKED] = [0, 1];
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Bytes with a mark whether they are compressed. */
export function pack(bytes: Uint8Array): Uint8Array {
  if (bytes.length > SMALL_BYTES) {
    const packed = zstdCompressSync(bytes, FAST);
    if (packed.length < bytes.length * 0.9) return marked(PACKED, packed);
  }
  return marked(RAW, bytes);
}

export function unpack(data: Uint8Array): Uint8Array {
  const bytes = data.subarray(1);
  return plain(data[0] === PACKED ? zstdDecompressSync(bytes) : bytes);
}

/** No buffer of Node's, whose slices are views, and on the border of the widest values. */
function plain(bytes: Uint8Array): Uint8Array {
  if (bytes.byteOffset % 8 !== 0) return new Uint8Array(bytes);
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

export function raw(bytes: Uint8Array): Uint8Array {
  return marked(RAW, bytes);
}

function marked(mark: number, bytes: Uint8Array): Uint8Array {
  const data = new Uint8Array(bytes.length + 1);
  data[0] = mark;
  data.set(bytes, 1);
  return data;
}

/** Dictionary ids in the narrowest form that holds the highest of them. */
export function storeIds(ids: Uint32Array): StoredColumn {
  const first = ids[0] ?? 0;
  let highest = 0;
  let isOne = true;
  for (const id of ids) {
    if (id > highest) highest = id;
    if (id !== first) isOne = false;
  }
  if (isOne) return { width: 0, data: bytesOf(Uint32Array.of(first)) };
  if (highest <= 0xff) return { width: 1, data: pack(Uint8Array.from(ids)) };
  if (highest <= 0xffff) return { width: 2, data: pack(bytesOf(Uint16Array.from(ids))) };
  return { width: 4, data: pack(bytesOf(ids)) };
}

/** The bytes of the ids, as wide as the column says; of one id where it is 0. */
export function storedIdBytes({ width, data }: StoredColumn): Uint8Array {
  return width === 0 ? plain(data) : unpack(data);
}

/** Differences and instants: as doubles, which regular ones compress to next to nothing. */
export function storeNumbers(values: Float64Array): StoredColumn {
  return { width: 8, data: pack(bytesOf(values)) };
}

export function storedNumbers({ data }: StoredColumn): Float64Array {
  const bytes = unpack(data);
  return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
}

/**
 * Instants: four bytes above the first one where they lie within 49 days, which most files do; as doubles otherwise. NaN is
 * the highest number.
 */
export function storeInstants(instants: Float64Array): StoredColumn {
  let first = Infinity;
  let last = -Infinity;
  for (const instant of instants) {
    if (instant < first) first = instant;
    if (instant > last) last = instant;
  }
  if (first === Infinity) return { width: 0, data: raw(new Uint8Array(0)) };
  if (last - first >= ABSENT) return { width: 8, data: pack(bytesOf(instants)) };
  const steps = new Uint32Array(instants.length);
  for (let at = 0; at < steps.length; at += 1) {
    const instant = instants[at] ?? NaN;
    steps[at] = instant === instant ? instant - first : ABSENT;
  }
  const data = new Uint8Array(8 + steps.byteLength);
  data.set(bytesOf(Float64Array.of(first)));
  data.set(bytesOf(steps), 8);
  return { width: 4, data: pack(data) };
}

const ABSENT = 0xffffffff;

export function storedInstants({ width, data }: StoredColumn, rows: number): Float64Array {
  if (width === 0) return new Float64Array(rows).fill(NaN);
  if (width === 8) return storedNumbers({ width, data });
  const bytes = unpack(data);
  const first = new Float64Array(bytes.buffer, bytes.byteOffset, 1)[0] ?? 0;
  const steps = new Uint32Array(bytes.buffer, bytes.byteOffset + 8);
  const instants = new Float64Array(steps.length);
  for (let at = 0; at < steps.length; at += 1) {
    const step = steps[at] ?? ABSENT;
    instants[at] = step === ABSENT ? NaN : first + step;
  }
  return instants;
}

export function bytesOf(values: Float64Array | Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** Unpacked bytes as whole numbers of four. */
export function wordsOf(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}
