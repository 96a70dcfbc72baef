import { expect, test } from 'vitest';
import { newWorkspace } from '../services/ingest/testing/ingesting.ts';
import {
  coverageRows,
  forgetCoverage,
  insertCoverage,
  insertProven,
  isProven,
  type CoverageTold,
} from './coverage.ts';
import type { Writer } from './handle.ts';

const told = (from: number, to: number, more: Partial<CoverageTold> = {}): CoverageTold => ({
  ...{ provider: 'huawei', project_id: 'p', tracker_name: 'system', from, to, traces: 3, latenessMs: 40 },
  ...more,
});

/** A workspace whose parts need not be there. */
function withoutParts(): Writer {
  const { db } = newWorkspace();
  db.pragma('foreign_keys = OFF');
  return db;
}

const brief = (db: Writer) =>
  coverageRows(db).map(({ provider, tracker_name, from, to, state, partId }) => [
    ...[provider, tracker_name, from, to, state, partId],
  ]);

test('a file tells of what lies from its first to its last record, which counts', () => {
  const db = withoutParts();
  insertCoverage(db, 1, [told(10, 20), told(5, 5, { tracker_name: null, latenessMs: null })]);
  expect(coverageRows(db)).toEqual([
    { ...told(5, 6, { tracker_name: null, latenessMs: null }), state: 'partial', partId: 1 },
    { ...told(10, 21), state: 'partial', partId: 1 },
  ]);
});

test('rows come by line, and in each by time', () => {
  const db = withoutParts();
  insertCoverage(db, 1, [told(30, 40), told(1, 2, { provider: 'ibm' }), told(10, 20)]);
  insertCoverage(db, 2, [told(15, 16), told(0, 1, { tracker_name: 'a' })]);
  expect(brief(db)).toEqual([
    ['huawei', 'a', 0, 2, 'partial', 2],
    ['huawei', 'system', 10, 21, 'partial', 1],
    ['huawei', 'system', 15, 17, 'partial', 2],
    ['huawei', 'system', 30, 41, 'partial', 1],
    ['ibm', 'system', 1, 3, 'partial', 1],
  ]);
});

test('what a part told of is forgotten with it, and nothing else', () => {
  const db = withoutParts();
  insertCoverage(db, 1, [told(10, 20)]);
  insertCoverage(db, 2, [told(30, 40)]);
  insertProven(db, 1, { provider: 'huawei', project_id: 'p', tracker_name: 'system', from: 0, to: 100 });
  forgetCoverage(db, 1);
  expect(brief(db)).toEqual([['huawei', 'system', 30, 41, 'partial', 2]]);
});

test('an hour is proven by its part alone', () => {
  const db = withoutParts();
  insertCoverage(db, 1, [told(10, 20)]);
  expect(isProven(db, 1)).toBe(false);
  insertProven(db, 2, { provider: 'huawei', project_id: 'p', tracker_name: 'system', from: 0, to: 100 });
  expect([isProven(db, 1), isProven(db, 2)]).toEqual([false, true]);
  expect(brief(db)[0]).toEqual(['huawei', 'system', 0, 100, 'complete', 2]);
});
