import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { ExportRequest } from '../../../../shared/query/export-request.ts';
import { ALL_TRACES, asks, type Query } from '../../../../shared/query/query.ts';
import { checkPath } from '../../cache/file-check.ts';
import { exportPlace } from '../export/export-place.ts';
import type { TaskService } from '../tasks.ts';
import type { BrowseService } from './browse.ts';
import { startThread } from '../thread.ts';
import type { WorkspaceService } from '../workspace.ts';

export interface ExportServiceOptions {
  workspace: WorkspaceService;
  browse: BrowseService;
  tasks: TaskService;
  threadEntry: URL;
  version: string;
  now(): number;
}

export function exportService({
  workspace,
  browse,
  tasks,
  threadEntry,
  version,
  now,
}: ExportServiceOptions): {
  handlers: Handlers<'traces.export'>;
} {
  return {
    handlers: {
      'traces.export': (request) => {
        const { path } = workspace.needFile();
        checkPath(request.path);
        // What is wrong with the name is told at once, not by a task that fails.
        const to = exportPlace(request.path, { replace: request.replace, workspace: path });
        const exported = onColumns(request, browse);
        return tasks.start({ kind: 'export', path: to, cancellable: true }, async (run) => {
          const thread = await startThread(threadEntry, { path, role: 'reader' });
          try {
            return await thread.run(
              'export',
              { ...exported, exportedAt: now(), tool: `Tracebell ${version}` },
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

/** The thread that exports has the columns alone: of what none of them holds it is given the rows. */
const BEYOND_COLUMNS: readonly Query['kind'][] = ['found', 'marked', 'draft', 'reported', 'file'];

function onColumns(request: ExportRequest, browse: BrowseService): ExportRequest {
  const { query } = request;
  if (!BEYOND_COLUMNS.some((kind) => asks(query, kind))) return request;
  const { rows } = browse.select(request.query);
  const named = request.rows?.filter((row) => rows.has(row)) ?? [...rows.rows()];
  return { ...request, query: ALL_TRACES, rows: named };
}
