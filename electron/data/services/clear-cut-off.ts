import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from '../../../shared/model/failure.ts';
import type { Task } from '../../../shared/model/task.ts';
import { damagedCopyOf, removeDamagedCopy } from '../cache/damaged-file.ts';
import { withDisk } from '../cache/disk-failure.ts';
import { discardDraft } from '../cache/side-files.ts';
import { lockWorkspace } from '../cache/workspace-lock.ts';
import { isDraftOf } from './export/export-place.ts';

/** Removes what a process that is gone had begun to write beside the name it was to have. */
export function clearCutOff({ kind, path }: Pick<Task, 'kind' | 'path'>, pid: number, now: number): void {
  if (!existsSync(dirname(path))) return;
  try {
    if (kind === 'copy') clearCopy(path, now);
    else if (kind === 'recover') clearCopy(path, now, () => removeDamagedCopy(damagedCopyOf(path)));
    else if (kind === 'export') clearExport(path, pid);
  } catch (error) {
    // Somebody else is at it by now, or the disk is gone: who copies there the next time begins anew.
    if (!(error instanceof Failure)) throw error;
  }
}

function clearCopy(path: string, now: number, more = (): void => undefined): void {
  const lock = lockWorkspace(path, now);
  try {
    withDisk(path, () => {
      discardDraft(path);
      more();
    });
  } finally {
    lock.release();
  }
}

function clearExport(path: string, pid: number): void {
  const folder = dirname(path);
  withDisk(folder, () => {
    for (const name of readdirSync(folder))
      if (isDraftOf(name, pid)) rmSync(join(folder, name), { force: true });
  });
}
