import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { YOUNG_MIB } from '../thread.ts';
import type { FromParser, Item, ReadingRules, ToParser } from './batch.ts';

const MOST_THREADS = 4;
/** How often somebody waiting is asked whether he still wants to. */
const ASK_EVERY_MS = 100;

/** Threads that read. They may be started before it is known what is to be read; whoever starts them closes them. */
export class Parsers {
  private readonly workers: Worker[];
  private fault: Error | null = null;
  private wake: (() => void) | null = null;
  private hear: ((thread: number, message: FromParser) => void) | null = null;

  constructor(entry: URL, most: number = MOST_THREADS) {
    const count = Math.min(most, availableParallelism(), MOST_THREADS);
    this.workers = Array.from({ length: count }, (_, thread) => this.started(entry, thread));
  }

  private started(entry: URL, thread: number): Worker {
    const worker = new Worker(entry, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB } });
    worker.on('message', (message: FromParser) => {
      this.hear?.(thread, message);
      this.stirred();
    });
    worker.on('exit', () => {
      // Nobody ends it before all is read; what it died of may be told by 'error'.
      this.fault ??= new Error('A thread that reads files ended.');
      this.stirred();
    });
    worker.on('error', (error) => {
      this.fault ??= error instanceof Error ? error : new Error(String(error));
      this.stirred();
    });
    return worker;
  }

  private stirred(): void {
    this.wake?.();
    this.wake = null;
  }

  /**
   * Messages of the items in the order of the items, whichever thread was first; each batch is followed by `written`.
   * An item in hand goes on only a few batches ahead of the writer.
   */
  async *read(
    items: readonly Item[],
    rules: ReadingRules,
    checkCancelled: () => void,
  ): AsyncGenerator<{ thread: number; message: FromParser }, void> {
    const inboxes = items.map((): FromParser[] => []);
    const threadOf: number[] = [];
    let given = 0;
    const giveNext = (thread: number): void => {
      const item = items[given];
      if (item === undefined) return;
      given += 1;
      threadOf[item.number] = thread;
      this.post(thread, { type: 'read', item });
    };
    this.hear = (thread, message) => {
      inboxes[message.number]?.push(message);
      if (message.type === 'end') giveNext(thread);
    };
    for (const thread of this.workers.keys()) this.post(thread, { type: 'rules', rules });
    // Two each, so that none waits for the writer's thread to hear that it is done with one.
    for (let round = 0; round < 2; round += 1) for (const thread of this.workers.keys()) giveNext(thread);

    for (const [number, inbox] of inboxes.entries()) {
      let message: FromParser;
      do {
        message = await this.nextOf(inbox, checkCancelled);
        yield { thread: threadOf[number] ?? 0, message };
      } while (message.type !== 'end');
    }
  }

  private async nextOf(inbox: FromParser[], checkCancelled: () => void): Promise<FromParser> {
    for (;;) {
      checkCancelled();
      if (this.fault !== null) throw this.fault;
      const message = inbox.shift();
      if (message !== undefined) return message;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ASK_EVERY_MS);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  private post(thread: number, message: ToParser): void {
    this.workers[thread]?.postMessage(message);
  }

  /** A batch of the thread is written: it may go on. */
  written(thread: number): void {
    this.post(thread, { type: 'written' });
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}
