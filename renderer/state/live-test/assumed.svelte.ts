import type { AssumptionName } from '../../../shared/model/assumptions.ts';
import type { AssumedEffect, AssumedRequest } from '../../../shared/model/live-test.ts';
import { call } from '../../ipc/client.ts';
import { Latest, type Asking } from '../traces/latest.svelte.ts';

/** What each other choice would do, told before it is made. */
export class AssumedEffects {
  readonly #effects = new Latest<AssumedRequest, AssumedEffect[] | null>((request) =>
    call('liveTest.assumed', request),
  );

  get isStale(): boolean {
    return this.#effects.isOld;
  }
  get asking(): Asking {
    return this.#effects;
  }
  /** Undefined until it is known. */
  of(name: AssumptionName, value: string): AssumedEffect | undefined {
    return this.#effects.answer?.value?.find((one) => one.name === name && one.value === value);
  }
  ask(question: Omit<AssumedRequest, 'asker'>): void {
    this.#effects.ask({ asker: 'assumed', ...question });
  }
}
