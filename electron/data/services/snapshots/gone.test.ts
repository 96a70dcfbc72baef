import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Writer } from '../../cache/handle.ts';
import { MIGRATIONS } from '../../cache/migrations/all.ts';
import { putSnapshot } from '../../cache/snapshots.ts';
import { goneNotifications } from './gone.ts';
import { liveHistory } from './live-history.ts';

function looked(): { db: Writer; look: (at: number, smn: object[], fun?: object[], scope?: string) => void } {
  const db = new Database(':memory:') as Writer;
  for (const { up } of MIGRATIONS) up(db);
  return {
    db,
    look(at, smn, fun = [], scope = 'p') {
      for (const [kind, list] of [
        ['notifications-smn', smn],
        ['notifications-fun', fun],
      ] as const) {
        const text = JSON.stringify(list);
        putSnapshot(db, { scope, region: 'r', kind }, { at, text, canonical: text });
      }
    },
  };
}

const one = (id: string, status = 'enabled') => ({ notification_id: id, notification_name: id, status });
const told = (db: Writer) =>
  goneNotifications(db, 'p').map(({ notification, lastSeenAt, goneAt }) => [
    notification.notification_id,
    notification.status,
    lastSeenAt,
    goneAt,
  ]);

test('what was there once and is not any more is told as it was at last, the latest first', () => {
  const { db, look } = looked();
  expect(told(db)).toEqual([]);
  look(1, [one('a'), one('b'), one('c')]);
  look(2, [one('a', 'disabled'), one('b'), one('c')]);
  look(3, [one('b'), one('c')]);
  look(4, [one('c')]);
  look(5, [one('c')]);
  look(6, [], [one('other')], 'another');
  expect(told(db)).toEqual([
    ['b', 'enabled', 3, 4],
    ['a', 'disabled', 2, 3],
  ]);
});

test('one that went to the other list, or that came back, is not gone', () => {
  const { db, look } = looked();
  look(1, [one('a'), one('b')]);
  look(2, [one('b')], [one('a')]);
  look(3, [], [one('a')]);
  look(4, [one('b')], [one('a')]);
  expect(told(db)).toEqual([]);
});

test('every state of one that is gone can be gone back to, by the number of its last one as well', () => {
  const { db, look } = looked();
  look(1, [one('a')]);
  look(2, [one('a', 'disabled')]);
  look(3, [one('a', 'disabled'), one('b')]);
  look(4, [one('b')]);
  const [gone] = goneNotifications(db, 'p');
  const states = liveHistory(db, 'p', 'a');
  expect(states.map(({ notification }) => notification?.status ?? null)).toEqual([
    null,
    'disabled',
    'enabled',
  ]);
  expect(
    states.find(({ snapshot, notification }) => snapshot === gone?.snapshot && notification !== null),
  ).toMatchObject({
    notification: { status: 'disabled' },
  });
});
