// A worker thread's entry: one handle, jobs one after another. Writing jobs all go to one such thread, which is what
// makes its handle the only writer.
import { parentPort } from 'node:worker_threads';
import { Failure, failureToWire, type FailureWire } from '../../../shared/model/failure.ts';
import { damageFailure } from '../cache/disk-failure.ts';
import type { TaskProgress } from '../../../shared/model/task.ts';
import type { Reader, Writer } from '../cache/handle.ts';
import { foldAndClose, openReader, openWriter, settleAndClose } from '../cache/open.ts';
import { JOBS, SHORT_JOBS, type JobName } from './jobs.ts';
import type { Closing, FromThread, ThreadData, ToThread } from './thread-message.ts';

if (parentPort === null) throw new Error('job-thread runs as a worker thread only.');
const port = parentPort;
let path = '';
let role: ThreadData['role'] = 'reader';
/** At most this often the other thread is told of progress: of little steps, telling takes as long as the steps. */
const PROGRESS_EVERY_MS = 40;
const cancelled = new Set<number>();
let queue = Promise.resolve();
/** Short jobs that wait for the end of what is being written. */
const short: (() => void)[] = [];

const post = (message: FromThread): void => port.postMessage(message);

/** A failure is somebody's answer. A fault ends the thread, and with it the process. */
function failureOf(error: unknown): FailureWire {
  const failure = damageFailure(error, path);
  if (!(failure instanceof Failure)) throw failure;
  return failureToWire(failure);
}

/** Where a transaction is open, they would become part of it. */
function letIn(db: Reader): void {
  if (db.inTransaction) return;
  for (const run of short.splice(0)) run();
}

async function runJob(db: Reader, id: number, name: JobName, input: never): Promise<void> {
  let toldAt = -Infinity;
  let untold: TaskProgress | null = null;
  const tell = (): void => {
    if (untold === null) return;
    toldAt = performance.now();
    post({ type: 'progress', id, progress: untold });
    untold = null;
  };
  try {
    const outcome = await JOBS[name](db as never, input, {
      progress(progress) {
        untold = progress;
        if (performance.now() - toldAt >= PROGRESS_EVERY_MS) tell();
      },
      checkCancelled: () => {
        if (cancelled.has(id)) throw new Failure('cancelled', {});
      },
      letIn: () => letIn(db),
    });
    tell();
    post({ type: 'done', id, outcome });
  } catch (error) {
    post({ type: 'failed', id, failure: failureOf(error) });
  } finally {
    cancelled.delete(id);
    letIn(db);
  }
}

function close(db: Reader, how: Closing): FailureWire | null {
  try {
    if (role === 'reader' || how === 'as-it-is') db.close();
    else if (how === 'folded') foldAndClose(db as Writer, path);
    else settleAndClose(db as Writer, path);
    return null;
  } catch (error) {
    return failureOf(error);
  }
}

function listen(db: Reader): void {
  port.on('message', (message: ToThread) => {
    if (message.type === 'run' && SHORT_JOBS.has(message.job)) {
      short.push(() => void runJob(db, message.id, message.job, message.input as never));
      letIn(db);
    } else if (message.type === 'run')
      queue = queue.then(() => runJob(db, message.id, message.job, message.input as never));
    else if (message.type === 'cancel') cancelled.add(message.id);
    else
      void queue.then(() => {
        post({ type: 'closed', failure: close(db, message.how) });
        port.close();
      });
  });
  post({ type: 'ready' });
}

port.once('message', (data: ThreadData) => {
  ({ path, role } = data);
  try {
    listen(role === 'writer' ? openWriter(path) : openReader(path));
  } catch (error) {
    post({ type: 'refused', failure: failureOf(error) });
  }
});
