import { expect, test } from 'vitest';
import type { Issue } from '../../../../shared/model/issue.ts';
import { found, ordered, turned, type ListedRow, type SortColumn } from './listed-row.ts';

const issue = (severity: Issue['severity']): Issue => ({
  severity,
  path: '',
  code: 'never-seen',
  details: {},
});

const row = (name: string, given: Partial<ListedRow> = {}): ListedRow => ({
  ...{ id: name, name, sentence: `Reports ${name}.`, isStale: false, isSilent: false, counts: null },
  status: { label: 'Enabled', tone: 'normal', why: '' },
  target: { label: 'Nobody', full: '' },
  changed: { at: null, label: '', why: '' },
  ...given,
});
const counted = (matched: number, unknown: number, perDay: number | null, issues: Issue[] = []) => ({
  ...{ matched, unknown, perDay, issues, overTime: [] },
});
const ALL = [
  row('b', {
    counts: counted(9, 1, 3, [issue('warning'), issue('warning')]),
    target: { label: 'Topic x', full: 'urn:smn:r:p:x' },
    changed: { at: 5, label: '', why: '' },
  }),
  row('a', {
    counts: counted(5, 0, 9, [issue('error')]),
    isSilent: true,
    status: { label: 'Disabled', tone: 'other', why: '' },
  }),
  row('c', {
    target: { label: 'Topic a', full: 'urn:smn:r:p:a' },
    changed: { at: 7, label: 'lena', why: '' },
  }),
];

test.each<[SortColumn, boolean, string]>([
  ['name', true, 'abc'],
  ['name', false, 'cba'],
  ['status', true, 'abc'],
  ['target', true, 'acb'],
  ['matched', false, 'bac'],
  ['perDay', false, 'bac'],
  ['unknown', false, 'bac'],
  ['issues', false, 'abc'],
  ['changed', false, 'cba'],
])('rows by %s, rising: %s', (by, isUp, expected) => {
  expect(
    ordered(ALL, { by, isUp })
      .map(({ name }) => name)
      .join(''),
  ).toBe(expected);
});

test.each([
  ['', 'bac'],
  ['  ', 'bac'],
  ['reports A', 'a'],
  ['disab', 'a'],
  ['urn:smn:r:p:X', 'b'],
  ['LENA', 'c'],
  ['hidden', 'b'],
  ['nowhere', ''],
])('what is sought by “%s” is %s', (sought, expected) => {
  const told = found(ALL, sought, ({ name }) => (name === 'b' ? 'hidden' : ''));
  expect(told.map(({ name }) => name).join('')).toBe(expected);
});

test('a column that is chosen again is turned round', () => {
  expect(turned({ by: 'name', isUp: true }, 'name')).toEqual({ by: 'name', isUp: false });
  expect(turned({ by: 'name', isUp: true }, 'matched')).toEqual({ by: 'matched', isUp: false });
  expect(turned({ by: 'changed', isUp: false }, 'target')).toEqual({ by: 'target', isUp: true });
});
