import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FromParser, Item, ReadingRules, ToParser } from './batch.ts';

export interface Parsers {
  /** Messages of the items in the order of the items, whichever thread was first; each batch is followed by `written`. */
  messages(): AsyncGenerator<{ thread: number; message: FromParser }, void>;
  /** A batch of the thread is written: it may go on. */
  written(thread: number): void;
  close(): Promise<void>;
}

const MOST_THREADS = 4;
/** How often somebody waiting is asked whether he still wants to. */
const ASK_EVERY_MS = 100;

/** Threads that read the items. An item in hand goes on only a few batches ahead of the writer. */
export function startParsers(
  items: readonly Item[],
  rules: ReadingRules,
  entry: URL,
  checkCancelled: () => void,
): Parsers {
  const inboxes = items.map((): FromParser[] => []);
  const threadOf: number[] = [];
  let given = 0;
  let fault: Error | null = null;
  let wake: (() => void) | null = null;

  const post = (worker: Worker, message: ToParser): void => worker.postMessage(message);
  const giveNext = (worker: Worker, thread: number): void => {
    const item = items[given];
    if (item === undefined) return;
    given += 1;
    threadOf[item.number] = thread;
    post(worker, { type: 'read', item });
  };
  const stirred = (): void => {
    wake?.();
    wake = null;
  };

  const startOne = (_: unknown, thread: number): Worker => {
    const worker = new Worker(entry, { workerData: rules });
    worker.on('message', (message: FromParser) => {
      inboxes[message.number]?.push(message);
      if (message.type === 'end') giveNext(worker, thread);
      stirred();
    });
    worker.on('exit', () => {
      // Nobody ends it before all is read; what it died of may be told by 'error'.
      fault ??= new Error('A thread that reads files ended.');
      stirred();
    });
    worker.on('error', (error) => {
      fault ??= error instanceof Error ? error : new Error(String(error));
      stirred();
    });
    return worker;
  };
  const count = Math.min(items.length, availableParallelism(), MOST_THREADS);
  const workers = Array.from({ length: count }, startOne);
  // Two each, so that none waits for the writer's thread to hear that it is done with one.
  for (let round = 0; round < 2; round += 1) workers.forEach(giveNext);

  const nextOf = async (inbox: FromParser[]): Promise<FromParser> => {
    for (;;) {
      checkCancelled();
      if (fault !== null) throw fault;
      const message = inbox.shift();
      if (message !== undefined) return message;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ASK_EVERY_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };

  return {
    async *messages() {
      for (const [number, inbox] of inboxes.entries()) {
        let message: FromParser;
        do {
          message = await nextOf(inbox);
          yield { thread: threadOf[number] ?? 0, message };
        } while (message.type !== 'end');
      }
    },
    written: (thread) => {
      const worker = workers[thread];
      if (worker !== undefined) post(worker, { type: 'written' });
    },
    close: async () => void (await Promise.all(workers.map((worker) => worker.terminate()))),
  };
}
