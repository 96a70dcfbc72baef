import type { EmitEvent, Handlers } from '../../../../shared/ipc/contract.ts';
import { userName } from '../imports.ts';
import type { TaskService } from '../tasks.ts';
import type { WorkspaceService } from '../workspace.ts';
import { syncWith } from './sync-with.ts';

export interface SyncServiceOptions {
  workspace: WorkspaceService;
  tasks: TaskService;
  emit: EmitEvent;
  now(): number;
  version: string;
  environment: NodeJS.ProcessEnv;
}

/** All that the service keeps. */
const DAYS = 7;
/** What has come in is told of at once, and then not more often than a person can look. */
const TELL_EVERY_MS = 1000;

/** Reads an account into the open workspace, as a task. Several may run side by side. */
export function syncService(options: SyncServiceOptions): { handlers: Handlers<'cloud.sync'> } {
  const { workspace, tasks, emit, now, version, environment } = options;
  return {
    handlers: {
      'cloud.sync': ({ profile, secret }) => {
        const open = workspace.needWriter();
        let toldAt = -Infinity;
        let later: NodeJS.Timeout | undefined;
        const tell = (): void => {
          clearTimeout(later);
          later = undefined;
          toldAt = now();
          emit('traces.changed', {});
          workspace.tell();
        };
        return tasks.start({ kind: 'sync', path: profile.name, cancellable: true }, async (run) => {
          try {
            const { outcome } = await syncWith({
              ...{ workspace: open, profile, credentials: secret, environment, days: DAYS },
              ...{ by: userName(), toolVersion: version, now, signal: run.signal },
              progress: (progress) => run.progress(progress),
              onlooked: () => emit('snapshots.changed', {}),
              onkept: () => {
                const waitMs = toldAt + TELL_EVERY_MS - now();
                if (waitMs <= 0) tell();
                else later ??= setTimeout(tell, waitMs);
              },
            });
            const { failures: missing, denied, totals, pages, run: number } = outcome;
            return { run: number, totals, pages, missing, denied };
          } finally {
            tell();
          }
        });
      },
    },
  };
}
