import { byteChunks } from './chunks.ts';
import type { ExportRow, ExportRows, ExportTally } from './exported-trace.ts';
import { recordLine, type RecordOptions } from './trace-record.ts';

/** One trace a line. */
export async function* writeNdjson(
  rows: ExportRows,
  options: RecordOptions,
): AsyncGenerator<Buffer, ExportTally> {
  const tally: ExportTally = { rows: 0, cutCells: 0 };
  for await (const batch of rows) {
    yield* byteChunks(linesOf(batch, options));
    tally.rows += batch.length;
  }
  return tally;
}

const LINE_END = Buffer.from('\n');

function* linesOf(batch: readonly ExportRow[], options: RecordOptions): Generator<Buffer, void> {
  for (const row of batch) {
    yield recordLine(row, options);
    yield LINE_END;
  }
}
