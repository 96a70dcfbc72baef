import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prettyJson } from './pretty-json.ts';

const cases: [what: string, text: string, pretty: string][] = [
  ['an object', '{"a":1,"b":[true,null]}', '{\n  "a": 1,\n  "b": [\n    true,\n    null\n  ]\n}'],
  ['what is empty', '{"a":{},"b":[ ]}', '{\n  "a": {},\n  "b": []\n}'],
  [
    'numbers as they were written',
    '[1.10,12345678901234567890,1E5]',
    '[\n  1.10,\n  12345678901234567890,\n  1E5\n]',
  ],
  ['repeated keys', '{"a":1,"a":2}', '{\n  "a": 1,\n  "a": 2\n}'],
  ['escapes as they were written', '["\\u0041\\"{},:"]', '[\n  "\\u0041\\"{},:"\n]'],
  ['what is pretty already', '{\n\t"a": 1\n}', '{\n  "a": 1\n}'],
  ['a text that is cut off', '{"a":"b', '{\n  "a": "b'],
  ['no JSON', 'level=info msg=x', 'level=info msg=x'],
  ['too many ends', ']}x', ']\n}x'],
  ['nothing', '', ''],
];

describe('JSON with line breaks', () => {
  it.each(cases)('%s', (_what, text, pretty) => expect(prettyJson(text)).toBe(pretty));

  it('is what the runtime would write, for any JSON', () =>
    fc.assert(
      fc.property(fc.json(), (text) => {
        // JSON.stringify has another form for -0 alone.
        expect(JSON.parse(prettyJson(text))).toEqual(JSON.parse(text));
        const plain = JSON.stringify(JSON.parse(text));
        expect(prettyJson(plain)).toBe(JSON.stringify(JSON.parse(plain), null, 2));
      }),
    ));

  it('never fails, and loses nothing but space', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bare = (value: string): string => value.replace(/\s/g, '');
        expect(bare(prettyJson(text))).toBe(bare(text));
      }),
      { numRuns: 50 },
    ));
});

it('is not more blanks than text where it is a thousand levels deep', () => {
  const deep = `${'['.repeat(1_000)}${'1,'.repeat(9_999)}1${']'.repeat(1_000)}`;
  const pretty = prettyJson(deep);
  expect(JSON.parse(pretty)).toEqual(JSON.parse(deep));
  expect(pretty.length).toBeLessThan(2_000_000);
});
