import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../../shared/model/failure.ts';
import type { Task, TaskKind } from '../../../shared/model/task.ts';
import { readAppFile, writeAppFile } from './app-file.ts';
import { clearCutOff } from './clear-cut-off.ts';

/** What runs now, kept where the next start finds it: a process that is killed cannot say what it was at. */
export interface TaskBook {
  /** Those that run, and those that were stopped without anybody having asked for it. */
  note(cutOff: readonly Task[]): void;
}

interface Noted extends Pick<Task, 'kind' | 'path'> {
  hasBegun: boolean;
}

const FILE = /^running-(\d+)\.json$/;

const LOOK_AGAIN_MS = 5000;

/** Tells what processes that are gone were at when they ended, once, and keeps a list of its own. */
export function taskBook(folder: string, pid: number, raise: (failure: Failure) => void): TaskBook {
  const tell = (): void => {
    for (const { kind, path } of leftBehind(folder)) raise(new Failure('task-cut-off', { kind, path }));
  };
  tell();
  // Of one that was killed a moment ago the system may say that it is there.
  setTimeout(tell, LOOK_AGAIN_MS).unref();
  const own = join(folder, `running-${pid}.json`);
  let noted = '[]';
  return {
    note(cutOff) {
      const list = cutOff.map(({ kind, path, state, progress }): Noted => ({
        kind,
        path,
        // Its workspace knows an import that was stopped as one that has ended, and tells nothing of it.
        hasBegun: state === 'running' && progress !== null,
      }));
      const text = JSON.stringify(list);
      if (text === noted) return;
      noted = text;
      try {
        if (list.length === 0) rmSync(own, { force: true });
        else writeAppFile(own, list);
      } catch (error) {
        // Only the report after a crash hangs on it: no task is refused for that.
        if (!(error instanceof Failure) && !(error instanceof Error && 'code' in error)) throw error;
      }
    },
  };
}

function leftBehind(folder: string): Noted[] {
  return filesIn(folder).flatMap((name) => {
    const pid = Number(FILE.exec(name)?.[1]);
    if (!Number.isInteger(pid) || isAlive(pid)) return [];
    const path = join(folder, name);
    const list = readAppFile(path, decode, () => undefined) ?? [];
    rmSync(path, { force: true });
    for (const one of list) clearCutOff(one, pid, Date.now());
    // An import that had begun is told of by its workspace, which knows how far it came.
    return list.filter(({ kind, hasBegun }) => kind !== 'import' || !hasBegun);
  });
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // Not made yet, or not to be read: nothing can be told.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

const KINDS: readonly TaskKind[] = [
  'copy',
  'compact',
  'import',
  'export',
  'sync',
  'read',
  'recover',
  'sample',
];

function decode(content: unknown): Noted[] | null {
  if (!Array.isArray(content)) return null;
  return content.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('kind' in one) || !('path' in one)) return [];
    const kind = KINDS.find((known) => known === one.kind);
    if (kind === undefined || typeof one.path !== 'string') return [];
    return [{ kind, path: one.path, hasBegun: 'hasBegun' in one && one.hasBegun === true }];
  });
}
