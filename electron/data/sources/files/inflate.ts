import { constants, crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import type { FileProblem } from '../../../../shared/model/file-problem.ts';
import type { Budget } from './budget.ts';
import type { ByteQueue } from './byte-queue.ts';

/** How a deflated stretch ended. */
export interface Inflated {
  end: 'whole' | 'cut-off' | 'damaged' | 'stopped';
  /** Why it was stopped. */
  problem: FileProblem | null;
  crc: number;
  sizeBytes: number;
}

/** A round trip to zlib's threads gives so much. Where data is damaged, what was decoded of such a piece is lost; */
const PIECE_BYTES = 256 * 1024;
/** so that pieces are small where the damage is known beforehand. */
const DAMAGED_PIECE_BYTES = 4 * 1024;
/** Pieces of input are small, since what comes out of one is held at once. */
const INPUT_BYTES = 64 * 1024;
/**
 * Up to this it is inflated at once: the round trips to zlib's threads cost half as much again as the work. A file of
 * traces is most often smaller.
 */
const SMALL_INPUT_BYTES = 2 * 1024 * 1024;
const SMALL_OUTPUT_BYTES = 8 * 1024 * 1024;
const LEAST_ROOM_BYTES = 1024;
/** Compressed traces seldom grow more than this. */
const USUAL_RATIO = 64;

/** How much all that is left of the input likely writes; a guess that may be wrong costs time and nothing else. */
export type SizeGuess = (input: Buffer) => number;

/**
 * Inflates what begins at the queue's place, and leaves the queue behind its last byte. zlib's own gzip reader will
 * not do: bytes after the end make it lose what it decoded last.
 */
export async function* inflate(
  queue: ByteQueue,
  guess: SizeGuess,
  budget: Budget,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer, Inflated> {
  const small = await inflateSmall(queue, guess, budget);
  if (typeof small === 'string') {
    const pieceBytes = small === 'damaged' ? DAMAGED_PIECE_BYTES : PIECE_BYTES;
    return yield* inflateLarge(queue, pieceBytes, budget, signal);
  }
  if (small.problem === null && small.bytes.length > 0) yield small.bytes;
  return small;
}

interface SmallInflated extends Inflated {
  bytes: Buffer;
}

interface WithEngine {
  buffer: Buffer;
  engine: { bytesWritten: number };
}

/** The other way finds out about what is not small or not sound. */
async function inflateSmall(
  queue: ByteQueue,
  guess: SizeGuess,
  budget: Budget,
): Promise<SmallInflated | 'large' | 'damaged'> {
  const input = await queue.peek(SMALL_INPUT_BYTES + 1);
  if (input.length > SMALL_INPUT_BYTES) return 'large';
  const likelyBytes = guess(input);
  if (likelyBytes > SMALL_OUTPUT_BYTES) return 'large';
  const options = {
    info: true,
    maxOutputLength: SMALL_OUTPUT_BYTES,
    finishFlush: constants.Z_FINISH,
    // Pieces would have to be joined; room that nobody needs would be held with the records.
    chunkSize:
      Math.min(Math.max(likelyBytes, LEAST_ROOM_BYTES), input.length * USUAL_RATIO) + LEAST_ROOM_BYTES,
  };
  let result: WithEngine;
  try {
    // With `info` it gives the engine as well, which the types do not say.
    result = inflateRawSync(input, options) as unknown as WithEngine;
  } catch (error) {
    return error instanceof RangeError ? 'large' : 'damaged';
  }
  const { buffer: bytes, engine } = result;
  await queue.take(engine.bytesWritten);
  const problem = budget.spend(bytes.length);
  const end = problem === null ? 'whole' : 'stopped';
  return { end, problem, crc: crc32(bytes), sizeBytes: bytes.length, bytes };
}

async function* inflateLarge(
  queue: ByteQueue,
  pieceBytes: number,
  budget: Budget,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer, Inflated> {
  const inflated: Inflated = { end: 'cut-off', problem: null, crc: 0, sizeBytes: 0 };
  const engine = startEngine(pieceBytes);
  try {
    let input = await queue.takeSome(INPUT_BYTES);
    let writing = engine.write(input);
    while (input.length > 0) {
      signal?.throwIfAborted();
      const { pieces, usedBytes } = await writing;
      const isOver = engine.isDamaged || usedBytes < input.length;
      if (isOver) queue.putBack(input.subarray(usedBytes));
      else {
        // Inflated while what came out of this one is read.
        input = await queue.takeSome(INPUT_BYTES);
        writing = engine.write(input);
      }
      for (const bytes of pieces) {
        if (!count(inflated, bytes, budget)) return inflated;
        yield bytes;
      }
      if (isOver) return stopped(inflated, engine.isDamaged ? 'damaged' : 'whole');
    }
    // Data that ends with the input is whole if it is at its own end, where it takes nothing more.
    const { usedBytes } = await engine.write(Buffer.alloc(1));
    return stopped(inflated, usedBytes > 0 ? 'cut-off' : 'whole');
  } finally {
    engine.close();
  }
}

interface Engine {
  isDamaged: boolean;
  /** What comes out of the input, and how much of it was used. */
  write(input: Buffer): Promise<{ pieces: Buffer[]; usedBytes: number }>;
  close(): void;
}

function startEngine(chunkSize: number): Engine {
  const inflater = createInflateRaw({ chunkSize });
  const out: Buffer[] = [];
  let wake = (): void => undefined;
  inflater.on('data', (bytes: Buffer) => out.push(bytes));
  inflater.on('error', () => {
    engine.isDamaged = true;
    wake();
  });
  inflater.on('end', () => wake());
  const engine: Engine = {
    isDamaged: false,
    async write(input) {
      const before = inflater.bytesWritten;
      if (input.length > 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
          inflater.write(input, () => resolve());
        });
      return { pieces: out.splice(0), usedBytes: inflater.bytesWritten - before };
    },
    close: () => void inflater.destroy(),
  };
  return engine;
}

/** False once that is too much. */
function count(inflated: Inflated, bytes: Buffer, budget: Budget): boolean {
  inflated.crc = crc32(bytes, inflated.crc);
  inflated.sizeBytes += bytes.length;
  inflated.problem = budget.spend(bytes.length);
  if (inflated.problem !== null) inflated.end = 'stopped';
  return inflated.problem === null;
}

function stopped(inflated: Inflated, end: Inflated['end']): Inflated {
  inflated.end = end;
  return inflated;
}

/** The same for what is stored as it is: all that is left in the queue. */
export async function* copyThrough(queue: ByteQueue, budget: Budget): AsyncGenerator<Buffer, Inflated> {
  const inflated: Inflated = { end: 'whole', problem: null, crc: 0, sizeBytes: 0 };
  for (let bytes = await queue.takeSome(); bytes.length > 0; bytes = await queue.takeSome()) {
    if (!count(inflated, bytes, budget)) return inflated;
    yield bytes;
  }
  return inflated;
}
