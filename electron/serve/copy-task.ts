import { Failure, failureFromWire } from '../../shared/model/failure.ts';
import type { Task } from '../../shared/model/task.ts';
import type { Host } from '../host/host.ts';
import { ask } from '../host/ask.ts';

/** Copies the open workspace to the path, and waits until the copy is whole. */
export async function copyWorkspace(host: Host, path: string, signal: AbortSignal): Promise<void> {
  let tasks: Task[] = [];
  let look = (): void => undefined;
  let cancel = (): void => undefined;
  // Listens before it asks: a small copy may end before the answer is here.
  const stopListening = host.onEvent((name, payload) => {
    if (name !== 'tasks.changed') return;
    ({ tasks } = payload as { tasks: Task[] });
    look();
  });
  try {
    const { taskId } = await ask(host, 'workspace.copy', { path, replace: false });
    await new Promise<void>((resolve, reject) => {
      cancel = () =>
        void host.call('tasks.cancel', { id: taskId }).then((answer) => {
          if (!answer.ok) reject(failureFromWire(answer.failure));
        });
      if (signal.aborted) cancel();
      else signal.addEventListener('abort', cancel);
      look = () => {
        const task = tasks.find(({ id }) => id === taskId);
        // A data process that was started again knows nothing of tasks before.
        if (task === undefined) reject(new Failure('data-process-ended', { call: 'workspace.copy' }));
        else if (task.state === 'done') resolve();
        else if (task.state === 'cancelled') reject(new Failure('cancelled', {}));
        else if (task.failure !== null) reject(failureFromWire(task.failure));
      };
      look();
    });
  } finally {
    stopListening();
    signal.removeEventListener('abort', cancel);
  }
}
