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

/** How the bytes of cells are read: decided by the first that are not ASCII. */
type Encoding = 'undecided' | 'utf-8' | 'gb18030';

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
  const reader = rowReader();
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
      if (parsed.length > 0) yield parsed.splice(0).flatMap(reader);
      if (seen.failure !== null || wide !== null) break;
    }
    // Its beginning must not pass for a row.
    if (seen.failure === null && wide?.isUnderWay !== true) await until((done) => endOf(parser, done));
    if (parsed.length > 0) yield parsed.splice(0).flatMap(reader);
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
function rowReader(): (row: ParsedRow) => SheetRow[] {
  let encoding: Encoding = 'undecided';
  let byteOffset = 0;
  let line = 1;
  return ({ record, info }) => {
    const at = { byteOffset, line };
    byteOffset = info.bytes;
    line = info.lines + 1;
    const isPlain = record.every((cell) => !/[\x80-\xff]/.test(cell));
    if (encoding === 'undecided' && !isPlain)
      encoding = record.every((cell) => isUtf8(Buffer.from(cell, 'latin1'))) ? 'utf-8' : 'gb18030';
    const cells = isPlain ? record : decodeCells(record, encoding);
    if (cells?.every((cell) => cell.trim() === '') === true) return [];
    return [{ ...at, cells: cells ?? record, isUnsound: cells === null }];
  };
}

/** Null where the bytes are none of that encoding. */
function decodeCells(cells: readonly string[], encoding: Encoding): string[] | null {
  const decoder = new TextDecoder(encoding === 'gb18030' ? 'gb18030' : 'utf-8', {
    fatal: true,
    ignoreBOM: true,
  });
  try {
    return cells.map((cell) => decoder.decode(Buffer.from(cell, 'latin1')));
  } catch {
    return null;
  }
}
