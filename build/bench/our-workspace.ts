// A workspace as the data process has it open, without the process: what the bench asks are the services themselves.
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openReader } from '../../electron/data/cache/open.ts';
import { browseService } from '../../electron/data/services/browse/browse.ts';
import { HeldTraces } from '../../electron/data/services/browse/held-traces.ts';
import { recentService } from '../../electron/data/services/recent.ts';
import { taskService } from '../../electron/data/services/tasks.ts';
import { workspaceService } from '../../electron/data/services/workspace.ts';
import type { HistogramSeries, PageStart } from '../../shared/model/browse.ts';
import type { ColumnName } from '../../shared/model/trace-columns.ts';
import { ALL_TRACES, type Query } from '../../shared/query/query.ts';
import { SPAN_MS, STARTS_AT } from './generate.ts';
import { NUMBERED_COLUMNS, SHOWN_COLUMNS } from './peers/listed-columns.ts';
import { HOUR_MS, PAGE_ROWS, type Filter, type Page, type Place } from './questions.ts';

/** A workspace that is open, with what the bench asks of it. */
export interface OpenWorkspace {
  page(filter: Filter, place: Place): Promise<Page>;
  /** Counts by `hour rating`, the hour from 1970 on. */
  histogram(filter: Filter): Promise<ReadonlyMap<string, number>>;
  close(): Promise<void>;
}

const THREAD = new URL('../../electron/data/services/job-thread.ts', import.meta.url);
/** The first traces happened before they were recorded. */
const HISTOGRAM = {
  ...{ from: STARTS_AT - HOUR_MS, to: STARTS_AT + SPAN_MS, most: SPAN_MS / HOUR_MS + 1 },
  zone: 'UTC',
};
/** Whichever columns a page has beside what every row carries. */
const SHOWN = SHOWN_COLUMNS.filter((name) => name !== 'trace_id' && name !== 'time').map(ourName);

export async function openOurWorkspace(file: string, folder: string): Promise<OpenWorkspace> {
  const ownFolder = await mkdtemp(join(folder, 'settings-'));
  const nobody = (): void => undefined;
  const fail = (failure: Error): never => {
    throw failure;
  };
  const workspace = workspaceService({
    emit: nobody,
    raise: fail,
    now: Date.now,
    version: 'bench',
    threadEntry: THREAD,
    recent: recentService(ownFolder, nobody, fail),
    tasks: taskService(nobody, Date.now),
  });
  await workspace.open(file);
  const { handlers } = browseService(workspace);
  /** Rows that a page gave, by id: a page after one of them starts at its row. */
  const rows = new Map<string, number>();
  return {
    async page(filter, place) {
      const request = { from: startOf(place, rows), limit: PAGE_ROWS, order: 'newest' as const };
      const page = await handlers['traces.page']({ query: queryOf(filter), page: request, columns: SHOWN });
      const last = page.rows.at(-1);
      if (last !== undefined) rows.set(last.trace_id, last.row);
      return page.rows.map(({ trace_id: traceId, time }) => ({ traceId, time }));
    },
    async histogram(filter) {
      const request = { ...HISTOGRAM, by: 'trace_rating' as const, seriesLimit: 10 };
      const { series, borders } = await handlers['traces.histogram']({ query: queryOf(filter), request });
      return barsOf(series, borders);
    },
    async close() {
      await workspace.close();
      await rm(ownFolder, { recursive: true });
    },
  };
}

/** Opens a workspace until the columns of the peer can be asked; gives how many rows they have. */
export function readyColumns(file: string): number {
  const reader = openReader(file);
  const { columns } = new HeldTraces(reader);
  for (const name of NUMBERED_COLUMNS) columns.column(ourName(name));
  const rows = columns.recordTimes.length;
  reader.close();
  return rows;
}

function startOf(place: Place, rows: ReadonlyMap<string, number>): PageStart {
  if (place.at === 'first') return { start: true };
  if (place.at === 'row') return { index: place.row };
  const { traceId, time } = place.after;
  const row = rows.get(traceId);
  if (row === undefined) throw new Error(`No first page ended with ${traceId}`);
  return { after: { time, row } };
}

function queryOf({ equals, window }: Filter): Query {
  const of = Object.entries(equals).map(([name, value]): Query => {
    return { kind: 'field', field: ourName(name), test: { kind: 'in', values: [value], fold: false } };
  });
  if (window !== undefined) of.push({ kind: 'time', field: 'time', from: window[0], to: window[1] });
  return of.length === 0 ? ALL_TRACES : { kind: 'and', of };
}

/** The peers' columns bear our names but for one, which is no plain word. */
function ourName(name: string): ColumnName {
  return name === 'user_name' ? 'user.name' : (name as ColumnName);
}

function barsOf(series: readonly HistogramSeries[], borders: readonly number[]): Map<string, number> {
  const bars = new Map<string, number>();
  for (const { value, counts } of series) {
    for (const [bucket, count] of counts.entries()) {
      if (count > 0) bars.set(`${String((borders[bucket] ?? 0) / HOUR_MS)} ${String(value)}`, count);
    }
  }
  return bars;
}
