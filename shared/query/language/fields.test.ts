import { describe, expect, it } from 'vitest';
import { COLUMN_NAMES } from '../../model/trace-columns.ts';
import { TRACE_FIELDS } from '../../model/trace-fields.ts';
import { FIELD_NAMES, isField, nearestField, printField, resolveField, SHORT_NAMES } from './fields.ts';

it('every column and every field of a trace has its own name', () => {
  for (const field of COLUMN_NAMES) expect(resolveField(field)).toEqual({ kind: 'column', field });
  for (const { name } of TRACE_FIELDS) expect(resolveField(name)).toMatchObject({ field: name });
});

it('short names are of fields that are there, and stand for one field each', () => {
  const own = new Set<string>([...COLUMN_NAMES, ...TRACE_FIELDS.map(({ name }) => name)]);
  for (const field of Object.keys(SHORT_NAMES)) expect(own).toContain(field);
  expect(new Set(FIELD_NAMES.map((name) => name.toLowerCase())).size).toBe(FIELD_NAMES.length);
});

it('every name is one, and what is printed for it stands for the same', () => {
  for (const name of FIELD_NAMES) {
    const subject = resolveField(name);
    if (subject === undefined || subject === 'malformed') throw new Error(name);
    expect(resolveField(printField(subject))).toEqual(subject);
  }
});

describe('a path', () => {
  const cases: [name: string, path: string[] | 'malformed' | undefined][] = [
    ['request.name', ['name']],
    ['response.items[0].id', ['items', '0', 'id']],
    ['extra.user.foo', ['user', 'foo']],
    ['request["a.b"][\'c d\']', ['a.b', 'c d']],
    ['location.x', ['x']],
    ['request.主机', ['主机']],
    ['request.', 'malformed'],
    ['request.a.', 'malformed'],
    ['request.a b', 'malformed'],
    ['request[x]', 'malformed'],
    ['request["a]', 'malformed'],
    ['code.x', undefined],
    ['toString', undefined],
    ['__proto__.x', undefined],
  ];
  it.each(cases)('%s', (name, path) => {
    const subject = resolveField(name);
    if (Array.isArray(path)) expect(subject).toMatchObject({ kind: 'member', path });
    else expect(subject).toBe(path);
    expect(isField(name)).toBe(Array.isArray(path));
  });
});

it.each([
  ['servce', 'service'],
  ['raitng', 'rating'],
  ['USR', 'user'],
  ['trace_nmae', 'trace_name'],
  ['x', null],
  ['completely_other', null],
  ['a'.repeat(1_000), null],
])('the nearest name to %.20s is %s', (word, name) => {
  expect(nearestField(word)).toBe(name);
});
