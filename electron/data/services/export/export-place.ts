import { randomUUID } from 'node:crypto';
import { linkSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from '../../../../shared/model/failure.ts';
import { diskFailure } from '../../cache/disk-failure.ts';
import { fileIdentity, newFilePath } from '../../cache/file-check.ts';
import { isSideFileOf, isTaken } from '../../cache/side-files.ts';

export interface PlaceOptions {
  /** Whether a file of that name may be replaced. */
  replace?: boolean;
  /** The workspace that is open: neither it nor a file beside it is ever replaced. */
  workspace?: string;
}

/** Where an export goes: to the file itself where a link leads to one. */
export function exportPlace(wanted: string, { replace = false, workspace }: PlaceOptions): string {
  const named = newFilePath(wanted);
  return onDisk(named, () => {
    const found = statSync(named, { throwIfNoEntry: false });
    if (found?.isDirectory()) throw new Failure('path-is-folder', { path: named });
    const isFile = found?.isFile() ?? false;
    const to = isFile ? newFilePath(realpathSync(named)) : named;
    // Devices and links that lead nowhere are nobody's export: they are never replaced.
    if (isTaken(to) && !(replace && isFile)) throw new Failure('export-exists', { path: to });
    if (workspace !== undefined && isOfWorkspace(to, isFile, workspace))
      throw new Failure('export-exists', { path: to });
    return to;
  });
}

function isOfWorkspace(path: string, isFile: boolean, workspace: string): boolean {
  if (path === workspace || isSideFileOf(path, workspace)) return true;
  // One that went away while it is open is nothing that could be replaced.
  return isFile && isTaken(workspace) && fileIdentity(path) === fileIdentity(workspace);
}

const DRAFT = '.tracebell-export-';

/** The name an export has until it is whole: in the same folder, so that it can be renamed, and nobody else's. */
export function draftBeside(path: string): string {
  return join(dirname(path), `${DRAFT}${process.pid}-${randomUUID().slice(0, 8)}`);
}

export const isDraftOf = (name: string, pid: number): boolean => name.startsWith(`${DRAFT}${pid}-`);

export function removeDraft(draft: string): void {
  onDisk(draft, () => rmSync(draft, { force: true }));
}

/** Gives a finished draft its name. */
export function placeExport(draft: string, path: string, replace: boolean): void {
  onDisk(path, () => {
    if (replace) renameSync(draft, path);
    else placeNew(draft, path);
  });
}

function placeNew(draft: string, path: string): void {
  try {
    linkSync(draft, path); // A hard link never overwrites.
  } catch {
    // A file system without links, or a name taken meanwhile.
    if (isTaken(path)) throw new Failure('export-exists', { path });
    renameSync(draft, path);
  }
}

function onDisk<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw exportFailure(error, path);
  }
}

/** What the disk threw while an export was written, in words that fit a file which is no workspace. */
export function exportFailure(error: unknown, path: string): unknown {
  const failure = diskFailure(error, path);
  if (!(failure instanceof Failure)) return failure;
  if (failure.code === 'workspace-missing')
    return new Failure('folder-missing', { path: dirname(path) }, failure.cause);
  if (failure.code === 'workspace-read-only') return new Failure('path-forbidden', { path }, failure.cause);
  return failure;
}
