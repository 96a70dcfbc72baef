import { Failure } from '../../../../shared/model/failure.ts';

export interface Slots {
  /** Does some work as soon as fewer than the limit are at it; those waiting come in their order. */
  run<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result>;
}

export function createSlots(limit: number): Slots {
  const waiting: (() => void)[] = [];
  let free = limit;

  function enter(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(new Failure('cancelled', {}));
    if (free > 0) {
      free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const turn = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        waiting.splice(waiting.indexOf(turn), 1);
        reject(new Failure('cancelled', {}));
      };
      signal.addEventListener('abort', leave, { once: true });
      waiting.push(turn);
    });
  }

  /** Handed on without being free in between, so that nobody who comes later gets in first. */
  function exit(): void {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  }

  return {
    async run(work, signal) {
      await enter(signal);
      try {
        return await work();
      } finally {
        exit();
      }
    },
  };
}
