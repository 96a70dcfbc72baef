import { constants, crc32, createInflateRaw, inflateRawSync, type InflateRaw } from 'node:zlib';
import type { Budget } from './budget.ts';
import type { ByteQueue } from './byte-queue.ts';
import type { FileProblem } from './file-problem.ts';

/** How a deflated stretch ended. */
export interface Inflated {
  end: 'whole' | 'cut-off' | 'damaged' | 'stopped';
  /** Why it was stopped. */
  problem: FileProblem | null;
  crc: number;
  sizeBytes: number;
}

/** What is decoded before damaged data is noticed is lost within one piece of this size. */
const OUTPUT_BYTES = 64 * 1024;
/** Pieces of input are small, since what comes out of one is held at once. */
const INPUT_BYTES = 64 * 1024;
/** Up to this, the round trip to another thread costs more than the work. */
const SMALL_INPUT_BYTES = 32 * 1024;
const SMALL_OUTPUT_BYTES = 1024 * 1024;

/**
 * Inflates what begins at the queue's place, and leaves the queue behind its last byte. zlib's own gzip reader will
 * not do: bytes after the end make it lose what it decoded last.
 */
export async function* inflate(
  queue: ByteQueue,
  budget: Budget,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer, Inflated> {
  const small = await inflateSmall(queue, budget);
  if (small !== null) {
    if (small.problem === null && small.bytes.length > 0) yield small.bytes;
    return small;
  }
  return yield* inflateLarge(queue, budget, signal);
}

interface SmallInflated extends Inflated {
  bytes: Buffer;
}

interface WithEngine {
  buffer: Buffer;
  engine: { bytesWritten: number };
}

/** Null where it is not small, or not sound: then the other way finds out. */
async function inflateSmall(queue: ByteQueue, budget: Budget): Promise<SmallInflated | null> {
  const input = await queue.peek(SMALL_INPUT_BYTES + 1);
  if (input.length > SMALL_INPUT_BYTES) return null;
  const options = { info: true, maxOutputLength: SMALL_OUTPUT_BYTES, finishFlush: constants.Z_FINISH };
  let result: WithEngine;
  try {
    // With `info` it gives the engine as well, which the types do not say.
    result = inflateRawSync(input, options) as unknown as WithEngine;
  } catch {
    return null;
  }
  const { buffer: bytes, engine } = result;
  await queue.take(engine.bytesWritten);
  const problem = budget.spend(bytes.length);
  const end = problem === null ? 'whole' : 'stopped';
  return { end, problem, crc: crc32(bytes), sizeBytes: bytes.length, bytes };
}

async function* inflateLarge(
  queue: ByteQueue,
  budget: Budget,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer, Inflated> {
  const inflated: Inflated = { end: 'cut-off', problem: null, crc: 0, sizeBytes: 0 };
  const engine = createInflateRaw({ chunkSize: OUTPUT_BYTES });
  const out: Buffer[] = [];
  const seen = { isDamaged: false };
  let wake = (): void => undefined;
  engine.on('data', (bytes: Buffer) => out.push(bytes));
  engine.on('error', () => {
    seen.isDamaged = true;
    wake();
  });
  engine.on('end', () => wake());
  const write = (input: Buffer): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      engine.write(input, () => resolve());
    });
  try {
    for (;;) {
      signal?.throwIfAborted();
      const input = await queue.takeSome(INPUT_BYTES);
      if (input.length === 0)
        return stopped(inflated, (await takesMore(engine, write)) ? 'cut-off' : 'whole');
      const before = engine.bytesWritten;
      await write(input);
      for (const bytes of out.splice(0)) {
        inflated.crc = crc32(bytes, inflated.crc);
        inflated.sizeBytes += bytes.length;
        inflated.problem = budget.spend(bytes.length);
        if (inflated.problem !== null) return stopped(inflated, 'stopped');
        yield bytes;
      }
      const used = engine.bytesWritten - before;
      if (seen.isDamaged) return stopped(inflated, 'damaged');
      if (used === input.length) continue;
      queue.putBack(input.subarray(used));
      return stopped(inflated, 'whole');
    }
  } finally {
    engine.destroy();
  }
}

function stopped(inflated: Inflated, end: Inflated['end']): Inflated {
  inflated.end = end;
  return inflated;
}

/** Whether data that ends with the input is not at its own end: then it takes another byte. */
async function takesMore(engine: InflateRaw, write: (input: Buffer) => Promise<void>): Promise<boolean> {
  const before = engine.bytesWritten;
  await write(Buffer.alloc(1));
  return engine.bytesWritten > before;
}

/** The same for what is stored as it is: all that is left in the queue. */
export async function* copyThrough(queue: ByteQueue, budget: Budget): AsyncGenerator<Buffer, Inflated> {
  const inflated: Inflated = { end: 'whole', problem: null, crc: 0, sizeBytes: 0 };
  for (let bytes = await queue.takeSome(); bytes.length > 0; bytes = await queue.takeSome()) {
    inflated.crc = crc32(bytes, inflated.crc);
    inflated.sizeBytes += bytes.length;
    inflated.problem = budget.spend(bytes.length);
    if (inflated.problem !== null) return stopped(inflated, 'stopped');
    yield bytes;
  }
  return inflated;
}
