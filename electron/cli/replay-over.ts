import { resolve } from 'node:path';
import { Failure } from '../../shared/model/failure.ts';
import type { RatingChoice } from '../../shared/model/trace.ts';
import { HeldTraces } from '../data/services/browse/held-traces.ts';
import { closeWorkspace, openForReading } from '../data/services/open-workspace.ts';
import { readFiles } from '../data/services/replay/over-files.ts';
import { replaySources, type ReplaySources } from '../data/services/replay/replay-sources.ts';
import { ReplayedTraces } from '../data/services/replay/replayed-traces.ts';
import type { Surroundings } from './command.ts';
import { progressTo } from './progress.ts';
import type { ReplayValues } from './replay-values.ts';
import { Stopped } from './stopped.ts';
import { unreadPaths, unreadWords } from './unread-paths.ts';
import { visible } from './visible.ts';
import type { Words } from '../../shared/words/words.ts';

export interface TracesAsked {
  values: ReplayValues;
  paths: readonly string[];
  words: Words;
  surroundings: Surroundings;
}

/** Does the work on the traces that were asked for, and leaves nothing of the reading behind. */
export async function overTraces<Result>(
  asked: TracesAsked,
  signal: AbortSignal,
  work: (traces: ReplayedTraces, sources: ReplaySources) => Result,
): Promise<Result> {
  const { workspace } = asked.values;
  return workspace === undefined ? overFiles(asked, signal, work) : overWorkspace(workspace, work);
}

async function overFiles<Result>(
  { values, paths: given, words, surroundings }: TracesAsked,
  signal: AbortSignal,
  work: (traces: ReplayedTraces, sources: ReplaySources) => Result,
): Promise<Result> {
  const paths = given.map((path) => resolve(path));
  const { version, threadEntry } = surroundings;
  const rating = (values.rating ?? 'severity') as RatingChoice;
  const progress = progressTo(words, values.json === true);
  const files = { paths, rating, version, threadEntry, nowAt: Date.now() };
  const read = await readFiles(files, { signal, progress });
  try {
    const { reader } = read.workspace;
    const unread = unreadPaths(reader, read.outcome, paths);
    if (unread.length > 0 || read.outcome.totals.files === 0)
      throw new Stopped((inWords) => unreadWords(inWords, unread));
    return work(read.traces, replaySources(reader));
  } finally {
    await read.close();
  }
}

export async function overWorkspace<Result>(
  given: string,
  work: (traces: ReplayedTraces, sources: ReplaySources) => Result,
): Promise<Result> {
  const workspace = openHere(resolve(given));
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
