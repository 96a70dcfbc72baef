import type { AnswerForms, CloudTrace } from './account.ts';

/** Traces by ascending record time. */
export interface TraceShelf {
  count: number;
  recordedAt(index: number): number;
  record(index: number): CloudTrace;
  /** Where a trace stands; -1 where it does not. */
  find(traceId: string): number;
}

export interface Walk {
  /** Both excluded. */
  fromAt: number;
  toAt: number;
  /** The trace after which to go on. */
  afterId: string | null;
  border: NonNullable<AnswerForms['border']>;
}

export function fixedShelf(records: readonly CloudTrace[]): TraceShelf {
  const sorted = records.toSorted((a, b) => a.record_time - b.record_time);
  const places = new Map(sorted.map(({ trace_id: id }, index) => [id, index]));
  const at = (index: number): CloudTrace => {
    const record = sorted[index];
    if (record === undefined) throw new RangeError(`No trace stands at ${index}.`);
    return record;
  };
  return {
    count: sorted.length,
    recordedAt: (index) => at(index).record_time,
    record: at,
    find: (id) => places.get(id) ?? -1,
  };
}

/** Newest first; among the same record time one shelf after the other. Null where there is no such marker. */
export function newestFirst(shelves: readonly TraceShelf[], walk: Walk): Iterable<CloudTrace> | null {
  const tops = topsOf(shelves, walk);
  return tops === null ? null : merged(shelves, tops, walk.fromAt);
}

/** How many of each shelf still are to come. */
function topsOf(shelves: readonly TraceShelf[], { toAt, afterId, border }: Walk): number[] | null {
  const tops = shelves.map((shelf) => countBefore(shelf, toAt));
  if (afterId === null) return tops;
  const marked = shelves.findIndex((shelf) => shelf.find(afterId) >= 0);
  const home = shelves[marked];
  if (home === undefined) return null;
  const place = home.find(afterId);
  const at = home.recordedAt(place);
  return shelves.map((shelf, index) => {
    const top = tops[index] ?? 0;
    if (border === 'repeat') return Math.min(top, countBefore(shelf, at + 1));
    if (border === 'exact' && index === marked) return Math.min(top, place);
    if (border === 'exact' && index > marked) return Math.min(top, countBefore(shelf, at + 1));
    return Math.min(top, countBefore(shelf, at));
  });
}

function* merged(shelves: readonly TraceShelf[], tops: number[], fromAt: number): Generator<CloudTrace> {
  for (;;) {
    let newest: { shelf: TraceShelf; index: number; at: number } | null = null;
    for (const [index, shelf] of shelves.entries()) {
      const top = tops[index] ?? 0;
      if (top === 0) continue;
      const at = shelf.recordedAt(top - 1);
      if (at > fromAt && (newest === null || at > newest.at)) newest = { shelf, index, at };
    }
    if (newest === null) return;
    const left = (tops[newest.index] ?? 0) - 1;
    tops[newest.index] = left;
    yield newest.shelf.record(left);
  }
}

/** How many were recorded before an instant. */
function countBefore(shelf: TraceShelf, at: number): number {
  let low = 0;
  let high = shelf.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shelf.recordedAt(middle) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
