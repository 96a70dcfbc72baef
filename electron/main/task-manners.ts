import { app, dialog, Notification } from 'electron';
import type { Task } from '../../shared/model/task.ts';
import type { Words } from '../../shared/words/words.ts';
import type { Host } from '../host/host.ts';
import type { MainWindow } from './main-window.ts';
import { endedSince, progressOf } from './task-progress.ts';

export interface TaskManners {
  /** Whether the app may end now; where it may not, the person is asked, and it ends if they say so. */
  mayEnd(): boolean;
}

/** What the system shows of tasks outside the page: their progress, their end where nobody looks, and that they run when the app is to end. */
export function followTasks(host: Host, window: () => MainWindow, words: () => Words): TaskManners {
  let tasks: readonly Task[] = [];
  let hasAgreed = false;
  let isAsking = false;

  host.onEvent((name, payload) => {
    if (name !== 'tasks.changed') return;
    const { tasks: now } = payload as { tasks: Task[] };
    const ended = endedSince(tasks, now);
    tasks = now;
    window().showProgress(progressOf(now));
    if (!window().isSeen()) for (const task of ended) tellEnd(task);
  });

  // Whoever ends the app by a signal, such as a system that goes down, waits for no answer.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.prependListener(signal, () => {
      hasAgreed = true;
      app.quit();
    });

  function tellEnd({ kind, state, path }: Task): void {
    if (!Notification.isSupported()) return;
    const { kinds, states } = words().tasks;
    const notification = new Notification({ title: `${kinds[kind]}: ${states[state]}`, body: path });
    notification.on('click', () => window().show());
    notification.show();
  }

  async function ask(running: number): Promise<void> {
    isAsking = true;
    const { quitAnyway, wait, quitQuestion, quitDetail } = words().prompts;
    const options = {
      type: 'question' as const,
      message: quitQuestion(running),
      detail: quitDetail,
      buttons: [wait, quitAnyway],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    };
    const sheet = window().native();
    const { response } = await (sheet === null
      ? dialog.showMessageBox(options)
      : dialog.showMessageBox(sheet, options));
    isAsking = false;
    if (response !== 1) return;
    hasAgreed = true;
    app.quit();
  }

  return {
    mayEnd() {
      const running = tasks.filter(({ state }) => state === 'running').length;
      if (running === 0 || hasAgreed) return true;
      if (!isAsking) void ask(running);
      return false;
    },
  };
}
