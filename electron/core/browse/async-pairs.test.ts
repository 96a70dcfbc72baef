import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnName } from '../../../shared/model/trace-columns.ts';
import { columnsOf, type SampleRow } from '../columns/testing/sample-columns.ts';
import { AsyncPairs, PAIR_AFTER_MS, PAIR_WITHIN_MS } from './async-pairs.ts';

const MINUTE = 60_000;

type Values = SampleRow['values'];

const CREATED: Values = {
  ...{ provider: 'huawei', region: 'r', project_id: 'p', service_type: 'ECS', resource_type: 'vm' },
  ...{ trace_name: 'createVm', resource_name: 'web', 'user.name': 'ci', trace_type: 'ApiCall' },
};

const row = (minute: number, values: Values = {}, stands = true): SampleRow => ({
  ...{ time: minute * MINUTE, recordTime: null, key: 0, stands },
  values: { ...CREATED, ...values },
});

function partnersOf(rows: SampleRow[], aStep = Infinity): number[] {
  const pairs = new AsyncPairs(columnsOf([rows]));
  while (!pairs.advance(aStep));
  return rows.map((_, at) => pairs.partnerOf(at));
}

const BOTH = [1, 0];
const NONE = [-1, -1];

const cases: [what: string, first: Values, second: Values, partners: number[]][] = [
  ['of one user', {}, {}, BOTH],
  ['a result without a user', {}, { 'user.name': null, trace_type: 'SystemAction' }, BOTH],
  ['a result that tells of a failure', {}, { trace_rating: 'incident', code: '500' }, BOTH],
  ['a resource that has its id only at the end', {}, { resource_id: 'i-1' }, BOTH],
  [
    'an id where no name is given',
    { resource_name: null, resource_id: 'i' },
    { resource_name: '-', resource_id: 'i' },
    BOTH,
  ],
  ['another user', {}, { 'user.name': 'lena' }, NONE],
  ['the same name of another user', { 'user.id': 'u1' }, { 'user.id': 'u2' }, NONE],
  ['a request of nobody', { 'user.name': null }, { 'user.name': null }, NONE],
  ['another operation', {}, { trace_name: 'deleteVm' }, NONE],
  ['an operation in other letters', {}, { trace_name: 'createVM' }, NONE],
  ['another resource', {}, { resource_name: 'db' }, NONE],
  ['another id', { resource_id: 'i-1' }, { resource_id: 'i-2' }, NONE],
  ['no resource', { resource_name: '-' }, { resource_name: '-' }, NONE],
  ['another resource type', {}, { resource_type: 'disk' }, NONE],
  ['another service', {}, { service_type: 'BMS' }, NONE],
  ['another project', {}, { project_id: 'q' }, NONE],
  ['another region', {}, { region: 's' }, NONE],
  ['a request that failed', { trace_rating: 'warning' }, {}, NONE],
  ['a call that was refused', {}, { code: '404' }, NONE],
  ['what only reads', { read_only: 'true' }, { read_only: 'true' }, NONE],
  ['stored data', { trace_type: 'ObsAPI' }, { trace_type: 'ObsAPI' }, NONE],
  ['another provider', { provider: 'aws' }, { provider: 'aws' }, NONE],
];

describe('a pair of an asynchronous operation', () => {
  it.each(cases)('%s', (_what, first, second, partners) =>
    expect(partnersOf([row(0, first), row(3, second)])).toEqual(partners),
  );

  it('is no further apart than its bound, and no closer than a repetition', () => {
    const apart = (ms: number): number[] => partnersOf([row(0), { ...row(0), time: ms }]);
    expect(apart(PAIR_WITHIN_MS)).toEqual(BOTH);
    expect(apart(PAIR_WITHIN_MS + 1)).toEqual(NONE);
    expect(apart(PAIR_AFTER_MS)).toEqual(BOTH);
    expect(apart(PAIR_AFTER_MS - 1)).toEqual(NONE);
    expect(apart(0)).toEqual(NONE);
  });

  it('is not guessed where a third record is within reach of either', () => {
    expect(partnersOf([row(0), row(3), row(20)])).toEqual([-1, -1, -1]);
    // Also one that could be no part of a pair itself.
    expect(partnersOf([row(0), row(3), row(20, { 'user.name': 'lena' })])).toEqual([-1, -1, -1]);
    expect(partnersOf([row(0), row(3), row(60), row(63)])).toEqual([1, 0, 3, 2]);
    expect(partnersOf([row(0), row(10), row(20), row(30), row(40)])).toEqual([-1, -1, -1, -1, -1]);
  });

  it('leaves out rows that stand for no trace', () => {
    expect(partnersOf([row(0), row(1, {}, false), row(3)])).toEqual([2, -1, 0]);
  });

  it('is found in whatever order the rows came', () => {
    expect(partnersOf([row(63), row(3), row(60), row(0)])).toEqual([2, 3, 0, 1]);
  });
});

const NAMES = ['user.name', 'user.id', 'resource_name', 'resource_id', 'code', 'trace_type'] as const;
const few: Record<(typeof NAMES)[number], (string | null)[]> = {
  'user.name': ['ci', 'ci', 'ci', null, 'lena'],
  'user.id': [null, null, null, null, null, 'u'],
  resource_name: ['web', 'web', 'web', 'db', '-', null],
  resource_id: [null, null, null, 'i-1', 'i-2'],
  code: [null, '200', '202', '500', '404'],
  trace_type: ['ApiCall', 'ApiCall', 'SystemAction', 'ObsAPI'],
};

