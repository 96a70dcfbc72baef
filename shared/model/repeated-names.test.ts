import { expect, test } from 'vitest';
import { repeatedNames } from './repeated-names.ts';

test.each<[string, string[]]>([
  ['{}', []],
  ['{"a": 1, "b": {"a": 2}, "c": [{"a": 3}, {"a": 4}]}', []],
  ['{"a": "a", "b": ["a", "a", "b"]}', []],
  ['{"trace_name": "a", "code": 1, "trace_name": "b"}', ['trace_name']],
  ['{"request": {"id": 1, "id": 2, "id": 3}}', ['request.id']],
  ['[[{"a": 1}, {"b": [{}, {"c": {}, "c": []}]}]]', ['[0][1].b[1].c']],
  ['{"a": 1, "\\u0061": 2}', ['a']],
  ['{"a\\"": 1, "a\\\\": ",\\"a\\":{", "a": "\\\\", "a\\"": 2}', ['a"']],
  ['{"__proto__": {"x": 1}, "constructor": 1, "__proto__": 2}', ['__proto__']],
  ['{"": 1, "": 2}', ['']],
])('of %s they are %j', (text, paths) => {
  expect(() => JSON.parse(text) as unknown).not.toThrow();
  expect(repeatedNames(text)).toEqual(paths);
});

test('are told up to a number, however many there are', () => {
  const members = Array.from({ length: 5000 }, (_, at) => `"m${at}": 1, "m${at}": 2`);
  expect(repeatedNames(`{${members.join()}}`)).toHaveLength(20);
});

test('are found in a text of millions of quotes and backslashes', () => {
  const long = '\\"\\\\'.repeat(1_000_000);
  expect(repeatedNames(`{"a": "${long}", "b": 1, "a": 2}`)).toEqual(['a']);
});
