import { setImmediate } from 'node:timers/promises';
import { Selection } from '../../../core/browse/selection.ts';
import type { Query } from '../../../../shared/query/query.ts';
import type { ExportRow, ExportRows } from '../export/exported-trace.ts';
import type { Marks } from '../marks/mark-book.ts';
import type { HeldTraces } from './held-traces.ts';

const ROWS_A_BATCH = 500;

export interface Exported {
  total: number;
  rows: ExportRows;
}

/** What a query finds, oldest first, or those rows of it that are named. */
const NO_RECORD = Buffer.alloc(0);

export function exportRows(
  traces: HeldTraces,
  query: Query,
  named: readonly number[] | null,
  marks: Marks | null = null,
): Exported {
  const selection = Selection.of(traces.columns, query);
  const wanted = named === null ? null : new Set(named.filter((row) => selection.rows.has(row)));
  return { total: wanted?.size ?? selection.total, rows: batches(traces, selection, wanted, marks) };
}

async function* batches(
  traces: HeldTraces,
  selection: Selection,
  wanted: ReadonlySet<number> | null,
  marks: Marks | null,
): AsyncGenerator<ExportRow[], void> {
  let batch: ExportRow[] = [];
  const { order, rows } = selection;
  for (const row of order.rows) {
    if (!rows.has(row) || (wanted !== null && !wanted.has(row))) continue;
    const exported = exportRow(traces, row);
    if (exported !== null) batch.push({ ...exported, mark: marks?.of(row) ?? null });
    if (batch.length < ROWS_A_BATCH) continue;
    yield batch;
    batch = [];
    // Word of a cancel comes in between.
    await setImmediate();
  }
  if (batch.length > 0) yield batch;
}

export function exportRow(traces: HeldTraces, row: number): ExportRow | null {
  const trace = traces.trace(row);
  const original = traces.original(row);
  if (trace === undefined || original === undefined) return null;
  const part = traces.sourceOf(row)?.part;
  // A row of a sheet means nothing without the mapping of its columns.
  const isOfSheet = part !== undefined && part.sheets.length > 0;
  return { trace, original: isOfSheet ? NO_RECORD : original, source: part?.path ?? '' };
}
