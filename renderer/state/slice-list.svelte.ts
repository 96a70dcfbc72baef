import type { Slice } from '../../shared/model/imports.ts';
import { attempt } from './notices.svelte.ts';

/** Loads one slice of a list that is as long as it likes. */
export type LoadSlice<Item> = (offset: number, limit: number) => Promise<Slice<Item>>;

const PAGE = 200;
/** Pages kept while scrolling; what is further away is loaded again. */
const PAGES_KEPT = 30;

/**
 * A long list of which only what is looked at is here. What was there stays on the screen until the answer to a new
 * question has come, so that nothing flickers while a person types.
 */
export class SliceList<Item> {
  #load: LoadSlice<Item> | null = null;
  /** Counts questions: answers to an older one are dropped. */
  #turn = 0;
  #isStale = false;
  #shown = { from: 0, to: 0 };
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- Asking must not depend on it; `#version` tells.
  #pages = new Map<number, readonly Item[]>();
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- As above.
  #asked = new Set<number>();
  #total = $state<number | null>(null);
  /** Counts the changes of the pages. */
  #version = $state(0);

  /** Null until the first answer. */
  get total(): number | null {
    return this.#total;
  }

  /** Undefined while it is on its way. */
  at(index: number): Item | undefined {
    void this.#version;
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** Puts another question, or the same anew. */
  ask(load: LoadSlice<Item>): void {
    this.#load = load;
    this.#turn += 1;
    this.#isStale = true;
    this.#asked.clear();
    void this.#fill();
  }

  /** Says what is looked at. */
  show(from: number, to: number): void {
    this.#shown = { from, to };
    void this.#fill();
  }

  async #fill(): Promise<void> {
    const first = Math.floor(this.#shown.from / PAGE);
    const last = Math.max(first, Math.floor((this.#shown.to - 1) / PAGE));
    const wanted = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    await Promise.all(wanted.filter((page) => this.#isMissing(page)).map((page) => this.#fetch(page)));
  }

  #isMissing(page: number): boolean {
    return !this.#asked.has(page) && (this.#isStale || !this.#pages.has(page));
  }

  async #fetch(page: number): Promise<void> {
    const load = this.#load;
    const turn = this.#turn;
    if (load === null) return;
    this.#asked.add(page);
    await attempt(async () => {
      const { total, items } = await load(page * PAGE, PAGE);
      if (turn === this.#turn) this.#take(page, total, items);
    });
    if (turn === this.#turn) this.#asked.delete(page);
  }

  #take(page: number, total: number, items: readonly Item[]): void {
    if (this.#isStale) this.#pages.clear();
    this.#isStale = false;
    this.#pages.delete(page);
    this.#pages.set(page, items);
    const [oldest] = this.#pages.keys();
    if (this.#pages.size > PAGES_KEPT && oldest !== undefined) this.#pages.delete(oldest);
    this.#total = total;
    this.#version += 1;
  }
}
