import { readdir, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Failure } from '../../shared/model/failure.ts';
import type { RatingChoice } from '../../shared/model/trace.ts';
import { HeldTraces } from '../data/services/browse/held-traces.ts';
import type { IngestOutcome } from '../data/services/ingest/ingest.ts';
import { closeWorkspace, openForReading, type OpenWorkspace } from '../data/services/open-workspace.ts';
import { readFiles, type FilesToReplay } from '../data/services/replay/over-files.ts';
import { replaySources, type ReplaySources } from '../data/services/replay/replay-sources.ts';
import { ReplayedTraces } from '../data/services/replay/replayed-traces.ts';
import type { RunOptions } from '../data/services/thread.ts';
import type { Surroundings } from './command.ts';
import { progressTo } from './progress.ts';
import type { ReplayValues } from './replay-values.ts';
import { Stopped } from './stopped.ts';
import { cancellably, warnOfLoss } from './tidily.ts';
import { unreadPaths, unreadWords } from './unread-paths.ts';
import { visible } from './visible.ts';
import type { Words } from '../../shared/words/words.ts';
import { zoneOf } from './zone-option.ts';

export interface TracesAsked {
  values: ReplayValues;
  paths: readonly string[];
  words: Words;
  surroundings: Surroundings;
}

/** Does the work on the traces that were asked for, and leaves nothing of the reading behind. */
export async function overTraces<Result>(
  asked: TracesAsked,
  work: (traces: ReplayedTraces, sources: ReplaySources) => Result,
): Promise<Result> {
  const { workspace } = asked.values;
  return workspace === undefined ? overFiles(asked, work) : overWorkspace(workspace, asked.words, work);
}

async function overFiles<Result>(
  { values, paths: given, words, surroundings }: TracesAsked,
  work: (traces: ReplayedTraces, sources: ReplaySources) => Result,
): Promise<Result> {
  const paths = given.map((path) => resolve(path));
  const { version, threadEntry } = surroundings;
  const rating = (values.rating ?? 'severity') as RatingChoice;
  const progress = progressTo(words, values.json === true);
  const files = { paths, rating, ...zoneOf(values.zone), version, threadEntry, nowAt: Date.now() };
  const { workspace, outcome } = await cancellably((signal) => readAside(files, { signal, progress }));
  try {
    const { reader } = workspace;
    const unread = unreadPaths(reader, outcome, paths);
    if (unread.length > 0 || outcome.totals.files === 0)
      throw new Stopped((inWords) => unreadWords(inWords, unread));
    return work(new ReplayedTraces(reader, new HeldTraces(reader)), replaySources(reader));
  } finally {
    await closeWorkspace(workspace);
    await removeNames(workspace.path);
  }
}

interface ReadAside {
  workspace: OpenWorkspace;
  outcome: IngestOutcome;
}

/**
 * What was read, open, and under no name any more: it is gone with this process, however that ends. So a signal may end the work on it
 * at once, which would hear none.
 */
async function readAside(files: FilesToReplay, options: RunOptions): Promise<ReadAside> {
  const { workspace: written, outcome } = await readFiles(files, options);
  const workspace = await reopened(written);
  if (!options.signal.aborted) return { workspace, outcome };
  await closeWorkspace(workspace);
  await removeNames(workspace.path);
  throw new Failure('cancelled', {});
}

async function reopened(written: OpenWorkspace): Promise<OpenWorkspace> {
  try {
    await closeWorkspace(written);
    return openForReading(written.path);
  } finally {
    await removeNames(written.path);
  }
}

/** The file, those beside it that are its own, and the folder, which holds nothing else. */
async function removeNames(path: string): Promise<void> {
  const folder = dirname(path);
  try {
    for (const name of await readdir(folder))
      if (name.startsWith(basename(path))) await rm(join(folder, name), { force: true });
    await rmdir(folder);
  } catch {
    // It is gone already, or still open on a system that removes nothing open: there its name goes after it was closed.
  }
}

export async function overWorkspace<Result>(
  given: string,
  words: Words,
  work: (traces: ReplayedTraces, sources: ReplaySources) => Result,
): Promise<Result> {
  const workspace = openHere(resolve(given));
  warnOfLoss(words, workspace);
  try {
    const { reader } = workspace;
    return work(new ReplayedTraces(reader, new HeldTraces(reader)), replaySources(reader));
  } finally {
    await closeWorkspace(workspace);
  }
}

function openHere(path: string): ReturnType<typeof openForReading> {
  try {
    return openForReading(path);
  } catch (error) {
    // Not for lack of rights alone: nothing is written here, whatever they are.
    if (error instanceof Failure && error.code === 'workspace-old-read-only')
      throw new Stopped(({ cli }) => cli.replayed.olderWorkspace(visible(path)));
    if (error instanceof Failure && error.code === 'workspace-unfinished-read-only')
      throw new Stopped(({ cli }) => cli.replayed.unfinishedWorkspace(visible(path)));
    throw error;
  }
}
