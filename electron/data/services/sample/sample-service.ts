import { existsSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { WorkspaceSummary } from '../../../../shared/model/workspace.ts';
import { sampleNote } from '../../cache/sample-note.ts';
import { lockWorkspace } from '../../cache/workspace-lock.ts';
import { userName } from '../imports.ts';
import { closeWorkspace, createAndOpen, openForReading, type OpenWorkspace } from '../open-workspace.ts';
import type { RecentService } from '../recent.ts';
import type { TaskRun, TaskService } from '../tasks.ts';
import type { WorkspaceService } from '../workspace.ts';
import { DEFAULT_SEED } from './make-sample.ts';
import { PreparedSample } from './prepared-sample.ts';
import { startMaker, type SampleMaker } from './sample-maker.ts';
import { beginPlace, clearPlace, movePlace, placeIn, type SamplePlace } from './sample-place.ts';

export interface SampleOptions {
  workspace: WorkspaceService;
  tasks: TaskService;
  recent: RecentService;
  /** The app's own. */
  folder: string;
  version: string;
  now(): number;
  threadEntry: URL;
  /** Of the thread that makes it. */
  makerEntry: URL;
}

type SampleCalls = 'sample.prepare' | 'sample.open' | 'sample.about' | 'sample.remove' | 'sample.restore';

export function sampleService(options: SampleOptions): { handlers: Handlers<SampleCalls> } {
  const { workspace, tasks, recent, folder, makerEntry, now } = options;
  const place = placeIn(join(folder, 'sample'));
  /** What was removed last: until the next is, or the app starts anew, it can be brought back. */
  const removed = placeIn(join(folder, 'sample-removed'));
  clearPlace(removed);

  // One after the other: two clicks make one sample.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };

  /** Made in memory while nothing is open and it may be asked for; nobody wants it once something else is. */
  const prepared = new PreparedSample((at) => startMaker(makerEntry, { seed: DEFAULT_SEED, now: at }));
  workspace.afterOpening(() => prepared.drop());

  const isOpen = (): boolean =>
    workspace.isOpen() &&
    existsSync(place.workspace) &&
    workspace.need().path === realpathSync(place.workspace);

  const open = async (): Promise<WorkspaceSummary> => {
    if (isOpen() || (await isWhole(place))) return workspace.open(place.workspace);
    clearPlace(place);
    beginPlace(place);
    return workspace.take(await made());
  };

  /** As a task, so that it is seen how far it is and can be cancelled. */
  const made = (): Promise<OpenWorkspace> => {
    const ended = Promise.withResolvers<OpenWorkspace>();
    tasks.start({ kind: 'sample', path: place.workspace, cancellable: true }, async (run) => {
      const maker = prepared.take(now());
      let filled: OpenWorkspace;
      try {
        filled = await fillNew(place, maker, options, run);
      } catch (error) {
        maker.end();
        clearPlace(place);
        ended.reject(error);
        throw error;
      }
      const { size } = statSync(place.workspace);
      // The task has to be over first: opening a workspace waits for what runs.
      setImmediate(() => ended.resolve(filled));
      return { bytes: size };
    });
    return ended.promise;
  };

  const remove = async (): Promise<Record<string, never>> => {
    if (isOpen()) await workspace.handlers['workspace.close']({});
    if (!existsSync(place.folder)) return {};
    // Refused where another Tracebell on this machine has it open.
    lockWorkspace(place.workspace, now()).release();
    clearPlace(removed);
    await recent.handlers['workspace.forget']({ path: place.workspace });
    movePlace(place, removed);
    return {};
  };

  const restore = async (): Promise<WorkspaceSummary> => {
    if (!existsSync(place.folder) && existsSync(removed.folder)) movePlace(removed, place);
    return open();
  };

  return {
    handlers: {
      'sample.prepare': () => {
        if (!workspace.isOpen() && !existsSync(place.workspace)) prepared.begin(now());
        return {};
      },
      'sample.open': () => inTurn(open),
      'sample.remove': () => inTurn(remove),
      'sample.restore': () => inTurn(restore),
      'sample.about': () => {
        if (!workspace.isOpen()) return null;
        const about = sampleNote(workspace.need().reader);
        return about && { ...about, isRemovable: isOpen() };
      },
    },
  };
}

/** One that was cut off while it was made is not. */
async function isWhole({ workspace }: SamplePlace): Promise<boolean> {
  if (!existsSync(workspace)) return false;
  const opened = openForReading(workspace);
  try {
    return sampleNote(opened.reader) !== null;
  } finally {
    await closeWorkspace(opened);
  }
}

/** Filled and still open. */
async function fillNew(
  { workspace: path, files, list }: SamplePlace,
  maker: SampleMaker,
  { version, now, threadEntry }: SampleOptions,
  run: TaskRun,
): Promise<OpenWorkspace> {
  const made = await createAndOpen(path, version, now(), threadEntry);
  try {
    const input = { workspace: made.path, made: maker.files, folder: files, list };
    const by = { by: userName(), toolVersion: version };
    await made.writable?.writer.run('fillSample', { ...input, ...by }, { ...run, transfer: [maker.files] });
    return made;
  } catch (error) {
    await closeWorkspace(made);
    throw error;
  }
}
