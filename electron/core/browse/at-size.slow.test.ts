import fc from 'fast-check';
import { expect, it } from 'vitest';
import { columnsOf, type SampleRow } from '../columns/testing/sample-columns.ts';
import type { TraceColumns } from '../columns/trace-columns.ts';
import { randomOf, weighted, zipf, type Random } from '../sample/random.ts';
import { PAGE_ORDERS, type PageOrder } from '../../../shared/model/browse.ts';
import type { Query } from '../../../shared/query/query.ts';
import { facet } from './facets.ts';
import { histogram } from './histogram.ts';
import { page } from './page.ts';
import { Selection } from './selection.ts';
import { expectedRows } from './testing/row-oracle.ts';

/*
 * Among thousands of rows what is rare is listed, what is frequent is held as sets, and both are kept for the next question: the ways are
 * others than among dozens, and one question may spoil another.
 */

const RUNS = 60;
/** One row in so many is what lists are made of. */
const RARE = 64;
/** More than any field has. */
const MOST_VALUES = 2000;
const RATINGS = ['normal', 'warning', 'incident', null];
const FIELDS = ['trace_rating', 'service_type', 'user.name', 'resource_id', 'code'] as const;
type Field = (typeof FIELDS)[number];

/** Values of each field, the frequent ones first; of most fields the last ones are rare. */
const VALUES: Readonly<Record<Field, readonly (string | null)[]>> = {
  trace_rating: RATINGS,
  service_type: [...Array.from({ length: 30 }, (_, at) => `S${at}`), null],
  'user.name': [...Array.from({ length: 200 }, (_, at) => `user ${at}`), null],
  resource_id: Array.from({ length: 1500 }, (_, at) => `r${at}`),
  code: [null, '200', '403', '500'],
};

interface Crowd {
  rows: SampleRow[];
  segments: SampleRow[][];
  opened: number;
  queries: Query[];
}

const value = fc.tuple(fc.constantFrom(...FIELDS), fc.array(fc.nat(400), { minLength: 1, maxLength: 3 }));

const leaf: fc.Arbitrary<Query> = fc.oneof(
  {
    weight: 6,
    arbitrary: value.map(([field, places]): Query => {
      const known = VALUES[field];
      const values = places.flatMap((at) => known[at % known.length] ?? []);
      return { kind: 'field', field, test: { kind: 'in', values, fold: false } };
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Query>(
      { kind: 'field', field: 'user.name', test: { kind: 'contains', text: '7', fold: false } },
      { kind: 'field', field: 'code', test: { kind: 'empty' } },
      { kind: 'all' },
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('time' as const, 'record_time' as const), fc.nat(9000), fc.nat(9000))
      .map(([field, one, other]): Query => ({
        ...{ kind: 'time', field },
        from: Math.min(one, other),
        to: Math.max(one, other),
      })),
  },
);

const query: fc.Arbitrary<Query> = fc.oneof(
  leaf,
  fc.array(leaf, { minLength: 2, maxLength: 3 }).map((of): Query => ({ kind: 'and', of })),
  fc.array(leaf, { minLength: 2, maxLength: 3 }).map((of): Query => ({ kind: 'or', of })),
  leaf.map((of): Query => ({ kind: 'not', of })),
  fc.tuple(leaf, leaf).map(([one, other]): Query => ({ kind: 'and', of: [one, { kind: 'not', of: other }] })),
);

const crowd: fc.Arbitrary<Crowd> = fc
  .record({
    count: fc.integer({ min: 3000, max: 9000 }),
    // By how much rows come late: in order, nearly, not at all.
    late: fc.constantFrom(0, 60, 9000),
    exponent: fc.constantFrom(0.5, 1, 1.6),
    fallenEvery: fc.constantFrom(0, 0, 5, 900),
    seed: fc.nat(),
    cuts: fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 3 }),
    opened: fc.integer({ min: 1, max: 4 }),
    queries: fc.array(query, { minLength: 12, maxLength: 12 }),
  })
  .map(({ count, late, exponent, fallenEvery, seed, cuts, opened, queries }) => {
    const random = randomOf(seed, 1);
    const draws = FIELDS.map((field) => [field, drawOf(VALUES[field], exponent)] as const);
    const rows = Array.from({ length: count }, (_, at): SampleRow => ({
      time: at - Math.floor(random() * late),
      recordTime: at % 4 === 0 ? null : at,
      key: at % 3,
      values: Object.fromEntries(draws.map(([field, draw]) => [field, draw(random)])),
      stands: fallenEvery === 0 || at % fallenEvery !== 1,
    }));
    const segments: SampleRow[][] = [];
    let from = 0;
    for (const size of [...cuts, count]) {
      if (from < count) segments.push(rows.slice(from, from + size));
      from += size;
    }
    return {
      ...{ rows, segments, queries, opened: Math.min(opened, segments.length) },
      [fc.toStringMethod]: () => JSON.stringify({ count, late, exponent, fallenEvery, seed, cuts, opened }),
    };
  });

