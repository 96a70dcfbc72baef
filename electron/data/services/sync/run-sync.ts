import { Failure } from '../../../../shared/model/failure.ts';
import type { ImportTotals } from '../../../../shared/model/imports.ts';
import type { SyncMissing } from '../../../../shared/model/sync.ts';
import type { JsonObject } from '../../../../shared/model/json.ts';
import { coverageRows } from '../../cache/coverage.ts';
import type { OpenWorkspace } from '../open-workspace.ts';
import type { ConfigurationPart } from './configuration-parts.ts';
import { lookAtConfiguration, type SnapshotState } from './look-at-configuration.ts';
import { syncTraces, type PageRequest, type PageSource } from './sync-traces.ts';
import type { Slice } from './slices.ts';
import { wantedSlices, type SyncLine } from './wanted.ts';

export interface Tracker {
  name: string;
  /** Of data traces, where it is none of the management's. */
  isData: boolean;
}

/** The account as a sync sees it. Each call throws a `Failure` where no answer could be had, whatever was tried. */
export interface SyncCloud {
  region: string | null;
  projectId: string;
  /** Of the service that holds the traces. */
  address: string;
  /** Trackers of management and data traces by name. */
  trackers(signal: AbortSignal): Promise<Tracker[]>;
  page(
    request: Omit<PageRequest, 'line'> & { tracker: Tracker },
    signal: AbortSignal,
  ): Promise<{ address: string; body: Uint8Array }>;
  /** What of the configuration is looked at, in this order. */
  configuration: readonly ConfigurationPart[];
  isHopeless(failure: Failure): boolean;
  /** How far this machine's clock is ahead of the service's; null where that was not told. */
  clockAheadMs(): number | null;
}

export interface SyncRunOptions {
  workspace: OpenWorkspace & { writable: NonNullable<OpenWorkspace['writable']> };
  cloud: SyncCloud;
  /** The service keeps no traces longer than seven days. */
  days: number;
  atOnce: number;
  by: string;
  toolVersion: string;
  signal: AbortSignal;
  now(): number;
  /** Traces came in. */
  onkept(): void;
  /** The configuration was looked at. */
  onlooked(): void;
  progress(progress: { done: number; total: number; traces: number }): void;
}

export interface SyncWindow extends SyncLine {
  from: number;
  to: number;
  state: 'complete' | 'failed';
}

export interface SyncOutcome {
  run: number;
  totals: ImportTotals;
  pages: number;
  /** What was wanted of each tracker, and what came of it. */
  windows: SyncWindow[];
  snapshots: Record<string, SnapshotState>;
  /** Stretches that are missing, and what could not be read besides. */
  failures: SyncMissing[];
  /** Parts of the configuration that who signs in may not read. */
  denied: SyncMissing[];
}

const DAY_MS = 86_400_000;

/** Brings the workspace up to what the account holds: traces that are missing, newest first, and the configuration. */
export async function runSync(options: SyncRunOptions): Promise<SyncOutcome> {
  const { workspace, cloud, by, toolVersion, now, signal } = options;
  const { writer } = workspace.writable;
  const trackers = await trackersOf(cloud, signal);
  const given = { workspace: workspace.path, by };
  const run = await writer.run('beginSync', { ...given, at: now(), toolVersion, from: cloud.address }, ALONE);
  const end = (read: Read | null): Promise<ImportTotals> => {
    const { failures = [], pages = 0 } = read ?? {};
    const details = { from: cloud.address, pages, failures: failures.map(journalled) };
    const isComplete = read !== null && failures.length === 0;
    return writer.run('endSync', { ...given, run, at: now(), isComplete, details }, ALONE);
  };
  try {
    const [read, snapshots] = await Promise.all([
      readTraces(options, run, trackers),
      lookAtConfiguration(options).finally(() => options.onlooked()),
    ]);
    const totals = await end(read);
    const unseen = (why: 'failed' | 'denied'): SyncMissing[] =>
      Object.entries(snapshots).flatMap(([what, state]) =>
        typeof state === 'object' && state.why === why ? [{ what, failure: state.failure }] : [],
      );
    const { pages, windows } = read;
    const failures = [...read.failures, ...unseen('failed')];
    return { run, totals, pages, windows, snapshots, failures, denied: unseen('denied') };
  } catch (error) {
    // What was cut off is known as such all the same; the failure that is told is the one that ended it.
    await end(null).catch((other: unknown) => {
      if (!(other instanceof Failure)) throw other;
    });
    throw error;
  }
}

