import { realpathSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import { copyDamaged, damagedCopyOf, openDamagedCopy, removeDamagedCopy } from '../../cache/damaged-file.ts';
import { withDisk } from '../../cache/disk-failure.ts';
import { checkKinds, checkPath, newFilePath } from '../../cache/file-check.ts';
import { placeNew } from '../../cache/place.ts';
import { beginRecovered } from '../../cache/recovered.ts';
import { discardDraft, draftOf, isTaken, unfinishedFiles } from '../../cache/side-files.ts';
import { lockWorkspace } from '../../cache/workspace-lock.ts';
import { userName } from '../imports.ts';
import type { TaskRun, TaskService } from '../tasks.ts';
import { startThread } from '../thread.ts';
import type { WorkspaceService } from '../workspace.ts';
import type { RecoveryReport } from '../../../../shared/model/recovery.ts';

export interface RecoveryOptions {
  workspace: WorkspaceService;
  tasks: TaskService;
  now(): number;
  threadEntry: URL;
}

/** Makes a new workspace of what can be read of a damaged one, which stays as it is. */
export function recoveryService({ workspace, tasks, now, threadEntry }: RecoveryOptions): {
  handlers: Handlers<'workspace.recover'>;
} {
  return {
    handlers: {
      'workspace.recover': async ({ path: wanted }) => {
        checkPath(wanted);
        const path = withDisk(wanted, () => realpathSync(wanted));
        checkKinds(path);
        const to = freePath(path);
        // Its bytes cannot be read beside a handle of ours, and there is nothing to do with it as it is.
        if (workspace.isOpen() && workspace.need().path === path)
          await workspace.handlers['workspace.close']({});
        return tasks.start({ kind: 'recover', path: to, cancellable: true }, async (run) => {
          const lock = lockWorkspace(path, now());
          try {
            return { recovered: await recoverTo(path, to, run) };
          } finally {
            lock.release();
          }
        });
      },
    },
  };

  async function recoverTo(path: string, to: string, run: TaskRun): Promise<RecoveryReport> {
    const lock = lockWorkspace(to, now());
    const copy = damagedCopyOf(to);
    try {
      discardDraft(to);
      const { isLogDamaged } = await copyDamaged(path, copy);
      begin(path, copy, to);
      const thread = await startThread(threadEntry, { path: draftOf(to), role: 'writer' });
      let report: RecoveryReport;
      try {
        const input = {
          named: path,
          copy,
          isLogDamaged,
          marksFile: `${to}.marks.json`,
          at: now(),
          by: userName(),
        };
        report = await thread.run('recover', input, run);
      } finally {
        await thread.close();
      }
      placeNew(to);
      return report;
    } finally {
      removeDamagedCopy(copy);
      discardDraft(to);
      lock.release();
    }
  }
}

function begin(path: string, copy: string, to: string): void {
  const from = openDamagedCopy(copy);
  try {
    beginRecovered(draftOf(to), from, path);
  } finally {
    from.close();
  }
}

/** Beside the damaged one, under a name that nothing has. */
function freePath(path: string): string {
  const ending = extname(path);
  const name = basename(path, ending);
  for (let number = 1; ; number += 1) {
    const to = newFilePath(
      join(dirname(path), `${name} recovered${number === 1 ? '' : ` ${number}`}${ending}`),
    );
    if (![to, ...unfinishedFiles(to)].some(isTaken)) return to;
  }
}
