import { realpathSync, statSync } from 'node:fs';
import { Failure } from '../../../shared/model/failure.ts';
import type { EmitEvent, Handlers } from '../../../shared/ipc/contract.ts';
import type { WorkspaceSummary } from '../../../shared/model/workspace.ts';
import { damageFailure, withDisk } from '../cache/disk-failure.ts';
import { workspaceSettings } from '../cache/workspace-settings.ts';
import { checkPath, checkWorkspaceFile, fileIdentity, newFilePath } from '../cache/file-check.ts';
import { isSideFileOf, isTaken } from '../cache/side-files.ts';
import type { CopyInput } from './copy-workspace.ts';
import {
  closeWorkspace,
  createAndOpen,
  openWorkspace,
  summarise,
  type OpenWorkspace,
} from './open-workspace.ts';
import type { RecentService } from './recent.ts';
import type { TaskRun, TaskService } from './tasks.ts';
import { startThread } from './thread.ts';

export interface WorkspaceService {
  open(path: string): Promise<WorkspaceSummary>;
  /** Goes on with what somebody else opened; it is closed here. */
  take(opened: OpenWorkspace): Promise<WorkspaceSummary>;
  close(): Promise<void>;
  /** Emits what is open, or that nothing is. */
  tell(): void;
  /** Told of each workspace once it is open. */
  afterOpening(work: () => void): void;
  /** What must be done with while the workspace is still open. */
  beforeClosing(work: () => Promise<void>): void;
  isOpen(): boolean;
  /** What is open; a failure where nothing is. */
  need(): OpenWorkspace;
  /** The same for who opens the file once more, by its name; a failure where that is not its any more. */
  needFile(): OpenWorkspace;
  /** The same with the thread that writes; a failure where the file cannot be written. */
  needWriter(): OpenWorkspace & { writable: NonNullable<OpenWorkspace['writable']> };
  handlers: Handlers<
    | 'workspace.create'
    | 'workspace.open'
    | 'workspace.close'
    | 'workspace.summary'
    | 'workspace.copy'
    | 'workspace.rescue'
    | 'workspace.compact'
  >;
}

export interface WorkspaceOptions {
  emit: EmitEvent;
  raise(failure: Failure): void;
  now(): number;
  version: string;
  threadEntry: URL;
  recent: RecentService;
  tasks: TaskService;
}

