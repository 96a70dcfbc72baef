import { Worker, type Transferable } from 'node:worker_threads';
import { failureFromWire, type FailureWire } from '../../../shared/model/failure.ts';
import type { TaskProgress } from '../../../shared/model/task.ts';
import type { JobName, Jobs } from './jobs.ts';
import type { Closing, FromThread, ThreadData, ToThread } from './thread-message.ts';

export interface RunOptions {
  signal: AbortSignal;
  progress(progress: TaskProgress): void;
  /** What of the input is handed over instead of being copied: it is gone here. */
  transfer?: readonly Transferable[];
}

/** One worker thread with its own handle on a workspace. */
export interface JobThread {
  run<Name extends JobName>(
    job: Name,
    input: Jobs[Name]['input'],
    options: RunOptions,
  ): Promise<Jobs[Name]['outcome']>;
  /**
   * Waits for the job in hand, closes the handle, ends the thread. A writer leaves one plain file, if nothing else is said; throws the
   * failure where it cannot. The thread is gone in any case.
   */
  close(how?: Closing): Promise<void>;
}

interface Waiting {
  resolve(outcome: never): void;
  reject(error: Error): void;
  progress(progress: TaskProgress): void;
}

/**
 * What a thread makes and forgets at once is cleared away every so often. Left to itself V8 lets that grow to five times as much, which
 * costs as many MiB and saves no time: it no longer fits the processor's cache.
 */
export const YOUNG_MIB = 12;

let spare: Worker | null = null;

/**
 * Begins to load the code of a thread that will be wanted, beside what has to be loaded before it is. The next one that is started is this
 * one; where none is, it ends with the process.
 */
export function warmThread(entry: URL): void {
  spare = newWorker(entry);
  spare.unref();
}

function newWorker(entry: URL): Worker {
  return new Worker(entry, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB } });
}

/** Resolves once the thread has its handle. */
export function startThread(entry: URL, data: ThreadData): Promise<JobThread> {
  const worker = spare ?? newWorker(entry);
  spare = null;
  worker.ref();
  worker.postMessage(data);
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let closeFailure: FailureWire | null = null;
  const started = Promise.withResolvers<JobThread>();
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const post = (message: ToThread, transfer: readonly Transferable[] = []): void =>
    worker.postMessage(message, [...transfer]);

  const thread: JobThread = {
    run: (job, input, { signal, progress, transfer }) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject, progress });
        const cancel = (): void => post({ type: 'cancel', id });
        if (signal.aborted) cancel();
        else signal.addEventListener('abort', cancel, { once: true });
        post({ type: 'run', id, job, input }, transfer);
      }),
    close: async (how = 'plain') => {
      post({ type: 'close', how });
      await ended;
      if (closeFailure !== null) throw failureFromWire(closeFailure);
    },
  };

  worker.on('message', (message: FromThread) => {
    if (message.type === 'ready') return started.resolve(thread);
    if (message.type === 'refused') return started.reject(failureFromWire(message.failure));
    if (message.type === 'closed') return void (closeFailure = message.failure);
    const job = waiting.get(message.id);
    if (job === undefined) return;
    if (message.type === 'progress') return job.progress(message.progress);
    waiting.delete(message.id);
    if (message.type === 'done') job.resolve(message.outcome as never);
    else job.reject(failureFromWire(message.failure));
  });
  // No listener for 'error': what a thread throws is thrown in the data process as well, and that is what is wanted.
  // A fault in a thread is a fault of the process, logged whole and followed by a restart.
  return started.promise;
}
