import { Worker } from 'node:worker_threads';
import { failureFromWire } from '../../../shared/model/failure.ts';
import type { TaskOutcome } from '../../../shared/model/task.ts';
import type { JobName, Jobs } from './jobs.ts';
import type { FromThread, ThreadData, ToThread } from './thread-message.ts';

export interface RunOptions {
  signal: AbortSignal;
  progress(done: number, total: number): void;
}

/** One worker thread with its own handle on a workspace. */
export interface JobThread {
  run<Name extends JobName>(job: Name, input: Jobs[Name]['input'], options: RunOptions): Promise<TaskOutcome>;
  /** Waits for the job in hand, closes the handle, ends the thread. */
  close(): Promise<void>;
}

interface Waiting {
  resolve(outcome: TaskOutcome): void;
  reject(error: Error): void;
  progress(done: number, total: number): void;
}

export function startThread(entry: URL, data: ThreadData): JobThread {
  const worker = new Worker(entry, { workerData: data });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const post = (message: ToThread): void => worker.postMessage(message);

  worker.on('message', (message: FromThread) => {
    const job = waiting.get(message.id);
    if (job === undefined) return;
    if (message.type === 'progress') return job.progress(message.done, message.total);
    waiting.delete(message.id);
    if (message.type === 'done') job.resolve(message.outcome);
    else job.reject(failureFromWire(message.failure));
  });
  // Without a listener the error would be thrown in the data process as well; that is what is wanted: a fault in
  // a thread is a fault of the process, logged whole and followed by a restart.
  return {
    run: (job, input, { signal, progress }) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject, progress });
        signal.addEventListener('abort', () => post({ type: 'cancel', id }), { once: true });
        post({ type: 'run', id, job, input });
      }),
    close: async () => {
      post({ type: 'close' });
      await ended;
    },
  };
}
