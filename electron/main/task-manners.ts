import { Notification } from 'electron';
import type { Task } from '../../shared/model/task.ts';
import type { Words } from '../../shared/words/words.ts';
import type { Host } from '../host/host.ts';
import type { MainWindow } from './main-window.ts';
import { endedSince, progressOf } from './task-progress.ts';

export interface TaskManners {
  running(): number;
}

/** What the system shows of tasks outside the page: their progress, and their end where nobody looks. */
export function followTasks(host: Host, window: () => MainWindow, words: () => Words): TaskManners {
  let tasks: readonly Task[] = [];

  host.onEvent((name, payload) => {
    if (name !== 'tasks.changed') return;
    const { tasks: now } = payload as { tasks: Task[] };
    const ended = endedSince(tasks, now);
    tasks = now;
    window().showProgress(progressOf(now));
    if (!window().isSeen()) for (const task of ended) tellEnd(task);
  });

  function tellEnd({ kind, state, path }: Task): void {
    if (!Notification.isSupported()) return;
    const { kinds, states } = words().tasks;
    const notification = new Notification({ title: `${kinds[kind]}: ${states[state]}`, body: path });
    notification.on('click', () => window().show());
    notification.show();
  }

  return { running: () => tasks.filter(({ state }) => state === 'running').length };
}
