// A worker thread's entry: one handle, jobs one after another. Writing jobs all go to one such thread, which is what
// makes its handle the only writer.
import { parentPort, workerData } from 'node:worker_threads';
import { Failure, failureToWire } from '../../../shared/model/failure.ts';
import { openReader, openWriter } from '../cache/open.ts';
import { JOBS, type JobName } from './jobs.ts';
import type { FromThread, ThreadData, ToThread } from './thread-message.ts';

if (parentPort === null) throw new Error('job-thread runs as a worker thread only.');
const port = parentPort;
const { path, role } = workerData as ThreadData;
const db = role === 'writer' ? openWriter(path) : openReader(path);
const cancelled = new Set<number>();
let queue = Promise.resolve();

const post = (message: FromThread): void => port.postMessage(message);

async function runJob(id: number, name: JobName, input: never): Promise<void> {
  try {
    const outcome = await JOBS[name](db as never, input, {
      progress: (done, total) => post({ type: 'progress', id, done, total }),
      checkCancelled: () => {
        if (cancelled.has(id)) throw new Failure('cancelled', {});
      },
    });
    post({ type: 'done', id, outcome });
  } catch (error) {
    if (!(error instanceof Failure)) throw error; // A fault ends the thread, and with it the process.
    post({ type: 'failed', id, failure: failureToWire(error) });
  } finally {
    cancelled.delete(id);
  }
}

port.on('message', (message: ToThread) => {
  if (message.type === 'run') queue = queue.then(() => runJob(message.id, message.job, message.input as never));
  else if (message.type === 'cancel') cancelled.add(message.id);
  else
    void queue.then(() => {
      db.close();
      port.close();
    });
});
