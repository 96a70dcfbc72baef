/** The id that stands for "absent" in every dictionary-encoded column. */
export const ABSENT = 0;

/**
 * Distinct values of one field, numbered from 1 in the order they were first met. A map a field: one map with
 * joined keys costs twice as much.
 */
export class Dictionary {
  private readonly ids = new Map<string, number>();
  private readonly known: string[] = [];

  constructor(values: readonly string[] = []) {
    for (const value of values) this.idOf(value);
  }

  /** The id of a value, given out now if it has none. */
  idOf(value: string | null): number {
    if (value === null) return ABSENT;
    const id = this.ids.get(value);
    if (id !== undefined) return id;
    const next = this.known.push(value);
    this.ids.set(value, next);
    return next;
  }

  /** The id of a value, or undefined where it was never met. */
  find(value: string): number | undefined {
    return this.ids.get(value);
  }

  valueOf(id: number): string | null {
    return id === ABSENT ? null : (this.known[id - 1] ?? null);
  }

  /** Values with ids above the given one, in order of id. */
  since(id: number): string[] {
    return this.known.slice(id);
  }

  /** The highest id given out. */
  get size(): number {
    return this.known.length;
  }
}
