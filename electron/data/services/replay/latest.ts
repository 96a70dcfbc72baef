import type { Asker } from '../../../../shared/model/replay-request.ts';

let working = 0;

/** Somebody waits for work in steps: what nobody asked for can be done later. */
export const isAtWork = (): boolean => working > 0;

/** Work that gives way: of what one asker asks for, only the newest is carried out to its end. */
export class Latest {
  private readonly numbers = new Map<Asker, number>();
  private given = 0;

  /** Takes back what the asker waits for. */
  stop(asker: Asker): void {
    this.numbers.delete(asker);
  }

  /** Null where the asker has asked for something newer, or taken it back, before it was done. */
  async run<Result>(asker: Asker, begin: () => Generator<void, Result>): Promise<Result | null> {
    this.given += 1;
    const number = this.given;
    this.numbers.set(asker, number);
    const isLatest = (): boolean => this.numbers.get(asker) === number;
    working += 1;
    try {
      // What has arrived in the meantime is heard first.
      await otherMessages();
      if (!isLatest()) return null;
      const steps = begin();
      for (;;) {
        const step = steps.next();
        if (step.done === true) {
          this.numbers.delete(asker);
          return step.value;
        }
        await otherMessages();
        if (!isLatest()) return null;
      }
    } finally {
      working -= 1;
    }
  }
}

function otherMessages(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
