import { describe, expect, test } from 'vitest';
import { Failure } from '../../../../shared/model/failure.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { recordTest } from './record-test.ts';

const RECORD = JSON.stringify({
  code: 204,
  read_only: false,
  tracker_name: null,
  user: '{"domain":{"name":"harbour-demo"},"name":"ops.042"}',
  request: { server: { name: 'say "hi"', tags: ['a', 'b'], sizes: [[], 'c'], note: '{cut off' } },
});

describe('a text', () => {
  const cases: [what: string, text: string, isThere: boolean][] = [
    ['of a value', 'say', true],
    ['of a name', 'tracker_name', true],
    ['of a number', '204', true],
    ['of false', 'false', true],
    ['of nothing', 'null', false],
    ['in JSON that is a text', 'harbour', true],
    ['of a name in JSON that is a text', 'domain', true],
    ['with marks of JSON that is a text', '{"domain"', false],
    ['with a mark that is in the text', '{cut', true],
    ['with its quotes', 'say "hi"', true],
    ['over two texts', 'server name', false],
  ];
  test.each(cases)('%s', (_what, text, isThere) => {
    expect(recordTest({ kind: 'text', text, matchCase: true })(RECORD)).toBe(isThere);
  });
});

describe('a piece of JSON', () => {
  const cases: [what: string, text: string, isThere: boolean][] = [
    ['a name', '"domain"', true],
    ['a value', '"ops.042"', true],
    ['a part of a value', '"ops"', false],
    ['a member', '"name": "ops.042"', true],
    ['a member without a blank, with a comma', '"name":"ops.042",', true],
    ['a member in other case', '"NAME": "OPS.042"', true],
    ['a number', '"code": 204', true],
    ['a part of a number', '"code": 20', false],
    ['null', '"tracker_name": null', true],
    ['a name of another value', '"code": "ops.042"', false],
    ['a member whose value is a list', '"tags": "a"', false],
    ['the text behind an empty list', '"sizes": "c"', false],
    ['quotes that are in a text', '"hi"', true],
  ];
  test.each(cases)('%s', (_what, text, isThere) => {
    expect(recordTest({ kind: 'text', text, matchCase: false })(RECORD)).toBe(isThere);
  });
});

describe('a pattern', () => {
  const cases: [pattern: string, matchCase: boolean, isThere: boolean][] = [
    ['^ops\\.\\d+$', true, true],
    ['^OPS', true, false],
    ['^OPS', false, true],
    ['^20\\d$', true, true],
    ['null', true, false],
    ['ops.*harbour', true, false],
    ['\\p{Lu}', true, false],
  ];
  test.each(cases)('%s', (text, matchCase, isThere) => {
    expect(recordTest({ kind: 'regex', text, matchCase })(RECORD)).toBe(isThere);
  });

  test('that is none is refused with what is wrong about it', () => {
    const failure = failureOf(() => recordTest({ kind: 'regex', text: 'a/(', matchCase: true }));
    expect(failure).toEqual(new Failure('search-pattern', { pattern: 'a/(', reason: 'Unterminated group' }));
    expect(failure.details).toEqual({ pattern: 'a/(', reason: 'Unterminated group' });
  });
});

test('of a name that is there twice both values are seen', () => {
  const found = recordTest({ kind: 'text', text: 'first', matchCase: true });
  expect(found('{"a":"first","a":"second"}')).toBe(true);
});
