import type { Handlers } from '../../../../shared/ipc/contract.ts';
import { checkPath } from '../../cache/file-check.ts';
import { exportPlace } from '../export/export-place.ts';
import type { TaskService } from '../tasks.ts';
import { startThread } from '../thread.ts';
import type { WorkspaceService } from '../workspace.ts';

export interface ExportServiceOptions {
  workspace: WorkspaceService;
  tasks: TaskService;
  threadEntry: URL;
  version: string;
  now(): number;
}

export function exportService({ workspace, tasks, threadEntry, version, now }: ExportServiceOptions): {
  handlers: Handlers<'traces.export'>;
} {
  return {
    handlers: {
      'traces.export': (request) => {
        const { path } = workspace.need();
        checkPath(request.path);
        // What is wrong with the name is told at once, not by a task that fails.
        const to = exportPlace(request.path, { replace: request.replace, workspace: path });
        return tasks.start({ kind: 'export', path: to, cancellable: true }, async (run) => {
          const thread = await startThread(threadEntry, { path, role: 'reader' });
          try {
            return await thread.run(
              'export',
              { ...request, exportedAt: now(), tool: `Tracebell ${version}` },
              run,
            );
          } finally {
            await thread.close();
          }
        });
      },
    },
  };
}
