import { expect, test } from 'vitest';
import { newWorkspace } from '../services/ingest/testing/ingesting.ts';
import type { Writer } from './handle.ts';
import { appendToJournal, firstBrokenEntry, journalEntries, journalText, searchJournal } from './journal.ts';

function withEntries(): Writer {
  const { db } = newWorkspace();
  for (let number = 1; number <= 4; number += 1)
    appendToJournal(db, { at: number * 1000, kind: 'import', by: 'lena', details: { number, 名: 'é' } });
  return db;
}

test('entries are told in the order they were written', () => {
  expect(journalEntries(withEntries()).map(({ id, at, details }) => [id, at, details])).toEqual(
    [1, 2, 3, 4].map((number) => [number, number * 1000, { number, 名: 'é' }]),
  );
});

test('an empty journal and one that nobody touched are sound', () => {
  expect(firstBrokenEntry(newWorkspace().db)).toBeNull();
  expect(firstBrokenEntry(withEntries())).toBeNull();
});

test.each([
  [`UPDATE journal SET details = '{"number":7}' WHERE id = 2`, 2],
  ['UPDATE journal SET at = at + 1 WHERE id = 3', 3],
  [`UPDATE journal SET by = 'somebody' WHERE id = 1`, 1],
  [`UPDATE journal SET kind = 'export' WHERE id = 4`, 4],
  ['DELETE FROM journal WHERE id = 2', 3],
  ['DELETE FROM journal WHERE id = 1', 2],
  [`UPDATE journal SET hash = 'x' WHERE id = 3`, 3],
  // Its own hash made to fit: the next one does not.
  [
    `UPDATE journal SET details = (SELECT details FROM journal WHERE id = 1), previous_hash = (SELECT previous_hash FROM journal WHERE id = 1),
       at = (SELECT at FROM journal WHERE id = 1), hash = (SELECT hash FROM journal WHERE id = 1) WHERE id = 2`,
    2,
  ],
])('a change is found: %s', (change, broken) => {
  const db = withEntries();
  db.exec(change);
  expect(firstBrokenEntry(db)).toBe(broken);
});

test('a page holds the newest entries that hold a text, in whatever case, and tells how many there are', () => {
  const db = withEntries();
  appendToJournal(db, { at: 9, kind: 'publish', by: 'Omar', details: { name: 'Key_100%' } });
  const ids = (search: string, offset = 0, limit = 2): [number[], number] => {
    const { items, total } = searchJournal(db, search, { offset, limit });
    return [items.map(({ id }) => id), total];
  };
  expect(ids('')).toEqual([[5, 4], 5]);
  expect(ids('', 4)).toEqual([[1], 5]);
  expect(ids('omar')).toEqual([[5], 1]);
  expect(ids(' key_100% ')).toEqual([[5], 1]);
  expect(ids('key_1%')).toEqual([[], 0]);
});

test('what is exported can be checked by anybody: each line with the hash of the one before', () => {
  const lines = journalText(withEntries()).trimEnd().split('\n');
  const rows = lines.map((line) => JSON.parse(line) as { previousHash: string; hash: string });
  expect(rows.map(({ previousHash }) => previousHash)).toEqual([
    '',
    ...rows.slice(0, -1).map(({ hash }) => hash),
  ]);
});
