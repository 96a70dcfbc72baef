import {
  MANAGEMENT_TRACKER,
  filtersNotForData,
  type CloudRead,
} from '../../../../shared/model/cloud-read.ts';
import type { TraceQuery } from '../../../../shared/model/cloud-objects.ts';
import { Failure } from '../../../../shared/model/failure.ts';
import type { ImportTotals } from '../../../../shared/model/imports.ts';
import type { JsonObject } from '../../../../shared/model/json.ts';
import { profileEndpoints } from '../../../../shared/model/cloud-profile.ts';
import type { CloudClient } from '../../sources/api/client.ts';
import type { AnswerPage } from '../ingest/read-page.ts';
import { pageContent, type PageContent } from './page-content.ts';
import type { SyncRunOptions } from './run-sync.ts';
import { RecentIds } from './recent-ids.ts';
import { MOST_STALE } from './slices.ts';
import { PAGE_LIMIT } from './sync-traces.ts';

export interface ReadOptions extends Pick<
  SyncRunOptions,
  'workspace' | 'by' | 'toolVersion' | 'signal' | 'now' | 'onkept'
> {
  client: CloudClient;
  read: CloudRead;
  progress(progress: { done: number; total: number; traces: number }): void;
}

export interface ReadOutcome {
  run: number;
  totals: ImportTotals;
  pages: number;
}

/** What ends a task waits for what is being written. */
const ALONE = { signal: new AbortController().signal, progress: (): void => undefined };

/**
 * Reads one trace, or those that a filter of the service's finds, page by page. What it does not find it says nothing of: no
 * stretch is proven by it, whatever it read.
 */
export async function readTargeted(options: ReadOptions): Promise<ReadOutcome> {
  const { workspace, client, read, by, toolVersion, now } = options;
  const refused = filtersNotForData(read);
  if (refused.length > 0) throw new Failure('read-not-for-data', { filters: refused });
  const { writer } = workspace.writable;
  const from = profileEndpoints(client.profile).cts;
  const given = { workspace: workspace.path, by };
  const run = await writer.run('beginSync', { ...given, at: now(), toolVersion, from }, ALONE);
  let pages = 0;
  const end = (isComplete: boolean): Promise<ImportTotals> => {
    const details = { from, pages, read: { ...read } as JsonObject };
    return writer.run('endSync', { ...given, run, at: now(), isComplete, details }, ALONE);
  };
  try {
    for await (const page of answers(options)) {
      pages += 1;
      const input = { workspace: workspace.path, run, pages: [page], proven: [], at: now() };
      await writer.run('keepPages', input, ALONE);
      options.onkept();
    }
  } catch (error) {
    // The failure that is told is the one that ended it.
    await end(false).catch((other: unknown) => {
      if (!(other instanceof Failure)) throw other;
    });
    throw error;
  }
  return { run, totals: await end(true), pages };
}

/** Pages up to the one that names no next one. */
async function* answers({ client, read, signal, progress }: ReadOptions): AsyncGenerator<AnswerPage, void> {
  const { region, projectId: project_id } = client.profile;
  const tracker_name = read.kind === 'trace' ? MANAGEMENT_TRACKER : read.tracker;
  const facts = { region, project_id, tracker_name };
  const markers = new Set<string>();
  const recent = new RecentIds();
  let stale = 0;
  let traces = 0;
  for (let next: string | null = null; ;) {
    const { address, body } = await client.traces.answer(queryOf(read), next, signal);
    const content = pageContent(body);
    if (content === null) throw new Failure('sync-answer-unknown', {});
    if (content.traces.length > 0) yield { address, body, list: content.list, facts };
    traces += content.traces.length;
    progress({ ...doneBy(read, content), traces });
    next = content.traces.length === 0 ? null : content.marker;
    if (next === null) return;
    const ids = content.traces.map(({ id }) => id);
    stale = ids.some((id) => id === '' || !recent.has(id)) ? 0 : stale + 1;
    recent.add(ids);
    if (markers.has(next) || stale > MOST_STALE)
      throw new Failure('cloud-marker-stuck', { call: 'traces.list', marker: next });
    markers.add(next);
  }
}

/** How much of its stretch of time has been gone through, from the newest on. */
function doneBy(read: CloudRead, { traces }: PageContent): { done: number; total: number } {
  if (read.kind === 'trace') return { done: 1, total: 1 };
  const { from, to } = read;
  const oldest = Math.min(to, ...traces.flatMap(({ at }) => (at === null ? [] : [at])));
  return { done: to - Math.max(from, oldest), total: to - from };
}

function queryOf(read: CloudRead): TraceQuery {
  if (read.kind === 'trace') return { trace_type: 'system', trace_id: read.traceId, limit: PAGE_LIMIT };
  const { tracker, from, to, filters } = read;
  const isData = tracker !== MANAGEMENT_TRACKER;
  return {
    ...(isData ? { trace_type: 'data', tracker_name: tracker } : { trace_type: 'system' }),
    ...filters,
    // Both bounds are excluded there.
    ...{ window: { from: from - 1, to }, limit: PAGE_LIMIT },
  };
}
