import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../../shared/model/json.ts';
import type { Writer } from '../../cache/handle.ts';
import { appendToJournal } from '../../cache/journal.ts';
import { MIGRATIONS } from '../../cache/migrations/all.ts';
import { putSnapshot } from '../../cache/snapshots.ts';
import { openWrites } from './open-writes.ts';

const MODIFY: JsonObject = {
  ...{ what: 'modify-notification', id: 'i', status: 'enabled' },
  ...{ text: '{"notification_name":"watch"}', seen: '{"notification_name":"before"}' },
};
const DELETE: JsonObject = {
  ...{ what: 'delete-notifications', ids: ['i', 'j'] },
  seen: ['{"notification_name":"a"}', '{"notification_name":"b"}'],
};

function workspace() {
  const db = new Database(':memory:') as Writer;
  for (const { up } of MIGRATIONS) up(db);
  return {
    db,
    note(at: number, state: string, change: JsonObject = MODIFY, kind = 'publish') {
      const details = { connection: 'Acme', region: 'r', project_id: 'p', change, state };
      appendToJournal(db, { at, kind, by: 'lena', details });
    },
    look(at: number, kinds = ['notifications-smn', 'notifications-fun'], scope = 'p') {
      for (const kind of kinds)
        putSnapshot(db, { kind, scope, region: 'r' }, { at, text: `[${at}]`, canonical: `${at}` });
    },
  };
}

const names = (db: Writer): string[][] => openWrites(db).map((one) => one.names);

test('what was begun and not ended is open, with whom it is about', () => {
  const { db, note } = workspace();
  expect(openWrites(db)).toEqual([]);
  note(1, 'begun');
  expect(openWrites(db)).toEqual([
    { at: 1, what: 'modify-notification', projectId: 'p', connection: 'Acme', names: ['watch', 'before'] },
  ]);
  note(2, 'begun', DELETE);
  expect(names(db)).toEqual([
    ['watch', 'before'],
    ['a', 'b'],
  ]);
});

test.each<[string, boolean]>([
  ['done', false],
  ['failed', false],
  ['unknown', true],
])('one that ended as %s: open is %s', (state, isOpen) => {
  const { db, note } = workspace();
  note(1, 'begun');
  note(2, state);
  expect(openWrites(db).length > 0).toBe(isOpen);
});

test('it is over once both lists of the project were read again, and not before', () => {
  const { db, note, look } = workspace();
  look(1);
  note(2, 'begun');
  expect(openWrites(db)).toHaveLength(1);
  look(3, ['notifications-smn']);
  look(3, undefined, 'another');
  expect(openWrites(db)).toHaveLength(1);
  look(3, ['notifications-fun']);
  expect(openWrites(db)).toEqual([]);
});

test('a change of a tracker is over once the trackers were read', () => {
  const { db, note, look } = workspace();
  note(1, 'begun', { what: 'delete-tracker', name: 'photos' });
  expect(names(db)).toEqual([['photos']]);
  look(2);
  expect(openWrites(db)).toHaveLength(1);
  look(2, ['trackers']);
  expect(openWrites(db)).toEqual([]);
});

test('the same change that is sent again and ends well is over; what is no change of an account is none', () => {
  const { db, note } = workspace();
  note(1, 'begun');
  note(2, 'begun');
  note(3, 'done');
  note(4, 'begun', MODIFY, 'import');
  expect(openWrites(db)).toEqual([]);
});
