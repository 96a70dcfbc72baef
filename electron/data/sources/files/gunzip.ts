import type { Budget } from './budget.ts';
import { byteQueue, type ByteQueue } from './byte-queue.ts';
import type { Outcome } from './file-problem.ts';
import { inflate } from './inflate.ts';

// The flags of a member's header: what follows its ten fixed bytes.
const [HAS_HEADER_CHECK, HAS_EXTRA, HAS_NAME, HAS_COMMENT, RESERVED] = [2, 4, 8, 16, 0xe0];
const FIXED_BYTES = 10;
const TRAILER_BYTES = 8;
/** Names and comments longer than this are no headers of anybody. */
const MOST_TEXT_BYTES = 64 * 1024;

type Header = 'read' | 'cut-off' | 'foreign';

/**
 * The content of all members of a gzip file, one after another. What is wrong with it is told in the outcome; what
 * was decoded before is given all the same.
 */
export async function* gunzip(
  chunks: AsyncIterable<Buffer>,
  outcome: Outcome,
  budget: Budget,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer, void> {
  const queue = byteQueue(chunks);
  try {
    for (let isFirst = true; ; isFirst = false) {
      const start = queue.position;
      const header = await readHeader(queue, isFirst);
      if (header !== 'read') return await endWithoutMember(queue, start, header, isFirst, outcome);
      const { end, problem, crc, sizeBytes } = yield* inflate(queue, sizeInTrailer, budget, signal);
      const atByte = queue.position;
      if (end !== 'whole') {
        if (end === 'stopped') outcome.problem = problem;
        else if (end === 'cut-off') outcome.problem = { code: 'gzip-cut-off', details: { atByte } };
        else outcome.problem = { code: 'gzip-damaged', details: { atByte, reason: 'data' } };
        return;
      }
      const trailer = await queue.take(TRAILER_BYTES);
      if (trailer.length < TRAILER_BYTES) {
        outcome.problem = { code: 'gzip-cut-off', details: { atByte: queue.position } };
        return;
      }
      // The size is that modulo 2^32.
      if (trailer.readUInt32LE(0) !== crc || trailer.readUInt32LE(4) !== sizeBytes % 2 ** 32)
        outcome.problem ??= { code: 'gzip-damaged', details: { atByte, reason: 'checksum' } };
    }
  } finally {
    await queue.close();
  }
}

/** A file that is one member ends with its size. */
function sizeInTrailer(input: Buffer): number {
  return input.length < TRAILER_BYTES ? 0 : input.readUInt32LE(input.length - 4);
}

/** Past a member's header; at its first byte where it is none. */
async function readHeader(queue: ByteQueue, isFirst: boolean): Promise<Header> {
  const fixed = (await queue.peek(FIXED_BYTES)).subarray(0, FIXED_BYTES);
  const isGzip = fixed[0] === 0x1f && fixed[1] === 0x8b;
  if (fixed.length < FIXED_BYTES) return fixed.length > 0 && (isGzip || isFirst) ? 'cut-off' : 'foreign';
  const flags = fixed[3] ?? 0;
  if (!isGzip || fixed[2] !== 8 || (flags & RESERVED) !== 0) return 'foreign';
  await queue.take(FIXED_BYTES);
  if ((flags & HAS_EXTRA) !== 0) {
    const size = await queue.take(2);
    if (size.length < 2 || (await queue.skip(size.readUInt16LE())) < size.readUInt16LE()) return 'cut-off';
  }
  if ((flags & HAS_NAME) !== 0 && !(await skipText(queue))) return 'cut-off';
  if ((flags & HAS_COMMENT) !== 0 && !(await skipText(queue))) return 'cut-off';
  if ((flags & HAS_HEADER_CHECK) !== 0 && (await queue.skip(2)) < 2) return 'cut-off';
  return 'read';
}

/** Past a text that ends with a zero; false where none does. */
async function skipText(queue: ByteQueue): Promise<boolean> {
  const end = (await queue.peek(MOST_TEXT_BYTES)).subarray(0, MOST_TEXT_BYTES).indexOf(0);
  if (end >= 0) await queue.take(end + 1);
  return end >= 0;
}

/** What follows the last member: nothing, padding, or bytes that somebody added. */
async function endWithoutMember(
  queue: ByteQueue,
  start: number,
  header: Header,
  isFirst: boolean,
  outcome: Outcome,
): Promise<void> {
  if (header === 'cut-off') {
    outcome.problem = { code: 'gzip-cut-off', details: { atByte: queue.position } };
    return;
  }
  if (isFirst) {
    outcome.problem = { code: 'gzip-damaged', details: { atByte: 0, reason: 'header' } };
    return;
  }
  let hasContent = false;
  for (let bytes = await queue.takeSome(); bytes.length > 0; bytes = await queue.takeSome())
    hasContent ||= bytes.some((byte) => byte !== 0);
  // Some writers pad with zeros, which means nothing.
  if (hasContent)
    outcome.notes.push({
      code: 'gzip-trailing',
      details: { atByte: start, sizeBytes: queue.position - start },
    });
}
