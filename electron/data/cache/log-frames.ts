import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { endianness } from 'node:os';
import { PAGE_BYTES } from './schema-pages.ts';

// How SQLite keeps its log is on https://sqlite.org/fileformat2.html#walformat.
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const FRAME_BYTES = FRAME_HEADER_BYTES + PAGE_BYTES;
const VERSION = 3007000;
/** Its last bit says in which order of bytes sums are made: SQLite takes that of the machine. */
const MAGIC = endianness() === 'LE' ? 0x377f0682 : 0x377f0683;
const FRAMES_A_READ = 64;

/** What a log holds, as far as its sums say that it was written so. */
export interface LogFrames {
  /** Whether its header is as it was written: SQLite takes nothing of a log of which it is not. */
  isSound: boolean;
  /** By which frames are known to be of this log, and not of what lay there before. */
  salts: Buffer;
  /** So many frames SQLite takes: up to the last commit before the first that is not as it was written. */
  good: number;
  /** So many there are up to the last commit that is as it was written, whatever lies before it. */
  last: number;
  /** The number of the page in each of these frames; 0 where the frame is not as it was written. */
  pages: number[];
}

export const NO_FRAMES: LogFrames = { isSound: false, salts: Buffer.alloc(8), good: 0, last: 0, pages: [] };

type Sum = readonly [number, number];

/**
 * Reads a log as SQLite does when it opens one, and on behind the first frame that is not as it was written, where SQLite
 * stops without a word. Each frame's sum goes on from the one before it, so what follows on damage is still known.
 */
export function readLogFrames(path: string): LogFrames {
  const file = openSync(path, 'r');
  try {
    const bytes = fstatSync(file).size;
    if (bytes < HEADER_BYTES + FRAME_BYTES) return NO_FRAMES;
    return walk(file, Math.floor((bytes - HEADER_BYTES) / FRAME_BYTES));
  } finally {
    closeSync(file);
  }
}

const frameAt = (number: number): number => HEADER_BYTES + number * FRAME_BYTES;
export const pageOfFrameAt = (number: number): number => frameAt(number) + FRAME_HEADER_BYTES;

function walk(file: number, count: number): LogFrames {
  const chunk = Buffer.from(new ArrayBuffer(FRAMES_A_READ * FRAME_BYTES));
  const words = new Int32Array(chunk.buffer);
  readSync(file, chunk, 0, HEADER_BYTES + FRAME_HEADER_BYTES, 0);
  const isSound = isHeaderSound(chunk, words);
  // A header that is damaged may have lost them; frames have them too.
  const salts = Buffer.from(isSound ? chunk.subarray(16, 24) : chunk.subarray(40, 48));
  const frames: LogFrames = { isSound, salts, good: 0, last: 0, pages: [] };
  let isWhole = isSound;
  let before = storedSum(chunk, 24);
  for (let first = 0; first < count; first += FRAMES_A_READ) {
    const here = Math.min(FRAMES_A_READ, count - first);
    readSync(file, chunk, 0, here * FRAME_BYTES, frameAt(first));
    for (let nth = 0; nth < here; nth += 1) {
      const at = nth * FRAME_BYTES;
      const page = chunk.readUInt32BE(at);
      const stored = storedSum(chunk, at + 16);
      const isOurs = page > 0 && chunk.compare(salts, 0, 8, at + 8, at + 16) === 0;
      const isIntact = isOurs && isSame(frameSum(words, at / 4, before), stored);
      before = stored;
      isWhole &&= isIntact;
      frames.pages.push(isIntact ? page : 0);
      const isCommit = isIntact && chunk.readUInt32BE(at + 4) > 0;
      if (isCommit) frames.last = frames.pages.length;
      if (isCommit && isWhole) frames.good = frames.last;
    }
  }
  frames.pages.length = frames.last;
  return frames;
}

function isHeaderSound(header: Buffer, words: Int32Array): boolean {
  return isOfSqlite(header, words) && header.readUInt32BE(8) === PAGE_BYTES;
}

function isOfSqlite(header: Buffer, words: Int32Array): boolean {
  return (
    header.readUInt32BE(0) === MAGIC &&
    header.readUInt32BE(4) === VERSION &&
    isSame(sum(words, 0, 6, [0, 0]), storedSum(header, 24))
  );
}

/** Whether SQLite takes it for a log of the file beside it, whatever file that is. */
export function isLogOfSqlite(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const header = Buffer.from(new ArrayBuffer(HEADER_BYTES));
    const isThere = readSync(file, header, 0, HEADER_BYTES, 0) === HEADER_BYTES;
    return (
      isThere && fstatSync(file).size > HEADER_BYTES && isOfSqlite(header, new Int32Array(header.buffer))
    );
  } finally {
    closeSync(file);
  }
}

/** Of the number of the page, the mark of a commit, and the page. */
function frameSum(words: Int32Array, at: number, before: Sum): Sum {
  return sum(words, at + FRAME_HEADER_BYTES / 4, at + FRAME_BYTES / 4, sum(words, at, at + 2, before));
}

/** SQLite's own. */
export function sum(words: Int32Array, from: number, end: number, before: Sum): Sum {
  let [one, other] = before;
  for (let at = from; at < end; at += 2) {
    one = (one + (words[at] ?? 0) + other) | 0;
    other = (other + (words[at + 1] ?? 0) + one) | 0;
  }
  return [one, other];
}

const storedSum = (bytes: Buffer, at: number): Sum => [bytes.readInt32BE(at), bytes.readInt32BE(at + 4)];

export const isSame = (one: Sum, other: Sum): boolean => one[0] === other[0] && one[1] === other[1];
