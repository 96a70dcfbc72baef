import { describe, expect, it } from 'vitest';
import { NESTING_LIMIT } from '../../../shared/model/json.ts';
import { hashJsonText } from './canonical-text.ts';
import { hashJson } from './canonical.ts';
import { endHash, hashHex, startHash } from './hash128.ts';
import { parseJsonText } from './json-text.ts';

function scanned(text: string): string {
  startHash();
  const found = hashJsonText(text);
  endHash();
  return `${found} ${hashHex()}`;
}

function parsed(text: string): string {
  startHash();
  const value = parseJsonText(text);
  const found = value === undefined ? 'not-json' : hashJson(value) ? 'value' : 'empty';
  endHash();
  return `${found} ${hashHex()}`;
}

const KEYS = Array.from({ length: 100 }, (_, index) => `"k${index}":${index}`).join(',');

describe('hashes text as its parsed value', () => {
  it.each([
    '{}',
    ' [ ] ',
    '{"a":1}',
    '[1,-2,0,-0,0.5,1e3,1E-2,123456789012345,1234567890123456,9007199254740993,1e400,-1e400,10028231564845e3]',
    '{"a":{"b":[{"c":null},{},"",[],true,false]}}',
    '{"\\u0061b":"\\ud83d\\ude00","b":"\\"\\\\\\/\\b\\f\\n\\r\\t","é":"\u2028"}',
    '{"a":1,"b":2,"a":3}',
    '{"ab":1,"\\u0061b":2}',
    '{"__proto__":1,"constructor":2}',
    `{${KEYS}}`,
    '['.repeat(NESTING_LIMIT) + ']'.repeat(NESTING_LIMIT),
  ])('%#', (text) => {
    expect(scanned(text)).toBe(parsed(text));
    expect(scanned(text)).not.toMatch(/^not-json/);
  });

  it.each([
    ...[
      '',
      ' ',
      'null',
      '1',
      '"a"',
      'a',
      '{',
      '[',
      '{"a"',
      '{"a":',
      '{"a":1',
      '{"a":1,',
      '{"a":1,}',
      '[1,]',
      '[,1]',
      '[1 2]',
    ],
    ...[
      '{a:1}',
      "{'a':1}",
      '{"a" 1}',
      '{"a":01}',
      '{"a":1.}',
      '{"a":.5}',
      '{"a":+1}',
      '{"a":-}',
      '{"a":1e}',
      '{"a":tru}',
    ],
    ...[
      '{"a":nul}',
      '{"a":"b}',
      '{"a":"\\x"}',
      '{"a":"\\u12"}',
      '{"a":"\n"}',
      '{"a":"\u0000"}',
      '{}{}',
      '[]1',
      '{"a":1}}',
    ],
    ...['\u00a0{}', '\ufeff{}', '[1]//x', '{"a":NaN}', '{"a":Infinity}', '[0x1]', '[1,2', '["\\'],
    '['.repeat(NESTING_LIMIT + 1) + ']'.repeat(NESTING_LIMIT + 1),
    '{"a":'.repeat(5000) + '1' + '}'.repeat(5000),
  ])('and takes no text for JSON that is none: %#', (text) => {
    expect(scanned(text)).toBe(parsed(text));
    expect(scanned(text)).toMatch(/^not-json/);
  });
});
