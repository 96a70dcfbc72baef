import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../shared/model/json.ts';
import type { TextSearch } from '../../../../shared/model/search.ts';
import { foldCase } from '../../../../shared/query/fold-case.ts';
import { hasTwoCases } from './needle-plan.ts';
import { quotedOf } from './quoted.ts';
import { foundIn } from './testing/one-block.ts';
import { isIn, textsOf } from './testing/slow-search.ts';
import { chooser, someWords, values, writeJson } from './testing/written-json.ts';
import { patternScan, textScan } from './text-scan.ts';

const facts = (): Uint8Array => new Uint8Array(1000);

/** Texts that are there, pieces of them, and some that may not be. */
function needles(records: readonly Json[]): fc.Arbitrary<string> {
  const texts = records.flatMap(textsOf).filter((text) => text !== '');
  const piece =
    texts.length === 0
      ? someWords
      : fc
          .tuple(fc.constantFrom(...texts), fc.nat(20), fc.integer({ min: 1, max: 12 }))
          .map(([text, at, length]) => text.slice(at % text.length, (at % text.length) + length));
  const turned = fc
    .tuple(piece, fc.boolean())
    .map(([text, up]) => (up ? text.toUpperCase() : text.toLowerCase()));
  return fc.oneof(piece, turned, someWords).filter((text) => text !== '' && quotedOf(text) === null);
}

const searched = fc
  .tuple(fc.array(values, { minLength: 1, maxLength: 5 }), fc.infiniteStream(fc.nat(1000)))
  .chain(([records, stream]) => {
    const choose = chooser(stream);
    const written = records.map((record) => writeJson(record, choose));
    return fc.record({ written: fc.constant(written), text: needles(records), matchCase: fc.boolean() });
  });

