import type { Budget } from './budget.ts';
import { byteQueue, type ByteQueue } from './byte-queue.ts';
import { noteSkipped, type Outcome } from './file-problem.ts';

// Written here because the readers at hand hold back what they read before an archive's damage, or read without
// limit what says it is a name.

const BLOCK_BYTES = 512;
/** Names and attributes longer than this are nobody's. */
const MOST_NAME_BYTES = 1024 * 1024;

/** A file in an archive. Its content has to be taken before the next entry is asked for, or is passed over. */
export interface TarEntry {
  name: string;
  sizeBytes: number;
  chunks: AsyncIterable<Buffer>;
}

interface Header {
  name: string;
  sizeBytes: number;
  type: string;
}

/** Whether a block is a header, by its checksum: old archives have no other mark. */
export function isTarHeader(block: Buffer): boolean {
  if (block.length < BLOCK_BYTES) return false;
  const stored = readNumber(block.subarray(148, 156));
  let sum = 8 * 0x20;
  for (let at = 0; at < BLOCK_BYTES; at += 1) if (at < 148 || at >= 156) sum += block[at] ?? 0;
  return sum === stored && sum > 8 * 0x20;
}

export async function* tarEntries(
  chunks: AsyncIterable<Buffer>,
  outcome: Outcome,
  budget: Budget,
): AsyncGenerator<TarEntry, void> {
  const queue = byteQueue(chunks);
  /** What the entries before the next one say about it. */
  let told: Partial<Header> = {};
  let hasEnded = false;
  try {
    for (;;) {
      const atByte = queue.position;
      const block = await queue.take(BLOCK_BYTES);
      // An archive ends with blocks of zeros; one that just ends is not unheard of.
      if (block.length === 0) return;
      if (block.every((byte) => byte === 0)) {
        hasEnded = true;
        continue;
      }
      // Another one may follow, where somebody joined them; anything else is none of it.
      if (hasEnded && !isTarHeader(block)) {
        const sizeBytes = block.length + (await queue.skip());
        outcome.notes.push({ code: 'tar-trailing', details: { atByte, sizeBytes } });
        return;
      }
      if (block.length < BLOCK_BYTES) return cutOff(outcome, queue);
      if (!isTarHeader(block)) {
        outcome.problem ??= { code: 'tar-damaged', details: { atByte } };
        return;
      }
      const header = { ...readHeader(block), ...told };
      if (isAttributes(header.type)) {
        const found = await readAttributes(queue, header);
        if (found === null) return cutOff(outcome, queue);
        told = header.type === 'g' ? told : { ...told, ...found };
        continue;
      }
      told = {};
      hasEnded = false;
      // Of what the archive is packed in something may be known to be wrong already, far behind this entry.
      const tooMany = budget.spendEntry();
      if (tooMany !== null) {
        outcome.problem ??= tooMany;
        return;
      }
      yield* giveEntry(queue, header, outcome);
    }
  } finally {
    await queue.close();
  }
}

async function* giveEntry(
  queue: ByteQueue,
  { name, sizeBytes, type }: Header,
  outcome: Outcome,
): AsyncGenerator<TarEntry, void> {
  const hasContent = !/[1-6]/.test(type);
  const end = queue.position + (hasContent ? sizeBytes : 0);
  const isFolder = type === '5' || name.endsWith('/');
  const isFile = /[0\0 7]/.test(type);
  // Links, pipes and devices; sparse files and those that go on in another archive, of which not all is here.
  if (!isFile && !isFolder) noteSkipped(outcome, 'entries-skipped', name);
  if (isFile && !isFolder) yield { name, sizeBytes, chunks: entryChunks(queue, end, outcome) };
  const padding = (BLOCK_BYTES - (sizeBytes % BLOCK_BYTES)) % BLOCK_BYTES;
  const rest = end - queue.position;
  if ((await queue.skip(rest)) < rest) cutOff(outcome, queue);
  else if (hasContent) await queue.skip(padding);
}

async function* entryChunks(queue: ByteQueue, end: number, outcome: Outcome): AsyncGenerator<Buffer, void> {
  while (queue.position < end) {
    const bytes = await queue.takeSome(end - queue.position);
    if (bytes.length === 0) return cutOff(outcome, queue);
    yield bytes;
  }
}

function cutOff(outcome: Outcome, queue: ByteQueue): void {
  outcome.problem ??= { code: 'tar-cut-off', details: { atByte: queue.position } };
}

function readHeader(block: Buffer): Header {
  const name = readText(block.subarray(0, 100));
  const isPosix = block.toString('latin1', 257, 263) === 'ustar\0';
  const prefix = isPosix ? readText(block.subarray(345, 500)) : '';
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    sizeBytes: readNumber(block.subarray(124, 136)),
    type: String.fromCharCode(block[156] ?? 0),
  };
}

/** Entries that tell about the next one: long names of GNU, attributes of POSIX. */
const isAttributes = (type: string): boolean => /[LKxgX]/.test(type);

/** Null where the archive ends before they do. */
async function readAttributes(
  queue: ByteQueue,
  { sizeBytes, type }: Header,
): Promise<Partial<Header> | null> {
  const kept = Math.min(sizeBytes, MOST_NAME_BYTES);
  const content = await queue.take(kept);
  const rest = Math.ceil(sizeBytes / BLOCK_BYTES) * BLOCK_BYTES - kept;
  if (content.length < kept || (await queue.skip(rest)) < rest) return null;
  if (type === 'L') return { name: readText(content) };
  return type === 'x' || type === 'X' ? readPax(content) : {};
}

/** Attributes are `length name=value\n`, where the length counts itself. */
function readPax(content: Buffer): Partial<Header> {
  const found: Partial<Header> = {};
  for (let at = 0; at < content.length;) {
    const length = parseInt(content.toString('latin1', at, at + 20), 10);
    if (!(length > 0)) break;
    const [, name, value] = /^\d+ ([^=]+)=([^]*)\n$/.exec(content.toString('utf8', at, at + length)) ?? [];
    if (name === 'path' && value !== undefined) found.name = value;
    if (name === 'size' && /^\d{1,15}$/.test(value ?? '')) found.sizeBytes = Number(value);
    at += length;
  }
  return found;
}

function readText(field: Buffer): string {
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? field.length : end);
}

/** Octal digits, or big-endian bytes where the first bit is set. */
function readNumber(field: Buffer): number {
  if (((field[0] ?? 0) & 0x80) !== 0) {
    let value = 0;
    for (const byte of field.subarray(4)) value = value * 256 + byte;
    return Math.min(value, Number.MAX_SAFE_INTEGER);
  }
  const digits = /^[0-7]+/.exec(field.toString('latin1').trim())?.[0];
  return digits === undefined ? 0 : parseInt(digits, 8);
}
