import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../../shared/model/import-report.ts';
import { newWorkspace, NOW_AT } from '../services/ingest/testing/ingesting.ts';
import type { Writer } from './handle.ts';
import { insertRun } from './import-runs.ts';
import {
  countRefusals,
  insertPart,
  insertRefusals,
  insertSource,
  isReadWhole,
  knownSources,
  markWithdrawn,
  nextPartId,
  partById,
  partsOf,
  refusalsOf,
  refusalsPage,
  sameBytes,
  sourceById,
  withdrawnRanges,
  type NewPart,
  type NewSource,
} from './sources.ts';

const PART: NewPart = {
  path: 'a.json',
  format: 'cts',
  wrappings: [],
  records: 3,
  refused: 0,
  error: null,
  notes: [],
  sheets: [],
  digest: null,
  facts: { region: null, project_id: 'p', tracker_name: null },
  firstRow: 0,
  rows: 3,
};

function withRun() {
  const { db } = newWorkspace();
  const runId = insertRun(db, {
    startedAt: NOW_AT,
    by: 'lena',
    toolVersion: '1',
    paths: [],
    rating: 'severity',
  });
  const source = (of: Partial<NewSource> = {}, ...parts: Partial<NewPart>[]): number => {
    const hash = { md5: 'm1', sha256: 's1' };
    const id = insertSource(db, {
      ...{ runId, path: 'a.json', sizeBytes: 9, hash, rating: 'severity', readAt: NOW_AT },
      ...of,
    });
    for (const part of parts) insertPart(db, nextPartId(db), id, { ...PART, ...part });
    return id;
  };
  return { db, source };
}

test('a source and its parts are read as they were written', () => {
  const { db, source } = withRun();
  const sheets = [{ name: null, headings: ['a'], mapping: { a: null }, rowsBefore: 1 }];
  const full: NewPart = {
    ...PART,
    ...{
      path: 'z.zip!é.csv',
      format: 'mixed',
      wrappings: ['logdna'],
      refused: 2,
      sheets,
      digest: { log_files: [] },
    },
    ...{
      error: { code: 'gzip-cut-off', details: { atByte: 5 } },
      notes: [{ code: 'file-changed', details: {} }],
    },
  };
  const id = source({}, PART, full);
  expect(sourceById(db, id)).toMatchObject({ path: 'a.json', md5: 'm1', sha256: 's1', readAt: NOW_AT });
  expect(partsOf(db, id)).toEqual([
    { ...PART, id: 1, sourceId: id },
    { ...full, id: 2, sourceId: id },
  ]);
  expect(partById(db, 2)).toEqual({ ...full, id: 2, sourceId: id });
  expect([sourceById(db, 99), partById(db, 99)]).toEqual([undefined, undefined]);
});

describe('a file need not be read again', () => {
  test('where it was read to its end, by the same rules, and is still there', () => {
    const { db, source } = withRun();
    const whole = source();
    source({ hash: null });
    source({ rating: 'outcome' });
    markWithdrawn(db, source(), NOW_AT);
    expect(knownSources(db, 'severity').map(({ id }) => id)).toEqual([whole]);
    expect(knownSources(db, 'outcome')).toMatchObject([{ sizeBytes: 9, sha256: 's1', hasSheets: 0 }]);
  });

  test('and it is told whether it holds sheets', () => {
    const { db, source } = withRun();
    source({}, {}, { sheets: [{ name: null, headings: [], mapping: {}, rowsBefore: 0 }] });
    expect(knownSources(db, 'severity')).toMatchObject([{ hasSheets: 1 }]);
  });
});

test.each<[string, boolean, (given: ReturnType<typeof withRun>) => void]>([
  ['all of it', true, ({ source }) => void source({}, {})],
  ['all of it, and in part before', true, ({ source }) => void [source({}, { refused: 1 }), source({}, {})]],
  ['but a record that was refused', false, ({ source }) => void source({}, {}, { refused: 1 })],
  [
    'but for an error',
    false,
    ({ source }) => void source({}, { error: { code: 'file-missing', details: {} } }),
  ],
  ['not to its end', false, ({ source }) => void source({ hash: null }, {})],
  ['another file', false, ({ source }) => void source({ hash: { md5: 'm2', sha256: 's2' } }, {})],
  ['and taken out again', false, ({ db, source }) => markWithdrawn(db, source({}, {}), NOW_AT)],
])('a file counts as read whole: %s, %s', (_, isWhole, make) => {
  const given = withRun();
  make(given);
  expect(isReadWhole(given.db, 'm1')).toBe(isWhole);
});

test('sources of the same bytes are one, without those that are out', () => {
  const { db, source } = withRun();
  const [one, out, other, same] = [
    source(),
    source(),
    source({ hash: { md5: 'm2', sha256: 's2' } }),
    source(),
  ];
  markWithdrawn(db, out, NOW_AT);
  expect(sameBytes(db, one)).toEqual([one, same]);
  expect(sameBytes(db, other)).toEqual([other]);
  const unknown = source({ hash: null });
  source({ hash: null });
  expect(sameBytes(db, unknown)).toEqual([unknown]);
});

test('the rows of what is out are known', () => {
  const { db, source } = withRun();
  source({}, { firstRow: 0, rows: 2 });
  markWithdrawn(db, source({}, { firstRow: 2, rows: 3 }, { firstRow: 5, rows: 0 }), NOW_AT);
  expect(withdrawnRanges(db)).toEqual([{ firstRow: 2, rows: 3 }]);
});

describe('refusals', () => {
  const refusal = (index: number, excerpt?: string): Refusal => ({
    ...{
      code: 'not-json',
      details: {},
      position: { index, byteOffset: index * 100, line: index === 2 ? null : index },
    },
    ...(excerpt === undefined ? {} : { excerpt }),
  });
  const withRefusals = (): Writer => {
    const { db, source } = withRun();
    source({}, {});
    insertRefusals(db, 1, [refusal(3, 'Ab%c'), refusal(1)]);
    insertRefusals(db, 1, [refusal(2, '_')]);
    return db;
  };

  test('come in the order of their records, as they were told', () => {
    expect([...refusalsOf(withRefusals(), 1)]).toEqual([refusal(1), refusal(2, '_'), refusal(3, 'Ab%c')]);
  });

  test.each<[string, number[]]>([
    ['', [1, 2, 3]],
    ['aB%', [3]],
    ['%', [3]],
    ['not-json', [1, 2, 3]],
    ['x', []],
  ])('are found by their code and their text: %j', (search, found) => {
    const db = withRefusals();
    expect(countRefusals(db, 1, search)).toBe(found.length);
    expect(refusalsPage(db, 1, search, 0, 9).map(({ position }) => position.index)).toEqual(found);
    expect(refusalsPage(db, 1, search, 1, 1).map(({ position }) => position.index)).toEqual(
      found.slice(1, 2),
    );
  });
});
