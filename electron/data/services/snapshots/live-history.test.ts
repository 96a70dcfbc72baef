import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Writer } from '../../cache/handle.ts';
import { MIGRATIONS } from '../../cache/migrations/all.ts';
import { putSnapshot } from '../../cache/snapshots.ts';
import { liveHistory } from './live-history.ts';

const OF = { scope: 'p', region: 'r' };

function looked(): { db: Writer; look: (at: number, smn: object[], fun?: object[]) => void } {
  const db = new Database(':memory:') as Writer;
  for (const { up } of MIGRATIONS) up(db);
  const put = (kind: string, at: number, list: object[]): void => {
    const text = JSON.stringify(list);
    putSnapshot(db, { ...OF, kind }, { at, text, canonical: text });
  };
  return {
    db,
    look(at, smn, fun = []) {
      put('notifications-smn', at, smn);
      put('notifications-fun', at, fun);
    },
  };
}

const one = (status: string, id = 'n') => ({ notification_id: id, notification_name: 'a', status });

test('every state of a notification is told, the latest first, also one that came back and one in which it was gone', () => {
  const { db, look } = looked();
  look(1, []);
  look(2, [one('enabled')]);
  look(3, [one('enabled'), one('enabled', 'other')]);
  look(4, [one('disabled')]);
  look(5, []);
  look(6, [one('enabled')]);
  const told = liveHistory(db, 'p', 'n').map(({ firstSeenAt, notification }) => [
    firstSeenAt,
    notification?.status ?? null,
  ]);
  expect(told).toEqual([
    [6, 'enabled'],
    [5, null],
    [4, 'disabled'],
    [2, 'enabled'],
  ]);
});

test('one that goes to the other list, as its target does, is one state after the other', () => {
  const { db, look } = looked();
  look(1, [one('enabled')]);
  look(2, [], [one('disabled')]);
  expect(liveHistory(db, 'p', 'n').map(({ notification }) => notification?.status)).toEqual([
    'disabled',
    'enabled',
  ]);
});

test('each state has a number by which it is found again', () => {
  const { db, look } = looked();
  look(1, [one('enabled')]);
  look(2, [one('disabled')]);
  const numbers = liveHistory(db, 'p', 'n').map(({ snapshot }) => snapshot);
  expect(new Set(numbers).size).toBe(2);
  expect(liveHistory(db, 'p', 'unknown')).toEqual([]);
});