export function workspaceService(options: WorkspaceOptions): WorkspaceService {
  const { emit, now, recent, tasks, threadEntry } = options;
  let current: OpenWorkspace | null = null;
  const closers: (() => Promise<void>)[] = [];
  const openers: (() => void)[] = [];
  // One change at a time: an open that is asked for while another is under way waits for it.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };

  /** For what must not undo what it follows: its failure is told on its own. */
  const aside = async (work: () => void | Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      options.raise(error);
    }
  };

  const tell = (): void =>
    void aside(() => emit('workspace.changed', { summary: current && summarise(current) }));

  const closeCurrent = async (): Promise<void> => {
    if (current === null) return;
    const closing = current;
    current = null; // From here on nothing new can begin on it.
    await tasks.settle();
    for (const work of closers) await work();
    closing.file.listeners.clear();
    const wasTold = closing.file.astray !== null;
    await aside(async () => {
      try {
        await closeWorkspace(closing);
      } catch (error) {
        if (!(wasTold && error instanceof Failure && error.code === 'workspace-astray')) throw error;
      }
    });
  };

  const use = async (next: OpenWorkspace): Promise<WorkspaceSummary> => {
    await closeCurrent();
    current = next;
    next.file.listeners.add(() => (isWrittenOver(next) ? void inTurn(() => leave(next)) : tell()));
    if (next.cutBack !== null) options.raise(next.cutBack);
    await aside(() => recent.noteOpened(next.path, now()));
    tell();
    for (const work of openers) work();
    void aside(async () => {
      if (!(await removeWhatExpired(next))) return;
      emit('traces.changed', {});
      if (current === next) tell();
    });
    return summarise(next);
  };

  /** Half of what it says is another file's: nothing in it can be believed, and nothing may be written to it. */
  const leave = async (workspace: OpenWorkspace): Promise<void> => {
    const failure = workspace.file.failure();
    if (current !== workspace || failure === null) return;
    await closeCurrent();
    options.raise(failure);
    tell();
  };

  const openNow = async (wanted: string): Promise<WorkspaceSummary> => {
    checkPath(wanted);
    if (current !== null && current.identity === fileIdentity(wanted)) {
      current.file.look();
      if (current.file.astray === null) return summarise(current);
      // By the name it bears now, or with what another program put into it.
      await closeCurrent();
    }
    checkWorkspaceFile(wanted);
    // Another file lies under the name now: what was open lets go of the name first. In every other case the present
    // one is closed only when the next is open, so that a bad choice does not cost the good one.
    if (current !== null && current.path === withDisk(wanted, () => realpathSync(wanted)))
      await closeCurrent();
    return use(await openWorkspace(wanted, now(), threadEntry));
  };

  /** Of a file that went away, by the handle that is there: by its name another might be found, or none. */
  const copy = async (
    from: OpenWorkspace,
    to: string,
    replace: boolean,
    run: TaskRun,
  ): Promise<{ bytes: number }> => {
    const input = { to, replace, nowAt: now() };
    const astray = await from.file.sure();
    if (astray !== null && from.writable !== null) return from.writable.writer.run('copy', input, run);
    if (astray !== null) return copyHere(from, input, run);
    const thread = await startThread(threadEntry, { path: from.path, role: 'reader' });
    try {
      return await thread.run('copy', input, run);
    } finally {
      await thread.close();
    }
  };

  const goOnIn = async (from: OpenWorkspace, path: string): Promise<void> => {
    if (current === from) await openNow(path);
  };

  const need = (): OpenWorkspace => {
    if (current === null) throw new Failure('workspace-none-open', {});
    return current;
  };

  const needWriter: WorkspaceService['needWriter'] = () => {
    const { writable, ...workspace } = need();
    if (writable === null) throw new Failure('workspace-read-only', { path: workspace.path });
    return { ...workspace, writable };
  };

  return {
    open: (path) => inTurn(() => openNow(path)),
    take: (opened) => inTurn(() => use(opened)),
    close: () => inTurn(closeCurrent),
    tell,
    isOpen: () => current !== null,
    need,
    needFile: () => {
      const found = need();
      found.file.look();
      const failure = found.file.failure();
      if (failure !== null) throw failure;
      return found;
    },
    needWriter,
    afterOpening: (work) => void openers.push(work),
    beforeClosing: (work) => void closers.push(work),
    handlers: {
      'workspace.create': ({ path }) =>
        inTurn(async () => use(await createAndOpen(path, options.version, now(), threadEntry))),
      'workspace.open': ({ path }) => inTurn(() => openNow(path)),
      'workspace.close': () =>
        inTurn(async () => {
          const path = current?.path;
          await closeCurrent();
          if (path !== undefined) await aside(() => recent.noteClosed(path));
          tell();
          return {};
        }),
      'workspace.summary': () => current && summarise(current),
      'workspace.copy': ({ path: wanted, replace }) => {
        const from = need();
        const to = copyTarget(wanted, from, replace);
        return tasks.start({ kind: 'copy', path: to, cancellable: true }, (run) =>
          copy(from, to, replace, run),
        );
      },
      'workspace.rescue': ({ path: wanted, replace }) => {
        const from = need();
        const to = copyTarget(wanted, from, replace);
        return tasks.start({ kind: 'copy', path: to, cancellable: true }, async (run) => {
          const outcome = await copy(from, to, replace, run);
          // The task has to be over first: opening a workspace waits for what runs.
          setImmediate(() => void aside(async () => void (await inTurn(() => goOnIn(from, to)))));
          return outcome;
        });
      },
      'workspace.compact': () => {
        const compacting = current;
        const { path, writable } = needWriter();
        return tasks.start({ kind: 'compact', path, cancellable: false }, async (run) => {
          const outcome = await writable.writer.run('compact', { path }, run);
          if (current === compacting) tell();
          return outcome;
        });
      },
    },
  };
}

const isWrittenOver = ({ file }: OpenWorkspace): boolean => file.astray?.how === 'written-over';

/** Time has passed since it was last open. */
async function removeWhatExpired({ path, reader, writable }: OpenWorkspace): Promise<boolean> {
  if (writable === null || workspaceSettings(reader).retentionDays === null) return false;
  const signal = new AbortController().signal;
  const input = { workspace: path, settings: {} };
  const { removed } = await writable.writer.run('changeSettings', input, {
    signal,
    progress: () => undefined,
  });
  return removed > 0;
}

/** By the only handle on a file that cannot be written and has no name: what is asked meanwhile is answered between two steps. */
async function copyHere(
  { path, reader }: OpenWorkspace,
  input: CopyInput,
  { signal, progress }: TaskRun,
): Promise<{ bytes: number }> {
  const { copyWorkspace } = await import('./copy-workspace.ts');
  const checkCancelled = (): void => {
    if (signal.aborted) throw new Failure('cancelled', {});
  };
  try {
    return await copyWorkspace(reader, input, { progress, checkCancelled });
  } catch (error) {
    throw damageFailure(error, path);
  }
}

/** Where a copy goes: to the file itself where a link leads to one. */
function copyTarget(wanted: string, from: OpenWorkspace, replace: boolean): string {
  const named = newFilePath(wanted);
  const found = withDisk(named, () => statSync(named, { throwIfNoEntry: false }));
  if (found?.isDirectory()) throw new Failure('path-is-folder', { path: named });
  const to = found?.isFile() ? newFilePath(withDisk(named, () => realpathSync(named))) : named;
  const same =
    to === from.path || isSideFileOf(to, from.path) || (found && fileIdentity(to) === from.identity);
  if (same) throw new Failure('copy-onto-itself', { path: from.path });
  // Devices and links that lead nowhere are nobody's copy of anything: they are never replaced.
  if (isTaken(to) && !(replace && found?.isFile())) throw new Failure('workspace-exists', { path: to });
  return to;
}
