import { closeSync, copyFileSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { withDisk } from './disk-failure.ts';
import { NO_FRAMES, pageOfFrameAt, readLogFrames, type LogFrames } from './log-frames.ts';
import { readLogIndex, type LogIndex } from './log-index.ts';
import { PAGE_BYTES } from './schema-pages.ts';
import { isTaken } from './side-files.ts';

/** A log of which SQLite would leave out what was committed, and say nothing. */
export interface DamagedLog {
  frames: LogFrames;
  /** So many frames are in the file already. */
  folded: number;
  /** Whether that is all of them, and nothing is missing as long as nobody reads the log. */
  isNeedless: boolean;
  /**
   * Whether the file holds some of what SQLite would leave out: with the rest of the log it would be a mixture of two
   * moments. Where it does not, it is whole, and as it was a while before.
   */
  isMixed: boolean;
}

const logOf = (path: string): string => `${path}-wal`;

/**
 * Null where all that was committed is there. A commit that was being written when its process was killed is none, and what
 * lies behind the last one is what was there before: neither is damage. Looked at before SQLite has the file in hand.
 */
export function damagedLog(path: string): DamagedLog | null {
  return withDisk(path, () => {
    // First what says how much there is: another program may be writing, and then there is more a moment later.
    const found = readLogIndex(`${path}-shm`);
    const frames = isThere(logOf(path)) ? readLogFrames(logOf(path)) : NO_FRAMES;
    const index = isIndexOf(found, frames) ? found : null;
    const committed = Math.max(frames.last, index?.frames ?? 0);
    if (committed <= frames.good) return null;
    const folded = index?.folded ?? 0;
    // Nothing of the log is needed, and nothing of it will be taken.
    if (frames.good === 0 && folded >= committed) return null;
    const isMixed = (index?.begun ?? 0) > frames.good || holdsWhatIsLeftOut(path, frames);
    return { frames, folded, isNeedless: folded >= committed, isMixed };
  });
}

/** Of another log than the one that is there it tells nothing. */
const isIndexOf = (index: LogIndex | null, { isSound, salts }: LogFrames): boolean =>
  index !== null && (!isSound || index.salts.equals(salts));

/** Pages of which SQLite takes an earlier state from the log stand for that one, whatever the file has. */
function holdsWhatIsLeftOut(path: string, { good, last, pages }: LogFrames): boolean {
  if (last <= good) return false;
  const taken = new Set(pages.slice(0, good));
  const [logged, stored] = [Buffer.alloc(PAGE_BYTES), Buffer.alloc(PAGE_BYTES)];
  return withFiles(path, 'r', (log, file) => {
    for (let number = good; number < last; number += 1) {
      const page = pages[number] ?? 0;
      if (page === 0 || taken.has(page)) continue;
      readSync(log, logged, 0, PAGE_BYTES, pageOfFrameAt(number));
      const bytes = readSync(file, stored, 0, PAGE_BYTES, (page - 1) * PAGE_BYTES);
      if (bytes === PAGE_BYTES && logged.equals(stored)) return true;
    }
    return false;
  });
}

/** Puts all that can be read of a damaged log into a copy of its file. */
export function foldIntoCopy(path: string, { frames, folded }: DamagedLog, copy: string): void {
  if (frames.last <= folded) return;
  const page = Buffer.alloc(PAGE_BYTES);
  withFiles(
    path,
    'r+',
    (log, file) => {
      for (let number = folded; number < frames.last; number += 1) {
        const at = frames.pages[number] ?? 0;
        if (at === 0) continue;
        readSync(log, page, 0, PAGE_BYTES, pageOfFrameAt(number));
        writeSync(file, page, 0, PAGE_BYTES, (at - 1) * PAGE_BYTES);
      }
    },
    copy,
  );
}

/** Beside the workspace, under a name that nothing has; null where there is no log to keep. */
export function keepLog(path: string): string | null {
  if (!isThere(logOf(path))) return null;
  for (let number = 1; ; number += 1) {
    const kept = `${path}-log-damaged${number === 1 ? '' : `-${number}`}`;
    if (isTaken(kept)) continue;
    withDisk(kept, () => copyFileSync(logOf(path), kept));
    return kept;
  }
}

/** Of which nothing is needed; nor of its index, which would say that something of it is missing. */
export function removeLog(path: string): void {
  withDisk(path, () => {
    for (const file of [logOf(path), `${path}-shm`]) rmSync(file, { force: true });
  });
}

const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;

function withFiles<Result>(
  path: string,
  flags: 'r' | 'r+',
  work: (log: number, file: number) => Result,
  target = path,
): Result {
  const log = openSync(logOf(path), 'r');
  try {
    const file = openSync(target, flags);
    try {
      return work(log, file);
    } finally {
      closeSync(file);
    }
  } finally {
    closeSync(log);
  }
}
