import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PageCursor } from '../../../shared/model/browse.ts';
import type { Query } from '../../../shared/query/query.ts';
import {
  countOf,
  differInTimeAlone,
  isAmong,
  NO_ROWS,
  questionOf,
  spelledOut,
  toggled,
  type PickedRows,
  type Stretch,
} from './picked-rows.ts';

/** Of a list that has each second trace, the later ones first. */
const TOTAL = 20;
const LIST = Array.from({ length: TOTAL }, (_, index) => 2 * (TOTAL - 1 - index));
const EVEN: Query = { kind: 'field', field: 'code', test: { kind: 'empty' } };
const KNOWN = 2 * TOTAL;
/** Came in later. */
const LATER = KNOWN + 2;
const ROWS = Array.from({ length: LATER + 1 }, (_, row) => row);

const cursor = (row: number): PageCursor => ({ row, time: row });
const rowAt = (index: number): number => LIST[index] ?? -1;

/** What a question means of traces whose time is their row. */
function asks(query: Query, row: number): boolean {
  if (query.kind === 'and') return query.of.every((part) => asks(part, row));
  if (query.kind === 'or') return query.of.some((part) => asks(part, row));
  if (query.kind === 'not') return !asks(query.of, row);
  if (query.kind === 'field') return row % 2 === 0;
  if (query.kind !== 'rows') throw new Error(`Nobody asks for ${query.kind} here.`);
  const { which } = query;
  if ('named' in which) return which.named.includes(row);
  if ('before' in which) return row < which.before;
  return row >= which.first.row && row <= which.last.row;
}

const index = fc.nat({ max: TOTAL - 1 });
const stretch: fc.Arbitrary<Stretch | null> = fc.option(
  fc.record({ one: index, other: index, isAll: fc.boolean() }).map(({ one, other, isAll }) => {
    const from = isAll ? 0 : Math.min(one, other);
    const to = isAll ? TOTAL - 1 : Math.max(one, other);
    const ends = isAll ? null : { first: cursor(rowAt(to)), last: cursor(rowAt(from)) };
    return { query: EVEN, known: KNOWN, from, to, isAll, size: to - from + 1, ends, isSettled: true };
  }),
);

test('rows that are taken and left, one by one, are those that the list, the count and the question tell of', () => {
  fc.assert(
    fc.property(stretch, fc.array(index, { maxLength: 12 }), (begun, steps) => {
      const wanted = new Set(begun === null ? [] : LIST.slice(begun.from, begun.to + 1));
      let picked: PickedRows = { stretch: begun, more: NO_ROWS, without: NO_ROWS };
      for (const at of steps) {
        const row = rowAt(at);
        picked = toggled(picked, cursor(row), at);
        if (!wanted.delete(row)) wanted.add(row);
      }
      const expected = [...wanted].sort((a, b) => a - b);
      expect(countOf(picked)).toBe(expected.length);
      expect(LIST.filter((row, at) => isAmong(picked, cursor(row), at)).sort((a, b) => a - b)).toEqual(
        expected,
      );
      const question = questionOf(picked);
      expect(ROWS.filter((row) => asks(question, row))).toEqual(expected);
      const found = begun === null ? [] : LIST.slice(begun.from, begun.to + 1).map(cursor);
      expect([...spelledOut(picked, found).more.keys()].sort((a, b) => a - b)).toEqual(expected);
    }),
  );
});

const within = (from: number): Query => ({ kind: 'and', of: [EVEN, { kind: 'time', field: 'time', from }] });

test('a stretch of a list stays what it was where the list looks at another window of time', () => {
  const before: Stretch = {
    ...{
      query: within(10),
      known: KNOWN,
      from: 0,
      to: 14,
      isAll: true,
      size: 15,
      ends: null,
      isSettled: true,
    },
  };
  const picked = { stretch: before, more: NO_ROWS, without: NO_ROWS };
  // The list has all by now.
  expect(LIST.filter((row, at) => isAmong(picked, cursor(row), at))).toEqual(LIST.filter((row) => row >= 10));
  expect(differInTimeAlone(within(10), within(12))).toBe(true);
  expect(differInTimeAlone(within(10), EVEN)).toBe(true);
  expect(differInTimeAlone(within(10), { kind: 'all' })).toBe(false);
  const recorded: Query = { kind: 'time', field: 'record_time', from: 10 };
  expect(differInTimeAlone({ kind: 'and', of: [EVEN, recorded] }, EVEN)).toBe(false);
});
