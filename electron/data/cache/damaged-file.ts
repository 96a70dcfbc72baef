import { existsSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { mendHeader } from './damaged-header.ts';
import { damagedLog, foldIntoCopy } from './damaged-log.ts';
import { diskFailure, withDisk } from './disk-failure.ts';
import type { Reader } from './handle.ts';
import { isJournalOfAnother, logOfAnother } from './of-another.ts';
import { removeSideFiles } from './side-files.ts';

/** What SQLite needs beside a file that was not closed properly. */
const UNFINISHED = ['-wal', '-journal'] as const;

/** Where the bytes of a damaged file lie while a recovered one is made of them. */
export const damagedCopyOf = (recovered: string): string => `${recovered}-damaged`;

/**
 * Copies a damaged file byte for byte, with what lies unfinished beside it: whatever is done to read it is done to the copy. Of a log
 * that is damaged itself goes in what can be read of it, of what is another file's nothing; then it is true that what was written last
 * may be missing.
 */
export async function copyDamaged(path: string, copy: string): Promise<{ isLogDamaged: boolean }> {
  const isStrange = { '-wal': logOfAnother(path) !== null, '-journal': isJournalOfAnother(path) };
  const log = isStrange['-wal'] ? null : damagedLog(path);
  try {
    removeDamagedCopy(copy);
    await copyFile(path, copy);
    for (const ending of UNFINISHED)
      if (existsSync(path + ending) && !isStrange[ending] && !(ending === '-wal' && log !== null))
        await copyFile(path + ending, copy + ending);
  } catch (error) {
    throw diskFailure(error, copy);
  }
  withDisk(copy, () => {
    if (log !== null) foldIntoCopy(path, log, copy);
    mendHeader(copy);
  });
  return { isLogDamaged: isStrange['-wal'] || isStrange['-journal'] || log?.isNeedless === false };
}

export function removeDamagedCopy(copy: string): void {
  removeSideFiles(copy);
  rmSync(copy, { force: true });
}

/** May be written, so that a half-done change is undone; it is a copy. */
export function openDamagedCopy(copy: string): Reader {
  return withDisk(copy, () => new Database(copy, { fileMustExist: true }) as unknown as Reader);
}
