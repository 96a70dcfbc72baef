import { isUtf8 } from 'node:buffer';
import type { Sheet } from '../../../../../shared/model/sheet.ts';
import { byteQueue, chunksOf } from '../byte-queue.ts';
import type { Outcome } from '../file-problem.ts';
import type { RecordBatch } from '../raw-record.ts';
import { readableHead, SNIFF_BYTES } from '../sniff.ts';
import { MARK_BYTES, transcoder, utf16Mark, type Transcoder } from '../text-encoding.ts';
import type { Zip } from '../zip.ts';
import { countKnown } from './column-mapping.ts';
import { csvRows } from './csv-rows.ts';
import { guessDelimiter } from './delimiter.ts';
import { PIECE_BYTES } from './row-width.ts';
import { timeHeading, type SheetChoices } from './sheet-choices.ts';
import { sheetRecords, type SheetRow } from './sheet-records.ts';
import { openWorkbook, WorkbookError } from './workbook.ts';
import { workbookRows } from './workbook-rows.ts';

const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** The records of a text that is a table, and the table; none where it is no table, which the outcome tells. */
export async function* readCsv(
  chunks: AsyncIterable<Buffer>,
  choices: SheetChoices | undefined,
  outcome: Outcome,
): AsyncGenerator<RecordBatch, Sheet[]> {
  const queue = byteQueue(chunks);
  try {
    const head = (await queue.peek(SNIFF_BYTES)).subarray(0, SNIFF_BYTES);
    const isSet = (heading: string): boolean => Object.hasOwn(choices?.mapping ?? {}, heading.trim());
    const delimiter = guessDelimiter(tableHead(head), isSet);
    if (delimiter === null) {
      outcome.problem ??= { code: 'format-unknown', details: {} };
      return [];
    }
    const order = utf16Mark(head);
    const marked = order !== null ? MARK_BYTES : head.indexOf(UTF8_MARK) === 0 ? UTF8_MARK.length : 0;
    await queue.take(marked);
    const text = order === null ? null : transcoder(order);
    const pieces = chunksOf(queue, PIECE_BYTES);
    const bytes = text === null ? pieces : transcoded(pieces, text);
    const rows = relocated(
      csvRows(bytes, delimiter, outcome),
      text ?? { originalOffset: (at) => at + marked },
    );
    const sheet = yield* sheetRecords(rows, { name: null, choices, firstIndex: 0 });
    return told(sheet === null ? [] : [sheet], outcome);
  } finally {
    await queue.close();
  }
}

/** The head as text, of the encoding that its rows will be read in: what headings say tells how they are cut. */
function tableHead(head: Buffer): string {
  if (utf16Mark(head) !== null) return readableHead(head);
  const line =
    head
      .toString('latin1')
      .split('\n')
      .find((one) => /[\x80-\xff]/.test(one)) ?? '';
  return isUtf8(Buffer.from(line, 'latin1')) ? readableHead(head) : new TextDecoder('gb18030').decode(head);
}

async function* transcoded(chunks: AsyncIterable<Buffer>, text: Transcoder): AsyncGenerator<Buffer, void> {
  for await (const chunk of chunks) yield text.feed(chunk);
  yield text.end();
}

/** Rows at their places in the file. */
async function* relocated(
  batches: AsyncIterable<SheetRow[]>,
  { originalOffset }: Pick<Transcoder, 'originalOffset'>,
): AsyncGenerator<SheetRow[], void> {
  for await (const rows of batches) {
    for (const row of rows) row.byteOffset = originalOffset(row.byteOffset);
    yield rows;
  }
}

/** The records of all sheets of a workbook that have a known column, and all sheets that have a row. */
export async function* readWorkbook(
  zip: Zip,
  choices: SheetChoices | undefined,
  outcome: Outcome,
  mostTextBytes: number,
): AsyncGenerator<RecordBatch, Sheet[]> {
  const sheets: Sheet[] = [];
  let firstIndex = 0;
  try {
    const workbook = await openWorkbook(zip, mostTextBytes);
    for (const { name, entry } of workbook.sheets) {
      const records = sheetRecords(workbookRows(workbook, entry), { name, choices, firstIndex });
      const sheet = yield* counted(records, (count) => (firstIndex += count));
      if (sheet !== null) sheets.push(sheet);
    }
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    outcome.problem ??= error.problem;
  }
  return told(sheets, outcome);
}

async function* counted(
  batches: AsyncGenerator<RecordBatch, Sheet | null>,
  add: (count: number) => void,
): AsyncGenerator<RecordBatch, Sheet | null> {
  try {
    let next = await batches.next();
    for (; next.done !== true; next = await batches.next()) {
      add(next.value.records.length + next.value.refusals.length);
      yield next.value;
    }
    return next.value;
  } finally {
    await batches.return(null);
  }
}

/** Tells what was not read of the tables. */
function told(sheets: Sheet[], outcome: Outcome): Sheet[] {
  const isKnown = ({ mapping }: Sheet): boolean => countKnown(mapping) > 0;
  const [first] = sheets;
  if (first !== undefined && !sheets.some(isKnown)) {
    outcome.problem ??= { code: 'sheet-unmapped', details: { headings: first.headings } };
    return sheets;
  }
  for (const sheet of sheets) {
    const { name, headings, rowsBefore, zone } = sheet;
    if (!isKnown(sheet))
      outcome.notes.push({ code: 'sheet-skipped', details: { name: name ?? '', headings } });
    else if (rowsBefore > 0)
      outcome.notes.push({ code: 'rows-before-headings', details: { count: rowsBefore } });
    const heading = timeHeading(sheet);
    if (zone !== undefined && heading !== undefined)
      outcome.notes.push({ code: 'zone-said', details: { heading, zone } });
  }
  return sheets;
}
