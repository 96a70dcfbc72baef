import { lengthBeforeCut } from '../../../../../shared/model/cut-cell.ts';
import type { Sheet, SheetColumns } from '../../../../../shared/model/sheet.ts';
import { RECORD_LIMITS, type RecordBatch } from '../raw-record.ts';
import { countKnown, guessField, uniqueHeadings } from './column-mapping.ts';
import { understood, type SheetChoices } from './sheet-choices.ts';
import { TITLE_ROWS } from './delimiter.ts';
import { cellsOf, columnsOf } from './row-record.ts';

/** A row as its sheet has it. */
export interface SheetRow {
  cells: string[];
  /** From 1, as the user's table program or editor counts. */
  line: number;
  /** Where it begins in the text that it was read from. */
  byteOffset: number;
  /** Why it could not be decoded. */
  unsound: 'bad-utf8' | 'other-encoding' | null;
}

export interface SheetOptions {
  name: string | null;
  choices: SheetChoices | undefined;
  /** The number of its first record. */
  firstIndex: number;
}

/**
 * The rows of a table as records: `value` is the cells by their headings, `text` the same as JSON. Returns the table,
 * null where there are no rows. Where none of its columns is known there are no records.
 */
export async function* sheetRecords(
  batches: AsyncIterable<SheetRow[]>,
  options: SheetOptions,
): AsyncGenerator<RecordBatch, Sheet | null> {
  let sheet: Sheet | null = null;
  let waiting: SheetRow[] = [];
  let index = options.firstIndex;
  let columns: SheetColumns | null = null;
  const give = (rows: readonly SheetRow[], sheet: Sheet): RecordBatch => {
    columns ??= columnsOf(sheet);
    const batch: RecordBatch = { records: [], refusals: [], columns };
    for (const row of rows) addRow(batch, row, sheet.headings, index++);
    return batch;
  };
  for await (const rows of batches) {
    if (sheet !== null) {
      if (countKnown(sheet.mapping) === 0) break;
      yield give(rows, sheet);
      continue;
    }
    waiting = waiting.concat(rows);
    if (waiting.length < TITLE_ROWS) continue;
    sheet = findHeadings(waiting, options);
    if (sheet !== null && countKnown(sheet.mapping) > 0)
      yield give(waiting.slice(sheet.rowsBefore + 1), sheet);
    waiting = [];
  }
  if (sheet !== null) return sheet;
  sheet = findHeadings(waiting, options);
  if (sheet !== null && countKnown(sheet.mapping) > 0) yield give(waiting.slice(sheet.rowsBefore + 1), sheet);
  return sheet;
}

/** The first row that has two known headings; the first row where none has. */
function findHeadings(rows: readonly SheetRow[], { name, choices }: SheetOptions): Sheet | null {
  const set = choices?.mapping ?? {};
  const isKnown = (cell: string): boolean => Object.hasOwn(set, cell.trim()) || guessField(cell) !== null;
  const found = rows.slice(0, TITLE_ROWS).findIndex(({ cells }) => cells.filter(isKnown).length >= 2);
  const rowsBefore = Math.max(0, found);
  const row = rows[rowsBefore];
  if (row === undefined) return null;
  const headings = uniqueHeadings(row.cells);
  return { name, headings, rowsBefore, ...understood(headings, choices) };
}

function addRow(
  batch: RecordBatch,
  { cells, line, byteOffset, unsound }: SheetRow,
  headings: readonly string[],
  index: number,
): void {
  const position = { byteOffset, line, index };
  const value = cellsOf(headings, cells);
  const text = Buffer.from(JSON.stringify(value));
  const limitBytes = RECORD_LIMITS.recordBytes;
  const cut = cells.findIndex((cell) => lengthBeforeCut(cell) !== null);
  if (unsound !== null) batch.refusals.push({ code: unsound, details: {}, position });
  else if (cut >= 0) {
    // What is left would pass for another version of the trace.
    const details = { column: headings[cut] ?? '', length: lengthBeforeCut(cells[cut] ?? '') ?? 0 };
    batch.refusals.push({ code: 'cell-cut', details, position });
  } else if (text.length > limitBytes) {
    const details = { sizeBytes: text.length, limitBytes };
    batch.refusals.push({ code: 'record-too-large', details, position });
  } else batch.records.push({ value, text, position });
}
