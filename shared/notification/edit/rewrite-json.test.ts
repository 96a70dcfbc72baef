import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../model/json.ts';
import { rewriteJson } from './rewrite-json.ts';

const value = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }) as fc.Arbitrary<Json>;
/** The same JSON in several hands. */
const layout = fc.constantFrom<(json: Json) => string>(
  (json) => JSON.stringify(json),
  (json) => JSON.stringify(json, null, 2),
  (json) => `\r\n ${JSON.stringify(json, null, '\t')}\n\n`,
  (json) => JSON.stringify(json, null, 1).replace(/^( *"[^"\\]*"):/gm, '$1 \n :'),
);

test('the text says what it is to say, whatever it said before', () => {
  fc.assert(
    fc.property(value, value, layout, (before, after, write) => {
      const text = write(before);
      expect(JSON.parse(rewriteJson(text, JSON.parse(text) as Json, after))).toEqual(
        JSON.parse(JSON.stringify(after)),
      );
    }),
  );
});

test('a text that is to say what it says stays as it is', () => {
  fc.assert(
    fc.property(value, layout, (json, write) => {
      const text = write(json);
      expect(rewriteJson(text, JSON.parse(text) as Json, JSON.parse(text) as Json)).toBe(text);
    }),
  );
});

test('members that are not changed keep their bytes and their order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 6 }),
      fc.nat(5),
      value,
      (names, at, next) => {
        // Numbers that no number holds.
        const members = names.map(
          (name, index) => `${JSON.stringify(name)} :  [9007199254740993${index}, 1.50e0]`,
        );
        const text = `{${members.join(' , ')} }`;
        const json = JSON.parse(text) as Record<string, Json>;
        const changed = names[at % names.length] ?? '';
        const after = Object.fromEntries(
          Object.entries(json).map(([name, old]) => [name, name === changed ? next : old]),
        );
        const written = rewriteJson(text, json, after);
        let from = 0;
        for (const [index, name] of names.entries()) {
          if (name === changed) continue;
          from = written.indexOf(members[index] ?? '', from);
          expect(from).toBeGreaterThan(-1);
        }
      },
    ),
  );
});

test.each<[string, string, Json, string]>([
  [
    'appended in the manner of the others',
    '{\n    "a": 1\n}',
    { a: 1, b: [2] },
    '{\n    "a": 1,\n    "b": [\n      2\n    ]\n}',
  ],
  [
    'appended on the one line that there is',
    '{"a": [1,2], "n": 10000000000000000000001}',
    { a: [1, 2, 3], n: 1e22 },
    '{"a": [1,2,3], "n": 10000000000000000000001}',
  ],
  ['taken out with their comma', '{ "a": 1, "b": 2, "c": 3 }', { a: 1, c: 3 }, '{ "a": 1, "c": 3 }'],
  ['put into what was empty', '{\n  "list": []\n}', { list: ['x'] }, '{\n  "list": [\n    "x"\n  ]\n}'],
  ['moved as they are written', '[1.0, 2.0, 3.0]', [3, 1], '[3.0, 1.0]'],
  ['changed in the last of two of one name', '{"a": 1, "a": 2}', { a: 3 }, '{"a": 1, "a": 3}'],
])('parts are %s', (_, text, after, wanted) => {
  expect(rewriteJson(text, JSON.parse(text) as Json, after)).toBe(wanted);
});
