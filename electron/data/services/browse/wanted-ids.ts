import { ID_BYTES, writeUuid } from '../../../core/columns/trace-id.ts';

/** Finds ids among those of a segment: by their first four bytes, which few share, then whole. */
export class WantedIds {
  private readonly texts: ReadonlySet<string>;
  private readonly byStart = new Map<number, Uint8Array[]>();

  constructor(wanted: readonly string[]) {
    const texts: string[] = [];
    for (const id of wanted) {
      const bytes = new Uint8Array(ID_BYTES);
      if (!writeUuid(id, bytes, 0)) texts.push(id);
      else {
        const start = startAt(bytes, 0);
        this.byStart.set(start, [...(this.byStart.get(start) ?? []), bytes]);
      }
    }
    this.texts = new Set(texts);
  }

  /** The places where one of them stands. */
  *in(ids: Uint8Array, textIds: ReadonlyMap<number, string>): Generator<number> {
    if (this.texts.size > 0) for (const [at, text] of textIds) if (this.texts.has(text)) yield at;
    if (this.byStart.size === 0) return;
    for (let at = 0; at * ID_BYTES < ids.length; at += 1) {
      const candidates = this.byStart.get(startAt(ids, at * ID_BYTES));
      if (candidates === undefined || textIds.has(at)) continue;
      const id = ids.subarray(at * ID_BYTES, (at + 1) * ID_BYTES);
      if (candidates.some((wanted) => wanted.every((byte, place) => byte === id[place]))) yield at;
    }
  }
}

function startAt(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] ?? 0) << 24) |
    ((bytes[at + 1] ?? 0) << 16) |
    ((bytes[at + 2] ?? 0) << 8) |
    (bytes[at + 3] ?? 0)
  );
}
