import { byteChunks } from './chunks.ts';
import { utcTime, type ExportRow, type ExportRows, type ExportTally } from './exported-trace.ts';
import { recordJson, type RecordOptions } from './trace-record.ts';

export interface JsonOptions extends RecordOptions {
  exportedAt: number;
  /** What wrote the file: name and version. */
  tool: string;
}

/**
 * One document in the form of the service's own answers, so that whatever reads those reads it. The count comes last:
 * before that it is not known, and a document that was cut off has none.
 */
export async function* writeJson(
  rows: ExportRows,
  { exportedAt, tool, ...options }: JsonOptions,
): AsyncGenerator<Buffer, ExportTally> {
  const tally: ExportTally = { rows: 0, cutCells: 0 };
  const { content = 'original' } = options;
  const about = JSON.stringify({ exported_at: utcTime(exportedAt), tool, content });
  yield Buffer.from(`{"meta_data":${about},"traces":[`);
  for await (const batch of rows) yield* byteChunks(listed(batch, options, tally));
  yield Buffer.from(`\n],"count":${tally.rows}}\n`);
  return tally;
}

const [FIRST, NEXT] = [Buffer.from('\n'), Buffer.from(',\n')];

function* listed(
  batch: readonly ExportRow[],
  options: RecordOptions,
  tally: ExportTally,
): Generator<Buffer, void> {
  for (const row of batch) {
    yield tally.rows === 0 ? FIRST : NEXT;
    yield recordJson(row, options);
    tally.rows += 1;
  }
}
