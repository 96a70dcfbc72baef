import { linkSync, renameSync } from 'node:fs';
import { Failure } from '../../../shared/model/failure.ts';
import { withDisk } from './disk-failure.ts';
import { recover } from './open.ts';
import { draftOf, isTaken, removeSideFiles, unfinishedFiles } from './side-files.ts';

/** Refuses a name that is taken, also by what is left of a workspace: SQLite would take that log for the new file's. */
export function refuseTaken(path: string): void {
  const taken = [path, ...unfinishedFiles(path)].find(isTaken);
  if (taken !== undefined) throw new Failure('workspace-exists', { path: taken });
}

/** Gives a finished draft its name, which must be free. The lock of the name must be held. */
export function placeNew(path: string): void {
  refuseTaken(path);
  removeSideFiles(path); // Empty ones.
  try {
    linkSync(draftOf(path), path); // A hard link never overwrites.
  } catch {
    // A file system without links, or a name taken just now. The lock keeps other Tracebells out between the two.
    refuseTaken(path);
    withDisk(path, () => renameSync(draftOf(path), path));
  }
}

/** Puts a finished draft in the place of another file. The lock of the name must be held. */
export function placeOver(path: string): void {
  // A log or journal of the old file would be taken for the new file's and spoil it. Folded in first, so that the
  // old file is whole until the moment it is replaced.
  if (unfinishedFiles(path).length > 0) recoverWhatCanBe(path);
  removeSideFiles(path);
  withDisk(path, () => renameSync(draftOf(path), path));
}

/** What is about to be replaced may be damaged, or no database at all: then its log is worth nothing. */
function recoverWhatCanBe(path: string): void {
  try {
    recover(path);
  } catch (error) {
    const hopeless = ['workspace-damaged', 'workspace-not-sqlite', 'workspace-missing'];
    if (!(error instanceof Failure) || !hopeless.includes(error.code)) throw error;
  }
}
