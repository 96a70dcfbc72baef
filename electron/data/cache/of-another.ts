import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { HEADER_BYTES, MAGIC } from './damaged-header.ts';
import { withDisk } from './disk-failure.ts';
import { isLogOfSqlite, pageOfFrameAt, readLogFrames } from './log-frames.ts';

// A log or a journal does not say whose it is. SQLite takes whatever lies beside a file under the right name, without a word:
// the file is overwritten with pages of another, or cut to its length. That happens where a backup is put in the place of a
// file whose process was killed, or where files are moved without those beside them.

/** What the file's first page says that a log or a journal of it must go on from. */
interface Stand {
  inWalMode: boolean;
  pageBytes: number;
  /** Goes up with each change of the first page. */
  changes: number;
}

/**
 * 'left-out' where the file is whole without the log: it was closed, and then it has none. 'mixed' where the file needs
 * one, and this is another's. Looked at before SQLite has the file in hand; nobody may be writing it.
 */
export function logOfAnother(path: string): 'left-out' | 'mixed' | null {
  return withDisk(path, () => {
    const log = `${path}-wal`;
    if (!isThere(log) || !isLogOfSqlite(log)) return null;
    const stand = standOf(path);
    if (stand === null) return null;
    if (!stand.inWalMode) return 'left-out';
    const { good, pages } = readLogFrames(log);
    const counts = pages.slice(0, good).flatMap((page, at) => (page === 1 ? [pageOfFrameAt(at)] : []));
    const changes = withFile(log, (file) => counts.map((at) => changesAt(file, at)));
    // All of them may lie in the file already, or none.
    const goesOn = stand.changes >= Math.min(...changes) - 1 && stand.changes <= Math.max(...changes);
    return changes.length === 0 || goesOn ? null : 'mixed';
  });
}

const JOURNAL_MAGIC = Buffer.from('d9d505f920a163d7', 'hex');
const JOURNAL_HEADER_BYTES = 28;

/** How SQLite keeps its journal is on https://sqlite.org/fileformat2.html#the_rollback_journal. */
export function isJournalOfAnother(path: string): boolean {
  return withDisk(path, () => {
    const journal = `${path}-journal`;
    const stand = isThere(journal) ? standOf(path) : null;
    if (stand === null) return false;
    return withFile(journal, (file) => {
      const header = read(file, 0, JOURNAL_HEADER_BYTES);
      // What SQLite takes for no journal does no harm.
      if (header === null || !header.subarray(0, 8).equals(JOURNAL_MAGIC)) return false;
      const [records, sectorBytes, pageBytes] = [
        header.readUInt32BE(8),
        header.readUInt32BE(20),
        header.readUInt32BE(24),
      ];
      if (pageBytes !== stand.pageBytes) return true;
      const recordBytes = pageBytes + 8;
      const inFile = Math.floor((fstatSync(file).size - sectorBytes) / recordBytes);
      for (let at = 0; at < Math.min(records === 0 ? inFile : records, inFile); at += 1) {
        const start = sectorBytes + at * recordBytes;
        if (read(file, start, 4)?.readUInt32BE(0) !== 1) continue;
        const before = changesAt(file, start + 4);
        return stand.changes !== before && stand.changes !== before + 1;
      }
      return false;
    });
  });
}

/** Null where the file's own beginning cannot be believed: then it does not tell whose the other is. */
function standOf(path: string): Stand | null {
  return withFile(path, (file) => {
    const header = read(file, 0, HEADER_BYTES);
    if (header === null || header.toString('latin1', 0, MAGIC.length) !== MAGIC) return null;
    const modes = [header[18], header[19]];
    if (!modes.every((mode) => mode === 1 || mode === 2)) return null;
    const stored = header.readUInt16BE(16);
    return {
      inWalMode: modes.includes(2),
      pageBytes: stored === 1 ? 65536 : stored,
      changes: header.readUInt32BE(24),
    };
  });
}

const changesAt = (file: number, page: number): number => read(file, page + 24, 4)?.readUInt32BE(0) ?? 0;

function read(file: number, at: number, bytes: number): Buffer | null {
  const found = Buffer.alloc(bytes);
  return readSync(file, found, 0, bytes, at) === bytes ? found : null;
}

const isThere = (path: string): boolean => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;

function withFile<Result>(path: string, work: (file: number) => Result): Result {
  const file = openSync(path, 'r');
  try {
    return work(file);
  } finally {
    closeSync(file);
  }
}
