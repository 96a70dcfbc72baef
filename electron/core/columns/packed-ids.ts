/** Ids of a column in the narrowest whole-number array that holds them. */
export type PackedIds = Uint8Array | Uint16Array | Uint32Array;

export function packIds(ids: ArrayLike<number>, highest: number): PackedIds {
  if (highest <= 0xff) return Uint8Array.from(ids);
  if (highest <= 0xffff) return Uint16Array.from(ids);
  return Uint32Array.from(ids);
}

/** The stored form: the bytes as they lie in memory. Every platform the app runs on is little-endian. */
export function bytesOfIds(ids: PackedIds): Uint8Array {
  return new Uint8Array(ids.buffer, ids.byteOffset, ids.byteLength);
}

/** Reads a stored column back. The bytes are copied where they do not lie on the width's border. */
export function idsFromBytes(bytes: Uint8Array, width: number): PackedIds {
  const aligned = bytes.byteOffset % width === 0 ? bytes : bytes.slice();
  const length = aligned.byteLength / width;
  if (width === 1) return new Uint8Array(aligned.buffer, aligned.byteOffset, length);
  if (width === 2) return new Uint16Array(aligned.buffer, aligned.byteOffset, length);
  if (width === 4) return new Uint32Array(aligned.buffer, aligned.byteOffset, length);
  throw new Error(`A column has no width of ${width} bytes.`);
}