/** Management traces are read also where nobody tells which trackers there are; that it was not told is said with the configuration. */
async function trackersOf(cloud: SyncCloud, signal: AbortSignal): Promise<Tracker[]> {
  try {
    return await cloud.trackers(signal);
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'cancelled') throw error;
    return [{ name: 'system', isData: false }];
  }
}

/** Of bytes that are all of theirs: small ones share one with others. */
function wholeBuffer({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}

/** What ends a task waits for what is being written. */
const ALONE = { signal: new AbortController().signal, progress: (): void => undefined };

type Read = Pick<SyncOutcome, 'pages' | 'windows' | 'failures'>;

async function readTraces(options: SyncRunOptions, run: number, trackers: readonly Tracker[]): Promise<Read> {
  const { workspace, cloud, days, atOnce, now, signal } = options;
  const { writer } = workspace.writable;
  const lines = trackers.map(({ name }): SyncLine => ({ project_id: cloud.projectId, tracker_name: name }));
  // Record times are the service's: by a clock that is ahead, what has not happened yet would count as read.
  const there = (): number => now() - worthMinding(cloud.clockAheadMs() ?? 0);
  const to = there();
  const window = { from: to - days * DAY_MS, to };
  const wanted = wantedSlices(lines, coverageRows(workspace.reader), window);
  const totalMs = lengthOf(wanted);
  const source: PageSource = {
    isHopeless: (failure) => cloud.isHopeless(failure),
    page: ({ line, ...request }: PageRequest, stop) =>
      cloud.page({ tracker: trackers[line] as Tracker, ...request }, stop),
  };
  const { pages, walked, failures } = await syncTraces(
    source,
    async (found, proven) => {
      await writer.run(
        'keepPages',
        { workspace: workspace.path, run, pages: found, proven, at: now() },
        { ...ALONE, transfer: found.flatMap(({ body }) => wholeBuffer(body)) },
      );
      if (found.length > 0) options.onkept();
    },
    {
      ...{ lines, region: cloud.region, wanted, atOnce, signal, now: there },
      onpage: ({ records, left }) =>
        options.progress({ done: totalMs - lengthOf(left), total: totalMs, traces: records }),
    },
  );
  const windowOf = ({ line, from, to: end }: Slice): Stretch => ({
    ...(lines[line] as SyncLine),
    ...{ from, to: end },
  });
  return {
    pages,
    windows: joined(
      [
        ...walked.map((slice): SyncWindow => ({ ...windowOf(slice), state: 'complete' })),
        ...failures.map((slice): SyncWindow => ({ ...windowOf(slice), state: 'failed' })),
      ],
      ({ state }) => state,
    ),
    failures: joined(
      failures.map((slice) => ({ ...windowOf(slice), failure: slice.failure })),
      ({ failure }) => JSON.stringify(failure),
    ),
  };
}

/** What an answer takes on its way makes some of every difference. */
const worthMinding = (aheadMs: number): number => (Math.abs(aheadMs) < 60_000 ? 0 : aheadMs);

const lengthOf = (slices: readonly Slice[]): number =>
  slices.reduce((sum, { from, to }) => sum + to - from, 0);

type Stretch = Omit<SyncWindow, 'state'>;

/** Slices that follow one another, of one tracker and with the same end, are one window to whoever asks what was read. */
function joined<Window extends Stretch>(
  windows: readonly Window[],
  endOf: (window: Window) => string,
): Window[] {
  const inOrder = windows.toSorted(
    (one, other) => compare(one.tracker_name, other.tracker_name) || one.from - other.from,
  );
  const whole: Window[] = [];
  for (const window of inOrder) {
    const last = whole.at(-1);
    const isNext = last?.tracker_name === window.tracker_name && last.to === window.from;
    if (isNext && endOf(last) === endOf(window)) last.to = window.to;
    else whole.push({ ...window });
  }
  return whole;
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const journalled = ({ tracker_name, from, to, failure }: SyncMissing): JsonObject => ({
  ...{ tracker_name: tracker_name ?? null, from: from ?? null, to: to ?? null },
  code: failure.code,
});
