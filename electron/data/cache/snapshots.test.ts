import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Writer } from './handle.ts';
import { MIGRATIONS } from './migrations/all.ts';
import { putSnapshot, snapshots, snapshotText } from './snapshots.ts';

const OF = { kind: 'trackers', scope: 'p1', region: 'cn-north-4' };
const found = (at: number, text: string) => ({ at, text, canonical: text.replaceAll(' ', '') });

function empty(): Writer {
  const db = new Database(':memory:') as Writer;
  for (const { up } of MIGRATIONS) up(db);
  return db;
}

test('what stays the same is one stretch, what changes begins another, and what comes back is not kept twice', () => {
  const db = empty();
  expect([
    putSnapshot(db, OF, found(1, '{"a": 1}')),
    putSnapshot(db, OF, found(2, '{"a":1}')),
    putSnapshot(db, OF, found(3, '{"a":2}')),
    putSnapshot(db, OF, found(4, '{"a":1}')),
  ]).toEqual(['new', 'same', 'new', 'new']);
  const seen = snapshots(db, { kind: 'trackers' });
  expect(seen.map(({ firstSeenAt, lastSeenAt }) => [firstSeenAt, lastSeenAt])).toEqual([
    [4, 4],
    [3, 3],
    [1, 2],
  ]);
  expect(seen.map(({ id }) => snapshotText(db, id))).toEqual(['{"a": 1}', '{"a":2}', '{"a": 1}']);
  expect(db.prepare('SELECT count(*) FROM snapshot_content').pluck().get()).toBe(2);
});

test('projects, regions and kinds are told apart', () => {
  const db = empty();
  for (const of of [OF, { ...OF, scope: 'p2' }, { ...OF, region: null }, { ...OF, kind: 'quotas' }])
    expect(putSnapshot(db, of, found(1, '{}'))).toBe('new');
  expect(putSnapshot(db, { ...OF, region: null }, found(2, '{}'))).toBe('same');
  expect(snapshots(db)).toHaveLength(4);
  expect(snapshots(db, { scope: 'p2' })).toHaveLength(1);
  expect(snapshotText(db, 99)).toBeNull();
});
