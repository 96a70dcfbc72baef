import type { ExportRequest } from '../../../../shared/query/export-request.ts';
import type { Reader } from '../../cache/handle.ts';
import { writeExport, type ExportOutcome } from '../export/write-export.ts';
import { MarkBook } from '../marks/mark-book.ts';
import type { JobContext } from '../job-context.ts';
import { exportRows } from './export-rows.ts';
import { HeldTraces } from './held-traces.ts';

export interface ExportInput extends ExportRequest {
  exportedAt: number;
  tool: string;
}

/** Writes what a query finds to a file, with a reader of its own: the window's answers do not wait for it. */
export async function exportTraces(
  db: Reader,
  input: ExportInput,
  { progress, checkCancelled }: JobContext,
): Promise<ExportOutcome> {
  const { path, format, content, query, rows: named, columns, members, replace, exportedAt, tool } = input;
  const held = new HeldTraces(db);
  const { rows, total } = exportRows(held, query, named, new MarkBook().of(db, held));
  return writeExport(path, format, rows, {
    ...{ content, replace, exportedAt, tool, workspace: db.name },
    ...(columns === null ? {} : { columns }),
    ...(members === undefined ? {} : { members }),
    progress: ({ rows: done }) => {
      checkCancelled();
      progress({ done, total, traces: done });
    },
  });
}
