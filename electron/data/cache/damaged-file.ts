import { existsSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { mendHeader } from './damaged-header.ts';
import { diskFailure, withDisk } from './disk-failure.ts';
import type { Reader } from './handle.ts';
import { removeSideFiles } from './side-files.ts';

/** What SQLite needs beside a file that was not closed properly. */
const UNFINISHED = ['-wal', '-journal'];

/** Copies a damaged file byte for byte, with what lies unfinished beside it: whatever is done to read it is done to the copy. */
export async function copyDamaged(path: string, copy: string): Promise<void> {
  try {
    removeDamagedCopy(copy);
    for (const ending of ['', ...UNFINISHED])
      if (existsSync(path + ending)) await copyFile(path + ending, copy + ending);
  } catch (error) {
    throw diskFailure(error, copy);
  }
  withDisk(copy, () => mendHeader(copy));
}

export function removeDamagedCopy(copy: string): void {
  removeSideFiles(copy);
  rmSync(copy, { force: true });
}

/** May be written, so that a half-done change is undone; it is a copy. */
export function openDamagedCopy(copy: string): Reader {
  return withDisk(copy, () => new Database(copy, { fileMustExist: true }) as unknown as Reader);
}
