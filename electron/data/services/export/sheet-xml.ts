import { cutToCell, MOST_CELL_LENGTH } from '../../../../shared/model/cut-cell.ts';
import { textChunks } from './chunks.ts';
import type { Cell, ExportRow, ExportTally } from './exported-trace.ts';
import { neutralised } from '../../../core/normalise/neutralise.ts';
import type { RowCursor } from './row-cursor.ts';
import type { TableColumn } from './table-columns.ts';
import { xmlText } from './xml-text.ts';

/** Rows of a sheet go no further, the headings included. */
export const MOST_ROWS = 1_048_576;
/** A part of an archive beyond 4 GiB needs a form that table programs do not all read; long before that a sheet ends. */
const MOST_SHEET_BYTES = 2 * 1024 ** 3;
const ROWS_A_STEP = 500;

const BEGIN =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<sheetViews><sheetView workbookViewId="0">' +
  '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
  '</sheetView></sheetViews><sheetFormatPr defaultColWidth="20" defaultRowHeight="15"/><sheetData>';
const END = '</sheetData></worksheet>';

export interface SheetOptions {
  columns: readonly TableColumn[];
  mostRows?: number;
}

/** One sheet: headings, and as many of the rows as it holds. */
export async function* sheetXml(
  rows: RowCursor,
  { columns, mostRows = MOST_ROWS }: SheetOptions,
  tally: ExportTally,
): AsyncGenerator<Buffer, void> {
  const letters = columns.map((_column, index) => columnLetters(index));
  const heading = columns.map(({ name }, index) => textXml(`${letters[index]}1`, name, ' s="1"')).join('');
  yield Buffer.from(`${BEGIN}<row r="1">${heading}</row>`);
  let line = 2;
  let bytes = 0;
  while (line <= mostRows && bytes < MOST_SHEET_BYTES) {
    const batch = await rows.take(Math.min(ROWS_A_STEP, mostRows - line + 1));
    if (batch.length === 0) break;
    for (const chunk of textChunks(rowsXml(batch, line, columns, letters, tally))) {
      bytes += chunk.length;
      yield chunk;
    }
    line += batch.length;
  }
  yield Buffer.from(END);
}

function* rowsXml(
  batch: readonly ExportRow[],
  firstLine: number,
  columns: readonly TableColumn[],
  letters: readonly string[],
  tally: ExportTally,
): Generator<string, void> {
  let line = firstLine;
  for (const row of batch) {
    let cells = '';
    for (const [index, column] of columns.entries())
      cells += cellXml(`${letters[index]}${line}`, column.of(row), tally);
    yield `<row r="${line}">${cells}</row>`;
    line += 1;
    tally.rows += 1;
  }
}

function cellXml(at: string, cell: Cell, tally: ExportTally): string {
  switch (typeof cell) {
    case 'number':
      return `<c r="${at}"><v>${cell}</v></c>`;
    case 'boolean':
      return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
    case 'string':
      return textXml(at, fitting(neutralised(cell), tally));
    default:
      return '';
  }
}

/** Text within its cell, never among shared ones: those would all have to be kept until the end. */
function textXml(at: string, text: string, style = ''): string {
  const space = /^\s|\s$|[\n\t]/.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${at}"${style} t="inlineStr"><is><t${space}>${xmlText(text)}</t></is></c>`;
}

function fitting(text: string, tally: ExportTally): string {
  if (text.length > MOST_CELL_LENGTH) tally.cutCells += 1;
  return cutToCell(text);
}

/** From 0: A to Z, AA and so on. */
function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}
