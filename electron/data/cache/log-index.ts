import { readFileSync, statSync } from 'node:fs';
import { uptime } from 'node:os';
import { isSame, sum } from './log-frames.ts';

// How SQLite keeps the index of its log is on https://sqlite.org/walformat.html.
const VERSION = 3007000;
const HEADER_BYTES = 48;
const INDEX_BYTES = 136;
/** Clocks are set now and then, and a file's time is coarse. */
const SLACK_MS = 60_000;

/** What was known of a log when its last commit was done: it outlives the process, and is the one thing that tells how much there was. */
export interface LogIndex {
  salts: Buffer;
  /** So many frames there were, up to the last commit. */
  frames: number;
  /** So many of them are in the file itself, */
  folded: number;
  /** and so many may be, where somebody was at it. */
  begun: number;
}

/** Null where there is none, or one that says nothing: SQLite makes it anew whenever it wants. */
export function readLogIndex(path: string): LogIndex | null {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.size < INDEX_BYTES) return null;
  // After a power cut it can be older than the log, and the log older than it: neither was waited for.
  if (found.mtimeMs < Date.now() - uptime() * 1000 + SLACK_MS) return null;
  const bytes = readFileSync(path).subarray(0, INDEX_BYTES);
  const words = new Int32Array(new Uint8Array(bytes).buffer);
  const isWhole = isSame(sum(words, 0, 10, [0, 0]), [words[10] ?? 0, words[11] ?? 0]);
  if (words[0] !== VERSION || bytes[12] !== 1 || !isWhole) return null;
  const number = (at: number): number => (words[at / 4] ?? 0) >>> 0;
  const folds = HEADER_BYTES * 2;
  return {
    salts: Buffer.from(bytes.subarray(32, 40)),
    frames: number(16),
    folded: number(folds),
    begun: number(folds + 32),
  };
}