const anyRow: fc.Arbitrary<SampleRow> = fc
  .record({
    // Around the bound, so that clusters touch and part.
    time: fc.oneof(
      fc.integer({ min: 0, max: 40 }).map((at) => at * 13 * MINUTE),
      fc.constantFrom(1, 999, 1000, PAIR_WITHIN_MS),
    ),
    values: fc.record(
      Object.fromEntries(NAMES.map((name) => [name, fc.constantFrom(...few[name])])) as Record<
        ColumnName,
        fc.Arbitrary<string | null>
      >,
    ),
    rating: fc.constantFrom('normal', 'normal', 'warning', null),
    operation: fc.constantFrom('createVm', 'createVm', 'deleteVm'),
    stands: fc.constantFrom(true, true, true, false),
  })
  .map(({ time, values, rating, operation, stands }) => ({
    ...{ time, recordTime: null, key: 0, stands },
    values: { ...CREATED, ...values, trace_rating: rating, trace_name: operation },
  }));

/** Read off the definition, each row against each: nothing here is shared with what is tested. */
function expectedPartners(rows: readonly SampleRow[]): number[] {
  const given = (text: string | null | undefined): string | null =>
    text === undefined || text === '-' || text === '' ? null : text;
  const keyOf = ({ values }: SampleRow): string => {
    const name = given(values.resource_name);
    return JSON.stringify([values.trace_name, name === null ? ['id', values.resource_id] : ['name', name]]);
  };
  const counts = rows.map(
    ({ values, stands }) =>
      stands &&
      values.trace_type !== 'ObsAPI' &&
      (given(values.resource_name) ?? given(values.resource_id)) !== null,
  );
  const near = (a: number, b: number): boolean => {
    const [one, other] = [rows[a] as SampleRow, rows[b] as SampleRow];
    return (
      counts[a] === true &&
      counts[b] === true &&
      a !== b &&
      keyOf(one) === keyOf(other) &&
      Math.abs(one.time - other.time) <= PAIR_WITHIN_MS
    );
  };
  const neighbours = rows.map((_, a) => rows.flatMap((__, b) => (near(a, b) ? [b] : [])));
  return rows.map((one, a) => {
    const [b, ...others] = neighbours[a] ?? [];
    if (b === undefined || others.length > 0 || (neighbours[b]?.length ?? 0) > 1) return -1;
    const other = rows[b] as SampleRow;
    const [first, second] = one.time < other.time ? [one, other] : [other, one];
    const user = ({ values }: SampleRow): string => JSON.stringify([values['user.name'], values['user.id']]);
    const idA = given(first.values.resource_id);
    const idB = given(second.values.resource_id);
    const fits =
      second.time - first.time >= 1000 &&
      first.values.trace_rating !== 'warning' &&
      first.values.code !== '404' &&
      second.values.code !== '404' &&
      (idA === null || idB === null || idA === idB) &&
      user(first) !== '[null,null]' &&
      (user(second) === '[null,null]' || user(first) === user(second));
    return fits ? b : -1;
  });
}

/** A row, or a row with one that may well be its result. */
const oneOrTwo = fc.tuple(anyRow, fc.constantFrom(null, 1, 2, 30)).map(([first, minutes]) => {
  if (minutes === null) return [first];
  const values = { ...first.values, 'user.name': null, 'user.id': null };
  return [first, { ...first, time: first.time + minutes * MINUTE, values }];
});

const anySegments = fc
  .array(
    fc.array(oneOrTwo, { minLength: 1, maxLength: 8 }).map((rows) => rows.flat()),
    { minLength: 1, maxLength: 4 },
  )
  .chain((segments) => fc.tuple(fc.constant(segments), fc.integer({ min: 1, max: segments.length })));

describe('pairs among many rows', () => {
  it('are those of the definition, however the rows came in and however often they were looked at', () => {
    let met = 0;
    fc.assert(
      fc.property(anySegments, fc.integer({ min: 1, max: 9 }), ([segments, opened], aStep) => {
        let pairs: AsyncPairs | undefined;
        const columns = columnsOf(segments, opened, (open) => {
          pairs ??= new AsyncPairs(open);
          // Now and then it is not done yet when more comes in.
          for (let step = 0; step < aStep && !pairs.advance(aStep); step += 1);
        });
        pairs ??= new AsyncPairs(columns);
        while (!pairs.advance(aStep));
        expect(pairs.isUpToDate).toBe(true);
        const rows = segments.flat();
        const wanted = expectedPartners(rows);
        met += wanted.filter((partner) => partner >= 0).length;
        expect(rows.map((_, at) => pairs?.partnerOf(at))).toEqual(wanted);
      }),
      { numRuns: 1000 },
    );
    expect(met).toBeGreaterThan(200);
  });

  it('are found past the first size of the table', () => {
    const rows = Array.from({ length: 20_000 }, (_, at) =>
      row(at % 2 === 0 ? 0 : 5, { resource_name: `vm-${at >> 1}` }),
    );
    expect(partnersOf(rows, 3000).every((partner, at) => partner === (at ^ 1))).toBe(true);
  });
});
