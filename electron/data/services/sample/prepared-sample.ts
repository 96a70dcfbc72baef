import { lastFullHour } from '../../../core/sample/sample.ts';
import type { SampleMaker } from './sample-maker.ts';

/** A sample that may be asked for: what is made of it until then is not waited for. */
export class PreparedSample {
  private readonly start: (now: number) => SampleMaker;
  private begun: SampleMaker | null = null;

  constructor(start: (now: number) => SampleMaker) {
    this.start = start;
  }

  begin(now: number): void {
    this.begun ??= this.start(now);
  }

  /** As it would be made now: the week it tells of ends with the last full hour, and by now that may be another. */
  take(now: number): SampleMaker {
    const { begun } = this;
    this.begun = null;
    if (begun !== null && lastFullHour(begun.now) === lastFullHour(now)) return begun;
    begun?.end();
    return this.start(now);
  }

  drop(): void {
    this.begun?.end();
    this.begun = null;
  }
}
