/** Pieces are gathered to chunks of about this size: a write for each trace would cost more than the trace. */
const CHUNK_BYTES = 256 * 1024;

export function* byteChunks(pieces: Iterable<Buffer>): Generator<Buffer, void> {
  let held: Buffer[] = [];
  let size = 0;
  for (const piece of pieces) {
    held.push(piece);
    size += piece.length;
    if (size < CHUNK_BYTES) continue;
    yield Buffer.concat(held, size);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held, size);
}

export function* textChunks(pieces: Iterable<string>): Generator<Buffer, void> {
  let held: string[] = [];
  let size = 0;
  for (const piece of pieces) {
    held.push(piece);
    size += piece.length;
    if (size < CHUNK_BYTES) continue;
    yield Buffer.from(held.join(''));
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.from(held.join(''));
}
