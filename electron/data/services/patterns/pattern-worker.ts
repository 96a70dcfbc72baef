import { Worker } from 'node:worker_threads';
import { Failure } from '../../../../shared/model/failure.ts';
import type { FieldPattern } from './bounded-query.ts';
import type { FromPatternThread, ToPatternThread } from './pattern-message.ts';

/** In how many parts a budget is watched: a machine that slept in between loses one of them, not all. */
const LOOKS = 5;

/** The thread that tries patterns, as long as none of them takes longer than the budget. */
export class PatternWorker {
  private readonly worker: Worker;
  private readonly budgetMs: number;
  private readonly told = new Map<string, number>();
  private giveUp: ((failure: Failure) => void) | null = null;

  constructor(entry: URL, budgetMs: number) {
    this.budgetMs = budgetMs;
    // No listener for 'error': a fault in a thread is a fault of the process, logged whole and followed by a restart.
    this.worker = new Worker(entry);
    this.worker.unref();
  }

  /** Places of the values that fit, from the given one on. One question at a time; after a failure the thread is no more. */
  async fitting(pattern: FieldPattern, values: readonly string[], from: number): Promise<Uint32Array> {
    const known = this.told.get(pattern.field) ?? 0;
    this.told.set(pattern.field, values.length);
    if (known < values.length)
      this.post({ type: 'values', field: pattern.field, values: values.slice(known) });
    this.post({ type: 'test', pattern, from });
    return new Promise((resolve, reject) => {
      let looks = 0;
      let timer: NodeJS.Timeout | undefined;
      const look = (): void => {
        looks += 1;
        if (looks <= LOOKS) {
          timer = setTimeout(look, this.budgetMs / LOOKS);
          return;
        }
        reject(new Failure('search-too-costly', { pattern: pattern.pattern }));
        void this.end();
      };
      this.giveUp = (failure) => {
        clearTimeout(timer);
        reject(failure);
      };
      this.worker.removeAllListeners('message');
      this.worker.on('message', (message: FromPatternThread) => {
        if (message.type === 'begun') return look();
        clearTimeout(timer);
        resolve(message.places);
      });
    });
  }

  /** Also in the middle of a pattern, which then fails as cancelled. */
  async end(): Promise<void> {
    this.giveUp?.(new Failure('cancelled', {}));
    this.worker.removeAllListeners('message');
    await this.worker.terminate();
  }

  private post(message: ToPatternThread): void {
    this.worker.postMessage(message);
  }
}
