import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { ChartCell, ChartContent } from '../../../shared/model/chart-file.ts';
import { Failure } from '../../../shared/model/failure.ts';
import type { Handlers } from '../../../shared/ipc/contract.ts';
import { checkPath } from '../cache/file-check.ts';
import { draftBeside, exportFailure, exportPlace, placeExport, removeDraft } from './export/export-place.ts';
import { cellText } from './export/write-csv.ts';
import type { WorkspaceService } from './workspace.ts';

/** Without it Excel takes the text for one in the system's code page. */
const BYTE_ORDER_MARK = '\uFEFF';
const PNG_BEGINS = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export function chartFileService(workspace: WorkspaceService): {
  handlers: Handlers<'charts.csv' | 'charts.save'>;
} {
  return {
    handlers: {
      'charts.csv': ({ rows }) => ({ text: csvText(rows) }),
      'charts.save': ({ path, content, replace }) => {
        const open = workspace.isOpen() ? workspace.need().path : undefined;
        checkPath(path);
        save(path, bytesOf(content), replace, open);
        return {};
      },
    },
  };
}

function csvText(rows: readonly (readonly ChartCell[])[]): string {
  const lines = rows.map((row) => `${row.map(cellText).join(',')}\r\n`);
  return BYTE_ORDER_MARK + lines.join('');
}

/** A window that is not ours any more must not write what it likes: a picture is a picture. */
function bytesOf(content: ChartContent): Buffer {
  if (content.kind === 'csv') return Buffer.from(csvText(content.rows));
  const bytes = Buffer.from(content.image, 'base64');
  if (bytes.subarray(0, PNG_BEGINS.length).equals(PNG_BEGINS)) return bytes;
  throw new Failure('input-invalid', {
    call: 'charts.save',
    problems: [{ path: 'content.image', message: 'is no PNG' }],
  });
}

function save(path: string, bytes: Buffer, replace: boolean, workspace: string | undefined): void {
  const place = exportPlace(path, { replace, ...(workspace === undefined ? {} : { workspace }) });
  const draft = draftBeside(place);
  try {
    const file = openSync(draft, 'wx');
    try {
      writeSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    placeExport(draft, place, replace);
  } catch (error) {
    throw exportFailure(error, place);
  } finally {
    removeDraft(draft);
  }
}
