import type { EmitEvent, Handlers } from '../../../../shared/ipc/contract.ts';
import type { NetworkSettings } from '../../../../shared/model/network-settings.ts';
import { openClient } from '../../sources/api/client.ts';
import { networkOf } from '../network.ts';
import { userName } from '../imports.ts';
import type { TaskService } from '../tasks.ts';
import type { WorkspaceService } from '../workspace.ts';
import { readTargeted } from './read-targeted.ts';
import { telling } from './telling.ts';
import { syncWith } from './sync-with.ts';

export interface SyncServiceOptions {
  workspace: WorkspaceService;
  tasks: TaskService;
  emit: EmitEvent;
  now(): number;
  version: string;
  network(): NetworkSettings;
  environment: NodeJS.ProcessEnv;
}

/** All that the service keeps. */
const DAYS = 7;

/** Reads an account into the open workspace, as a task. Several may run side by side, of one profile only one. */
export function syncService(options: SyncServiceOptions): {
  handlers: Handlers<'cloud.sync' | 'cloud.read'>;
} {
  const { workspace, tasks, emit, now, version, network, environment } = options;
  const running = new Map<string, { taskId: string }>();
  const common = { by: userName(), toolVersion: version, now };
  return {
    handlers: {
      'cloud.sync': ({ profile, secret, proxyPassword, isScheduled = false }) => {
        const before = running.get(profile.name);
        if (before !== undefined) return before;
        const open = workspace.needWriter();
        const { tell, tellSoon } = telling(workspace, emit, now);
        const what = { kind: 'sync', path: profile.name, cancellable: true, isScheduled } as const;
        // Entered before it starts: it may end before it is known.
        const own = { taskId: '' };
        running.set(profile.name, own);
        const { taskId } = tasks.start(what, async (run) => {
          try {
            const { outcome } = await syncWith({
              ...{ workspace: open, profile, credentials: secret, environment, days: DAYS },
              ...{ ...common, signal: run.signal, onkept: tellSoon },
              network: networkOf(network(), proxyPassword, environment),
              progress: (progress) => run.progress(progress),
              onlooked: () => emit('snapshots.changed', {}),
            });
            const { failures: missing, denied, totals, pages, run: number } = outcome;
            return { run: number, totals, pages, missing, denied };
          } finally {
            running.delete(profile.name);
            tell();
          }
        });
        own.taskId = taskId;
        return own;
      },
      'cloud.read': ({ profile, secret, proxyPassword, read }) => {
        const open = workspace.needWriter();
        const { tell, tellSoon } = telling(workspace, emit, now);
        return tasks.start({ kind: 'read', path: profile.name, cancellable: true }, async (run) => {
          const way = { network: networkOf(network(), proxyPassword, environment), environment };
          const client = openClient({ profile, credentials: secret, ...way });
          try {
            return await readTargeted({
              ...{ ...common, workspace: open, client, read, signal: run.signal, onkept: tellSoon },
              progress: (progress) => run.progress(progress),
            });
          } finally {
            client.close();
            tell();
          }
        });
      },
    },
  };
}
