import { isUtf8 } from 'node:buffer';
import { parse, type InfoRecord, type Parser } from 'csv-parse';
import type { FileProblemDetails, SheetDamage } from '../../../../../shared/model/file-problem.ts';
import type { Outcome } from '../file-problem.ts';
import type { Delimiter } from './delimiter.ts';
import { wideRowFinder, type WideRow } from './row-width.ts';
import type { SheetRow } from './sheet-records.ts';

/** A row longer than this is a quote that was never closed. */
const MOST_ROW_BYTES = 16 * 1024 * 1024;

/** What the parser's codes mean here. */
const DAMAGES: Readonly<Record<string, SheetDamage>> = {
  CSV_QUOTE_NOT_CLOSED: 'quote-open',
  CSV_MAX_RECORD_SIZE: 'row-too-long',
};

interface ParsedRow {
  record: string[];
  info: InfoRecord;
}

/** How the bytes of cells are read. */
type Encoding = 'utf-8' | 'gb18030';

/** It is decided by so many rows that are not all ASCII, or by those in so many bytes. */
const TELLING_ROWS = 200;
const BYTES_HELD = 1024 * 1024;

/**
 * The rows of a text of separated values. It is parsed byte by byte and decoded cell by cell, so that a damaged
 * character costs one row, and the encoding may show as late as it likes. What stops it is told in the outcome.
 */
export async function* csvRows(
  chunks: AsyncIterable<Buffer>,
  delimiter: Delimiter,
  outcome: Outcome,
): AsyncGenerator<SheetRow[], void> {
  const parser = parse({
    delimiter,
    encoding: 'latin1',
    info: true,
    max_record_size: MOST_ROW_BYTES,
    relax_column_count: true,
    relax_quotes: true,
  });
  const parsed: ParsedRow[] = [];
  const rows = rowReader();
  const wideRowIn = wideRowFinder(delimiter);
  let wide: WideRow | null = null;
  const seen: { failure: Error | null } = { failure: null };
  let wake = (): void => undefined;
  parser.on('data', (row: ParsedRow) => parsed.push(row));
  parser.on('error', (error) => {
    seen.failure = error;
    wake();
  });
  const until = (begin: (done: () => void) => void): Promise<void> =>
    new Promise((resolve) => begin((wake = resolve)));
  try {
    for await (const chunk of chunks) {
      wide = wideRowIn(chunk);
      await until((done) => void parser.write(chunk.subarray(0, wide?.at), done));
      if (parsed.length > 0) yield rows.read(parsed.splice(0));
      if (seen.failure !== null || wide !== null) break;
    }
    // Its beginning must not pass for a row.
    if (seen.failure === null && wide?.isUnderWay !== true) await until((done) => endOf(parser, done));
    yield [...rows.read(parsed.splice(0)), ...rows.end()];
    if (seen.failure !== null) outcome.problem ??= { code: 'sheet-damaged', details: damageOf(seen.failure) };
    else if (wide !== null)
      outcome.problem ??= { code: 'sheet-damaged', details: { reason: 'row-too-long', said: null } };
  } finally {
    parser.destroy();
  }
}

function damageOf(failure: Error): FileProblemDetails['sheet-damaged'] {
  const code: unknown = Reflect.get(failure, 'code');
  const reason = typeof code === 'string' ? DAMAGES[code] : undefined;
  return { reason: reason ?? 'row-unreadable', said: failure.message };
}

function endOf(parser: Parser, done: () => void): void {
  parser.once('end', done);
  parser.end();
}

/** Makes rows of what was parsed; one without content gives none. */
function rowReader(): { read(rows: readonly ParsedRow[]): SheetRow[]; end(): SheetRow[] } {
  let encoding: Encoding | null = null;
  let held: ParsedRow[] = [];
  let byteOffset = 0;
  let line = 1;
  const made = ({ record, info }: ParsedRow): SheetRow[] => {
    const at = { byteOffset, line };
    byteOffset = info.bytes;
    line = info.lines + 1;
    const cells = isAscii(record) ? record : decodeCells(record, encoding ?? 'utf-8');
    if (cells?.every((cell) => cell.trim() === '') === true) return [];
    const unsound = cells !== null ? null : encoding === 'gb18030' ? 'other-encoding' : 'bad-utf8';
    return [{ ...at, cells: cells ?? record, unsound }];
  };
  const decide = (): SheetRow[] => {
    encoding = encodingOf(held);
    return held.splice(0).flatMap(made);
  };
  return {
    read(rows) {
      if (encoding !== null) return rows.flatMap(made);
      const first = held.length > 0 ? 0 : rows.findIndex(({ record }) => !isAscii(record));
      if (first < 0) return rows.flatMap(made);
      const before = rows.slice(0, first).flatMap(made);
      held = held.concat(rows.slice(first));
      const telling = held.filter(({ record }) => !isAscii(record)).length;
      const isEnough = telling >= TELLING_ROWS || (held.at(-1)?.info.bytes ?? 0) - byteOffset >= BYTES_HELD;
      return isEnough ? [...before, ...decide()] : before;
    },
    end: decide,
  };
}

const isAscii = (record: readonly string[]): boolean => record.every((cell) => !/[\x80-\xff]/.test(cell));

const isUtf8Row = (record: readonly string[]): boolean =>
  record.every((cell) => isUtf8(Buffer.from(cell, 'latin1')));

/** What most of the rows are in; of as many the first counts. One damaged character must not have all of them read as something else. */
function encodingOf(rows: readonly ParsedRow[]): Encoding {
  const telling = rows.flatMap(({ record }) => (isAscii(record) ? [] : [isUtf8Row(record)]));
  const utf8 = telling.filter(Boolean).length * 2;
  return utf8 > telling.length || (utf8 === telling.length && telling[0] !== false) ? 'utf-8' : 'gb18030';
}

/** Three bytes of a character, as Chinese has in UTF-8: text in GB 18030 hardly ever happens to be nothing but such. */
const LONG_CHARACTER = /[\xe0-\xf4][\x80-\xbf]{2}/;

/** Null where the bytes are none of that encoding, or are surely of the other one. */
function decodeCells(cells: readonly string[], encoding: Encoding): string[] | null {
  if (encoding === 'gb18030' && isUtf8Row(cells) && cells.some((cell) => LONG_CHARACTER.test(cell)))
    return null;
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  try {
    return cells.map((cell) => decoder.decode(Buffer.from(cell, 'latin1')));
  } catch {
    return null;
  }
}
