import { closeSync, existsSync, lstatSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { withDisk } from './disk-failure.ts';

/** What SQLite may leave beside a workspace, by ending. */
const SQLITE_ENDINGS = ['-wal', '-shm', '-journal'];

/** Every ending of ours and SQLite's: no workspace may be given such a name while the one before it is in use. */
const ALL_ENDINGS = [...SQLITE_ENDINGS, '-lock', '-part'];

export function isSideFileOf(path: string, workspace: string): boolean {
  return ALL_ENDINGS.some((ending) => path === workspace + ending);
}

/** SQLite's files beside a workspace, as they are now. */
export function sideFiles(path: string): string[] {
  return SQLITE_ENDINGS.map((ending) => path + ending).filter((file) => existsSync(file));
}

/** A pipe or a device in the place of one of them; a folder is met when it is opened. */
export function oddSideFile(path: string): string | undefined {
  return ALL_ENDINGS.map((ending) => path + ending).find((file) => {
    const found = statSync(file, { throwIfNoEntry: false });
    return found !== undefined && !found.isFile() && !found.isDirectory();
  });
}

export function removeSideFiles(path: string): void {
  for (const file of sideFiles(path)) rmSync(file, { force: true });
}

/**
 * Removes what a handle that only looked has left: the index of a log and an empty log. Never anything with content,
 * which may be what makes the file whole.
 */
export function removeTraces(path: string, present: readonly string[]): void {
  for (const file of sideFiles(path))
    if (!present.includes(file) && (file.endsWith('-shm') || statSync(file).size === 0))
      rmSync(file, { force: true });
}

/** The rest of an unfinished write: a log not folded in yet, or a journal not rolled back yet. */
export function unfinishedFiles(path: string): string[] {
  return withDisk(path, () => [
    ...(sizeOf(`${path}-wal`) > 0 ? [`${path}-wal`] : []),
    ...(journalState(path) === 'hot' ? [`${path}-journal`] : []),
  ]);
}

/** A journal that is done with, as a handle alone keeps until it is closed and leaves where it is killed. */
export function removeColdJournal(path: string): void {
  if (journalState(path) === 'cold') rmSync(`${path}-journal`, { force: true });
}

/** SQLite's own measure: a journal is done with once its first byte is zero. */
function journalState(path: string): 'none' | 'cold' | 'hot' {
  const journal = `${path}-journal`;
  if (statSync(journal, { throwIfNoEntry: false }) === undefined) return 'none';
  const file = openSync(journal, 'r');
  try {
    const first = Buffer.alloc(1);
    readSync(file, first, 0, 1, 0);
    return first[0] === 0 ? 'cold' : 'hot';
  } finally {
    closeSync(file);
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** True also for a link that leads nowhere: its name is taken. */
export function isTaken(path: string): boolean {
  return withDisk(path, () => lstatSync(path, { throwIfNoEntry: false }) !== undefined);
}

/**
 * A file under construction has this name until it is whole. Its name follows from the final one, and it is written
 * under the lock of that, so what a killed process left is found and replaced by the next.
 */
export function draftOf(path: string): string {
  return `${path}-part`;
}

export function discardDraft(path: string): void {
  removeSideFiles(draftOf(path));
  rmSync(draftOf(path), { force: true });
}
