import { existsSync, realpathSync, statSync } from 'node:fs';
import { Failure } from '../../../shared/model/failure.ts';
import type { EmitEvent, Handlers } from '../../../shared/ipc/contract.ts';
import { workspaceName, type WorkspaceSummary } from '../../../shared/model/workspace.ts';
import { checkFolderOf, checkPath, checkWorkspaceFile } from '../cache/file-check.ts';
import type { Reader } from '../cache/handle.ts';
import {
  createWorkspace,
  isWritable,
  openReader,
  prepareReadOnlyWorkspace,
  prepareWorkspace,
  settleWorkspace,
} from '../cache/open.ts';
import { lockWorkspace, type WorkspaceLock } from '../cache/workspace-lock.ts';
import { readWorkspaceRow } from '../cache/workspace-row.ts';
import type { RecentService } from './recent.ts';
import type { TaskService } from './tasks.ts';
import { startThread, type JobThread } from './thread.ts';

/** A workspace in use: a reader here, the only writer in its thread. Read-only ones have no writer and no lock. */
interface OpenWorkspace {
  path: string;
  createdAt: number;
  reader: Reader;
  writable: { writer: JobThread; lock: WorkspaceLock } | null;
}

export interface WorkspaceService {
  open(path: string): Promise<WorkspaceSummary>;
  close(): Promise<void>;
  handlers: Handlers<
    | 'workspace.create'
    | 'workspace.open'
    | 'workspace.close'
    | 'workspace.summary'
    | 'workspace.copy'
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
  // One change at a time: an open that is asked for while another is under way waits for it.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = turn.then(work, work);
    turn = result.catch(() => undefined);
    return result;
  };

  const summarise = (open: OpenWorkspace): WorkspaceSummary => ({
    path: open.path,
    name: workspaceName(open.path),
    createdAt: open.createdAt,
    sizeBytes: statSync(open.path).size,
    readOnly: open.writable === null,
    dataAt: null, // No table holds data that came from outside yet.
  });

  const tell = (): void => emit('workspace.changed', { summary: current && summarise(current) });

  /** The list of recent files is a courtesy: where it cannot be kept, the workspace is open all the same. */
  const note = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      options.raise(error);
    }
  };

  const closeCurrent = async (): Promise<void> => {
    if (current === null) return;
    const closing = current;
    await tasks.settle();
    current = null;
    closing.reader.close();
    if (closing.writable !== null) {
      await closing.writable.writer.close();
      settleWorkspace(closing.path);
      closing.writable.lock.release();
    }
  };

  const openNow = async (wanted: string): Promise<WorkspaceSummary> => {
    checkPath(wanted);
    checkWorkspaceFile(wanted); // Before the present one is closed: a bad choice must not cost the good one.
    const path = realpathSync(wanted);
    if (current?.path === path) return summarise(current);
    const next = openHandles(path, now(), threadEntry);
    await closeCurrent();
    current = next;
    note(() => recent.noteOpened(path, now()));
    tell();
    return summarise(next);
  };

  const need = (): OpenWorkspace => {
    if (current === null) throw new Failure('workspace-none-open', {});
    return current;
  };

  return {
    open: (path) => inTurn(() => openNow(path)),
    close: () => inTurn(closeCurrent),
    handlers: {
      'workspace.create': ({ path }) =>
        inTurn(() => {
          createWorkspace(path, options.version, now());
          return openNow(path);
        }),
      'workspace.open': ({ path }) => inTurn(() => openNow(path)),
      'workspace.close': () =>
        inTurn(async () => {
          await closeCurrent();
          note(() => recent.noteClosed());
          tell();
          return {};
        }),
      'workspace.summary': () => current && summarise(current),
      'workspace.copy': ({ path: to, replace }) => {
        const { path } = need();
        checkPath(to);
        checkFolderOf(to);
        if (existsSync(to)) {
          if (realpathSync(to) === path) throw new Failure('copy-onto-itself', { path });
          if (!replace) throw new Failure('workspace-exists', { path: to });
        }
        return tasks.start({ kind: 'copy', path: to, cancellable: true }, async (run) => {
          const thread = startThread(threadEntry, { path, role: 'reader' });
          try {
            return await thread.run('copy', { path, to, replace }, run);
          } finally {
            await thread.close();
          }
        });
      },
      'workspace.compact': () => {
        const { path, writable } = need();
        if (writable === null) throw new Failure('workspace-read-only', { path });
        return tasks.start({ kind: 'compact', path, cancellable: false }, async (run) => {
          const outcome = await writable.writer.run('compact', { path }, run);
          tell();
          return outcome;
        });
      },
    },
  };
}

function openHandles(path: string, nowAt: number, threadEntry: URL): OpenWorkspace {
  if (!isWritable(path)) {
    prepareReadOnlyWorkspace(path);
    const reader = openReader(path);
    return { path, createdAt: readWorkspaceRow(reader, path).createdAt, reader, writable: null };
  }
  const lock = lockWorkspace(path, nowAt);
  let reader: Reader | undefined;
  try {
    prepareWorkspace(path);
    reader = openReader(path);
    const { createdAt } = readWorkspaceRow(reader, path);
    const writer = startThread(threadEntry, { path, role: 'writer' });
    return { path, createdAt, reader, writable: { writer, lock } };
  } catch (error) {
    reader?.close();
    lock.release();
    throw error;
  }
}
