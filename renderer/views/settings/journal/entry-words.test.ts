import { expect, it } from 'vitest';
import { wordsFor } from '../../../../shared/words/languages.ts';
import { entryWords } from './entry-words.ts';

const LIVE = JSON.stringify({ notification_name: 'key_operations' });

it.each<[string, object, string | null]>([
  [
    'publish',
    { connection: 'Acme', change: { what: 'create-notification', text: LIVE, status: 'enabled' } },
    'create key_operations, by Acme',
  ],
  [
    'publish',
    { connection: 'Acme', change: { what: 'switch-notification', id: 'n1', status: 'disabled', seen: LIVE } },
    'disable key_operations, by Acme',
  ],
  [
    'publish',
    { connection: 'Acme', change: { what: 'delete-notifications', ids: ['n1', 'n2'] } },
    'delete n1, n2, by Acme',
  ],
  ['publish', { change: { what: 'delete-tracker', name: 'photos' } }, 'delete the tracker photos'],
  ['publish', { change: { what: 'something-else', name: 'photos' } }, null],
  ['sync', { run: 1, isComplete: true, added: 1 }, '1 trace added'],
  ['import', { run: 2, isComplete: false, added: 3021 }, '3,021 traces added, not complete'],
  ['retention', { before: 0, removed: 2 }, '2 traces removed'],
  ['recovered', { from: 'a' }, null],
])('an entry of a %s with %j is about: %s', (kind, details, wanted) => {
  const entry = { id: 1, at: 0, kind, by: 'lena', details: JSON.stringify(details) };
  expect(entryWords(wordsFor('en'), entry)).toBe(wanted);
});

it('an entry that is no JSON is told by nothing but itself', () => {
  const entry = { id: 1, at: 0, kind: 'sync', by: 'lena', details: '{' };
  expect(entryWords(wordsFor('en'), entry)).toBeNull();
});
