import { SvelteSet } from 'svelte/reactivity';

/** Which rows of a list are chosen, by their ids. */
export class Picking {
  readonly #ids = new SvelteSet<string>();
  #last: string | null = null;

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** One more or less; with `isRange` all from the one before do as this one does. */
  toggle(id: string, { isRange, shown }: { isRange: boolean; shown: readonly string[] }): void {
    const isPicked = !this.#ids.has(id);
    const [start, end] = [shown.indexOf(this.#last ?? id), shown.indexOf(id)].sort((a, b) => a - b);
    const range = isRange && (start ?? -1) >= 0 ? shown.slice(start, (end ?? 0) + 1) : [id];
    for (const each of range)
      if (isPicked) this.#ids.add(each);
      else this.#ids.delete(each);
    this.#last = id;
  }

  all(shown: readonly string[]): void {
    for (const id of shown) this.#ids.add(id);
  }

  clear(): void {
    this.#ids.clear();
    this.#last = null;
  }
}