function drawOf(values: readonly (string | null)[], exponent: number): (random: Random) => string | null {
  const nth = weighted(zipf(values.length, exponent));
  return (random) => values[nth(random)] ?? null;
}

function countsOf(rows: readonly SampleRow[], field: Field): Map<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const { values } of rows) {
    const one = values[field] ?? null;
    counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return counts;
}

/** Everything that is told of a selection, beside a plain list of its rows, oldest first. */
function expectAnswers(
  columns: TraceColumns,
  query: Query,
  rows: readonly SampleRow[],
  list: readonly number[],
): void {
  const name = JSON.stringify(query);
  const selection = Selection.of(columns, query);
  expect(selection.total, name).toBe(list.length);
  for (const order of PAGE_ORDERS)
    expectPages(selection, order === 'newest' ? list.toReversed() : list, order);
  const selected = list.flatMap((row) => rows[row] ?? []);
  for (const field of FIELDS) {
    const { top, total } = facet(columns, selection, field, MOST_VALUES);
    expect(total, name).toBe(list.length);
    const counts = countsOf(selected, field);
    counts.delete(null);
    expect(new Map(top.map(({ value: one, count }) => [one, count])), name).toEqual(counts);
  }
  const borders = Array.from({ length: 19 }, (_, at) => at * 512);
  const { series } = histogram(columns, selection, { borders, by: 'trace_rating', seriesLimit: 5 });
  const inside = selected.filter(({ time }) => time >= 0 && time < (borders.at(-1) ?? 0));
  const bars = series.map(
    ({ value: one, counts }) => [one, counts.reduce((sum, bar) => sum + bar, 0)] as const,
  );
  expect(new Map(bars), name).toEqual(countsOf(inside, 'trace_rating'));
  expect([...selection.rows.rows()], name).toEqual(list.toSorted((a, b) => a - b));
}

function expectPages(selection: Selection, list: readonly number[], order: PageOrder): void {
  const total = list.length;
  const from = [
    { start: true } as const,
    { index: Math.floor(total / 2) },
    { index: Math.max(0, total - 50) },
  ];
  for (const one of from) {
    const first = 'index' in one ? one.index : 0;
    const rows = list.slice(first, first + 50);
    expect(page(selection, { from: one, limit: 50, order })).toEqual({ rows, first, total });
  }
}

it('of thousands of rows is told what the definition of a query says, however often and after whatever it is asked', () => {
  let rare = 0;
  fc.assert(
    fc.property(crowd, ({ rows, segments, opened, queries }) => {
      const columns = columnsOf(segments, opened, (open) => {
        // What is kept of fewer rows is extended by the others.
        for (const one of queries) void Selection.of(open, one).ordered;
      });
      const asked = queries.map((one) => ({ query: one, list: expectedRows(rows, one) }));
      for (const { query: one, list } of [...asked, ...asked.toReversed()]) {
        expectAnswers(columns, one, rows, list);
        if (list.length > 0 && list.length * RARE < rows.length) rare += 1;
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  // Of what is never rare nothing was shown.
  expect(rare).toBeGreaterThan(RUNS);
});
