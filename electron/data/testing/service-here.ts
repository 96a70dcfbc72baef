import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { EventName, Events } from '../../../shared/ipc/contract.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { Task } from '../../../shared/model/task.ts';
import type { WorkspaceSummary } from '../../../shared/model/workspace.ts';
import { recentService } from '../services/recent.ts';
import { taskService } from '../services/tasks.ts';
import { workspaceService } from '../services/workspace.ts';
import { contentOf, tempFolder } from './temp-folder.ts';
import { CREATED_AT, makeWorkspace } from './workspace-file.ts';

export const THREAD_ENTRY = new URL('../services/job-thread.ts', import.meta.url);

/** The workspace service in the test's own process, with real threads and files. */
export function serviceHere() {
  const folder = tempFolder();
  const raised: Failure[] = [];
  const told: { [Name in EventName]?: Events[Name][] } = {};
  const emit = <Name extends EventName>(name: Name, payload: Events[Name]): void => {
    ((told[name] ??= []) as Events[Name][]).push(payload);
  };
  const raise = (failure: Failure): void => void raised.push(failure);
  const now = (): number => CREATED_AT + 1000;
  const tasks = taskService(emit, now);
  const recent = recentService(tempFolder(), emit, raise);
  const service = workspaceService({
    emit,
    raise,
    now,
    version: '1.2.3',
    threadEntry: THREAD_ENTRY,
    recent,
    tasks,
  });
  onTestFinished(() => service.close());
  const { handlers } = service;
  return {
    folder,
    raised,
    told,
    recent,
    service,
    at: (name: string) => join(folder, name),
    make: (name: string) => makeWorkspace(join(folder, name)),
    names: () => Object.keys(contentOf(folder)),
    open: (path: string) => Promise.resolve(handlers['workspace.open']({ path })),
    create: (path: string) => Promise.resolve(handlers['workspace.create']({ path })),
    close: () => Promise.resolve(handlers['workspace.close']({})),
    summary: () => handlers['workspace.summary']({}) as WorkspaceSummary | null,
    copy: (path: string, replace = false) =>
      handlers['workspace.copy']({ path, replace }) as { taskId: string },
    compact: () => handlers['workspace.compact']({}) as { taskId: string },
    cancel: (id: string) => void tasks.handlers['tasks.cancel']({ id }),
    list: () => tasks.handlers['tasks.list']({}) as Task[],
    /** Waits until nothing runs, cancelling nothing. */
    async ended(): Promise<Task[]> {
      const list = (): Task[] => tasks.handlers['tasks.list']({}) as Task[];
      await new Promise<void>((resolve) => {
        const timer = setInterval(() => {
          if (list().some(({ state }) => state === 'running')) return;
          clearInterval(timer);
          resolve();
        }, 2);
      });
      return list();
    },
  };
}
