import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

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
  return plainBytes(data[0] === PACKED ? zstdDecompressSync(bytes) : bytes);
}

function marked(mark: number, bytes: Uint8Array): Uint8Array {
  const data = new Uint8Array(bytes.length + 1);
  data[0] = mark;
  data.set(bytes, 1);
  return data;
}

/** No buffer of Node's, whose slices are views, and on the border of the widest values. */
export function plainBytes(bytes: Uint8Array): Uint8Array {
  if (bytes.byteOffset % 8 !== 0) return new Uint8Array(bytes);
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

export function bytesOf(values: Float64Array | Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** Plain bytes as whole numbers of four. */
export function wordsOf(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2);
}