test('a record is found if and only if one of its texts has what is looked for', () => {
  fc.assert(
    fc.property(searched, ({ written, text, matchCase }) => {
      const search: TextSearch = { kind: 'text', text, matchCase };
      const expected = written.flatMap((json, row) => (isIn(search, json) ? [row] : []));
      expect(foundIn(written, textScan(search, facts()))).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});

/** Patterns with something to require, and something around it that takes it back, or does not. */
const patterns = (text: string): fc.Arbitrary<string> => {
  const plain = text.replace(/[\^$\\.*+?()[\]{}|/]/gu, '\\$&');
  const around = [
    '%',
    '^%',
    '%$',
    '.%',
    '%*',
    '%+x?',
    '%?',
    '%{0}',
    '%|zzz',
    '(?:%|q)',
    '(?!%)a',
    '[x%]',
    'a?%',
    '\\p{L}%',
    '%\\d',
    '%\\u0041?',
    '\\x41?%',
    '(a|b)%',
    '%{1,2}?',
    '[\\]]?%',
  ];
  return fc
    .constantFrom(...around)
    .map((form) => form.replace('%', () => (form.includes('[x') ? plain.replaceAll('-', '') : plain)));
};

test('a pattern is found if and only if it fits one of the texts', () => {
  const sought = searched.chain((one) =>
    patterns(one.text.toWellFormed()).map((pattern) => ({ ...one, pattern })),
  );
  fc.assert(
    fc.property(sought, ({ written, pattern, matchCase }) => {
      const search: TextSearch = { kind: 'regex', text: pattern, matchCase };
      const expected = written.flatMap((json, row) => (isIn(search, json) ? [row] : []));
      expect(foundIn(written, patternScan(search, facts()))).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});

test('what was learnt of a block by one search serves another, and changes nothing', () => {
  const twice = fc.tuple(
    searched,
    someWords.filter((word) => word !== ''),
  );
  fc.assert(
    fc.property(twice, ([{ written, text, matchCase }, before]) => {
      const known = facts();
      const search: TextSearch = { kind: 'text', text, matchCase };
      foundIn(written, textScan({ kind: 'text', text: before, matchCase: !matchCase }, known));
      expect(foundIn(written, textScan(search, known))).toEqual(foundIn(written, textScan(search, facts())));
    }),
  );
});

test('rows that nobody asks for are not found', () => {
  const records = ['{"a":"x"}', '{"a":"x"}', '{"a":"\\u0078"}', '{"a":"x"}'];
  const scan = textScan({ kind: 'text', text: 'x', matchCase: true }, facts());
  expect(foundIn(records, scan, (row) => row % 2 === 0)).toEqual([0, 2]);
});

describe('bytes that are there, but not as a text', () => {
  const cases: [needle: string, record: string][] = [
    ['nabc', '{"a":"\\nabc"}'],
    ['u00e9', '{"a":"\\u00e9"}'],
    ['e9x', '{"a":"\\u00e9x"}'],
    ['u4e2d', '{"a":"[\\"\\u005cu4e2d\\"]"}'],
    ['u4e2d', '{"a":"[\\"\\\\u4e2d\\"]"}'],
    ['ul', '{"a":null}'],
    ['1,2', '{"a":[1,2]}'],
    [': 1', '{"a": 1}'],
    [' 1', '{"a": 1}'],
    ['}{', '{}{}'],
    ['","', '{"a":["x","y"]}'],
    ['{"b":true}', '{"a":"{\\"b\\":true}"}'],
  ];
  test.each(cases)('%j in %s', (text, record) => {
    const records = record === '{}{}' ? ['{}', '{}'] : [record];
    for (const matchCase of [true, false])
      expect(foundIn(records, textScan({ kind: 'text', text, matchCase }, facts()))).toEqual([]);
  });
});

describe('texts that are there, but not as bytes', () => {
  const cases: [needle: string, record: string][] = [
    ['a"b', '{"x":"a\\"b"}'],
    ['/v1/a', '{"x":"\\/v1\\/a"}'],
    ['/v1/a', '{"x":"{\\"y\\":\\"\\\\/v1\\\\/a\\"}"}'],
    ['删除', '{"x":"\\u5220\\u9664"}'],
    ['删除', '{"x":"{\\"y\\":\\"\\\\u5220除\\"}"}'],
    ['删', '{"x":"[\\"\\\\\\u0075522\\u0030\\"]"}'],
    ['😀', '{"x":"\\ud83d\\uDE00"}'],
    ['a\tb', '{"x":"a\\tb"}'],
    ['{"B":TRUE}', '{"x":"{\\"B\\":TRUE}"}'],
    ['9007199254740993', '{"x":9007199254740993}'],
    ['1.50', '{"x":1.50}'],
  ];
  test.each(cases)('%j in %s', (text, record) => {
    for (const matchCase of [true, false])
      expect(foundIn(['{}', record], textScan({ kind: 'text', text, matchCase }, facts()))).toEqual([1]);
  });
});

describe('without regard to case', () => {
  const cases: [needle: string, text: string, isThere: boolean][] = [
    ['CREATESERVER', 'createServer', true],
    ['key', 'KEY', true],
    ['key', '\u212aey', true],
    ['item', '\u0130tem', false],
    ['\u0130', 'i\u0307', true],
    ['i', '\u0130', true],
    ['Überfall', 'überFALL', true],
    ['ὈΔΥΣΣΕΎΣ', 'ὀδυσσεύς', true],
    ['ß', 'ẞ', true],
    ['ss', 'ß', false],
  ];
  test.each(cases)('%j in %j: %s', (needle, text, isThere) => {
    const records = [JSON.stringify({ text }), '{"other":"é"}'];
    const found = foundIn(records, textScan({ kind: 'text', text: needle, matchCase: false }, facts()));
    expect(found).toEqual(isThere ? [0] : []);
  });
});

test('no letter but those named has a small form that passes for one without cases', () => {
  const strays = new Set<string>();
  for (let code = 0; code <= 0x10ffff; code += 1) {
    const letter = String.fromCodePoint(code);
    const folded = foldCase(letter);
    if (folded === letter) continue;
    for (const one of folded)
      if (!hasTwoCases(one) && !(letter <= 'Z' && one.toUpperCase() === letter)) strays.add(letter);
  }
  expect([...strays]).toEqual(['\u0130', '\u212a']);
});
