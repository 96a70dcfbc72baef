/** Arrays that grow at the end and lie in memory that threads can share. */
export type SharedArray = Uint8Array | Uint16Array | Uint32Array | Float64Array;

export type SharedArrayType<A extends SharedArray> = {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: SharedArrayBuffer, offset?: number, length?: number): A;
};

export function sharedArray<A extends SharedArray>(type: SharedArrayType<A>, length: number): A {
  return new type(new SharedArrayBuffer(length * type.BYTES_PER_ELEMENT));
}

/**
 * A longer view with the same beginning, on the same memory where there is room. The view given stays valid: what it
 * shows never changes. One array grows in one line: growing the same view twice makes both results share their ends.
 */
export function grown<A extends SharedArray>(view: A, type: SharedArrayType<A>, length: number): A {
  const { buffer } = view;
  if (buffer instanceof SharedArrayBuffer && buffer.byteLength >= length * type.BYTES_PER_ELEMENT) {
    return new type(buffer, 0, length);
  }
  const room = Math.max(length, Math.ceil(view.length * 1.5));
  const roomy = new type(new SharedArrayBuffer(room * type.BYTES_PER_ELEMENT), 0, length);
  roomy.set(view);
  return roomy;
}
