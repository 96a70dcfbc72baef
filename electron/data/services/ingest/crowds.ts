/**
 * Keys that very many rows have, as when ids were masked: the prints of all their rows, so that one record more costs a
 * look-up and not a walk past all of them.
 */
export class Crowds {
  private readonly crowds = new Map<string, Map<string, number>>();

  /** From so many rows on, they contradict each other and more of the same is not worth comparing. */
  static readonly from = 64;

  of(keys: Uint32Array, at: number, provider: number): Map<string, number> | undefined {
    return this.crowds.size === 0 ? undefined : this.crowds.get(keyText(keys, at, provider));
  }

  /** Rows went: what is known of the others is found out again. */
  clear(): void {
    this.crowds.clear();
  }

  begin(keys: Uint32Array, at: number, provider: number, rows: ReadonlyMap<string, number>): void {
    this.crowds.set(keyText(keys, at, provider), new Map(rows));
  }
}

function keyText(keys: Uint32Array, at: number, provider: number): string {
  return `${provider} ${keys.subarray(at * 4, at * 4 + 4).join(' ')}`;
}

export function printText(prints: Uint32Array, at: number): string {
  return `${prints[at * 2] ?? 0} ${prints[at * 2 + 1] ?? 0}`;
}
