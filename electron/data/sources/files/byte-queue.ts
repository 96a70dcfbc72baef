const NOTHING = Buffer.alloc(0);

/** Bytes that arrive in chunks, taken in pieces of any size. */
export interface ByteQueue {
  /** How many were taken. */
  readonly position: number;
  /** So many bytes or more, fewer only at the end; they stay in the queue. */
  peek(count: number): Promise<Buffer>;
  /** So many bytes, fewer only at the end. */
  take(count: number): Promise<Buffer>;
  /** What is there, or the next chunk, but not more than so many bytes; empty at the end. */
  takeSome(most?: number): Promise<Buffer>;
  /** Puts back what was taken last. */
  putBack(bytes: Buffer): void;
  /** Passes over so many bytes, or all; how many there were. */
  skip(count?: number): Promise<number>;
  /** Lets go of the source. */
  close(): Promise<void>;
}

export function byteQueue(chunks: AsyncIterable<Buffer>): ByteQueue {
  const source = chunks[Symbol.asyncIterator]();
  let held: Buffer = NOTHING;
  let position = 0;
  let isEnded = false;

  const pull = async (): Promise<Buffer> => {
    while (!isEnded) {
      const next = await source.next();
      if (next.done === true) isEnded = true;
      else if (next.value.length > 0) return next.value;
    }
    return NOTHING;
  };
  const takeHeld = (count: number): Buffer => {
    const taken = held.subarray(0, count);
    held = held.subarray(count);
    position += taken.length;
    return taken;
  };

  return {
    get position() {
      return position;
    },
    async peek(count) {
      // One chunk is most often all there is, and megabytes long.
      const parts = held.length === 0 ? [] : [held];
      let size = held.length;
      while (size < count && !isEnded) {
        const chunk = await pull();
        size += chunk.length;
        if (chunk.length > 0) parts.push(chunk);
      }
      held = parts.length > 1 ? Buffer.concat(parts, size) : (parts[0] ?? NOTHING);
      return held;
    },
    async take(count) {
      await this.peek(count);
      return takeHeld(count);
    },
    async takeSome(most = Infinity) {
      if (held.length === 0) held = await pull();
      return takeHeld(most);
    },
    putBack(bytes) {
      position -= bytes.length;
      held = held.length === 0 ? bytes : Buffer.concat([bytes, held]);
    },
    async skip(count = Infinity) {
      let skipped = 0;
      while (skipped < count) {
        const { length } = await this.takeSome(count - skipped);
        if (length === 0) break;
        skipped += length;
      }
      return skipped;
    },
    async close() {
      isEnded = true;
      await source.return?.();
    },
  };
}

/** All that is left in a queue, in pieces that are not longer than that. */
export async function* chunksOf(queue: ByteQueue, most?: number): AsyncGenerator<Buffer, void> {
  for (let bytes = await queue.takeSome(most); bytes.length > 0; bytes = await queue.takeSome(most))
    yield bytes;
}
