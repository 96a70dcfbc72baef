import { textChunks } from './chunks.ts';
import type { Cell, ExportRow, ExportRows, ExportTally } from './exported-trace.ts';
import { neutralised } from '../../../core/normalise/neutralise.ts';
import { tableColumns, type TableColumn, type TableOptions } from './table-columns.ts';

/** Without it Excel takes the text for one in the system's code page. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Comma-separated values as RFC 4180 has them, under the names of their fields. */
export async function* writeCsv(
  rows: ExportRows,
  options: TableOptions,
): AsyncGenerator<Buffer, ExportTally> {
  const columns = tableColumns(options);
  const tally: ExportTally = { rows: 0, cutCells: 0 };
  yield Buffer.from(`${BYTE_ORDER_MARK}${columns.map(({ name }) => cellText(name)).join(',')}\r\n`);
  for await (const batch of rows) {
    yield* textChunks(linesOf(batch, columns));
    tally.rows += batch.length;
  }
  return tally;
}

function* linesOf(batch: readonly ExportRow[], columns: readonly TableColumn[]): Generator<string, void> {
  for (const row of batch) yield `${columns.map((column) => cellText(column.of(row))).join(',')}\r\n`;
}

export function cellText(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? quoted(neutralised(cell)) : String(cell);
}

/** Also what another delimiter would cut, and white space that some readers trim. */
function quoted(text: string): string {
  return /[",;|\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
