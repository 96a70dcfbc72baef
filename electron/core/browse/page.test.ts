import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, sampleSegments, type SampleRow } from '../columns/testing/sample-columns.ts';
import { PAGE_ORDERS } from '../../../shared/model/browse.ts';
import { nearestRow, placeOf } from './locate.ts';
import { page } from './page.ts';
import { Selection } from './selection.ts';
import { anyQuery, expectedRows, moment } from './testing/row-oracle.ts';

const request = fc.record({ order: fc.constantFrom(...PAGE_ORDERS), limit: fc.integer({ min: 1, max: 30 }) });
const row = (time: number, stands = true): SampleRow => ({
  time,
  recordTime: null,
  key: 0,
  values: {},
  stands,
});

describe('page', () => {
  it('is the slice of the sorted list that its start names', () => {
    fc.assert(
      fc.property(
        sampleSegments,
        anyQuery,
        request,
        moment,
        fc.nat(200),
        ([segments, opened], query, ask, time, nth) => {
          const columns = columnsOf(segments, opened);
          const rows = segments.flat();
          const oldest = expectedRows(rows, query);
          const list = ask.order === 'newest' ? oldest.toReversed() : oldest;
          const total = list.length;
          const fresh = (): Selection => Selection.of(columns, query);
          const selection = fresh();
          const slice = (first: number, end: number) => ({ rows: list.slice(first, end), first, total });

          expect(page(fresh(), { ...ask, from: { start: true } })).toEqual(slice(0, ask.limit));
          const index = Math.min(nth, total);
          expect(page(selection, { ...ask, from: { index: nth } })).toEqual(slice(index, index + ask.limit));
          const reached = list.findIndex((other) => {
            const at = rows[other]?.time ?? 0;
            return ask.order === 'newest' ? at <= time : at >= time;
          });
          const start = reached < 0 ? total : reached;
          expect(page(selection, { ...ask, from: { time } })).toEqual(slice(start, start + ask.limit));

          list.forEach((other, place) => {
            const cursor = { row: other, time: rows[other]?.time ?? 0 };
            expect(placeOf(selection, cursor, ask.order)).toEqual({ index: place, isThere: true });
            const after = page(selection, { ...ask, from: { after: cursor } });
            expect(after).toEqual(slice(place + 1, place + 1 + ask.limit));
            const before = page(fresh(), { ...ask, from: { before: cursor } });
            expect(before).toEqual(slice(Math.max(0, place - ask.limit), place));
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('goes on from a row that is no longer in the list', () => {
    const columns = columnsOf([[row(1), row(2), row(3, false), row(4)]]);
    const selection = Selection.of(columns, { kind: 'all' });
    const cursor = { row: 2, time: 3 };
    const ask = { limit: 9, order: 'newest' as const };
    expect(page(selection, { ...ask, from: { after: cursor } })).toEqual({
      rows: [1, 0],
      first: 1,
      total: 3,
    });
    expect(page(selection, { ...ask, from: { before: cursor } })).toEqual({ rows: [3], first: 0, total: 3 });
  });

  it('places a row that came in after the selection by its time', () => {
    const columns = columnsOf([[row(1), row(3)]]);
    const selection = Selection.of(columns, { kind: 'all' });
    const from = { after: { row: 17, time: 2 } };
    expect(page(selection, { from, limit: 9, order: 'newest' }).rows).toEqual([0]);
    expect(page(selection, { from, limit: 9, order: 'oldest' }).rows).toEqual([1]);
  });

  it.each(PAGE_ORDERS)('walks the whole of a long list, %s first, without a gap or a repetition', (order) => {
    const rows = Array.from({ length: 3000 }, (_, at) => row((at * 1009) % 700, at % 7 !== 0));
    const selection = Selection.of(columnsOf([rows]), { kind: 'all' });
    const seen: number[] = [];
    let next = page(selection, { from: { start: true }, limit: 64, order });
    while (next.rows.length > 0) {
      expect(next.first).toBe(seen.length);
      seen.push(...next.rows);
      const last = next.rows.at(-1) ?? 0;
      next = page(selection, {
        from: { after: { row: last, time: rows[last]?.time ?? 0 } },
        limit: 64,
        order,
      });
    }
    const oldest = expectedRows(rows, { kind: 'all' });
    expect(seen).toEqual(order === 'newest' ? oldest.toReversed() : oldest);
  });

  it('finds the row nearest to a time', () => {
    const selection = Selection.of(columnsOf([[row(10), row(20), row(21, false)]]), { kind: 'all' });
    const near = [-5, 10, 14, 15, 16, 99].map((time) => nearestRow(selection, time));
    expect(near).toEqual([0, 0, 0, 0, 1, 1]);
    expect(nearestRow(Selection.of(columnsOf([]), { kind: 'all' }), 1)).toBeUndefined();
  });
});
