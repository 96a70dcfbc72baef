import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { viewOf } from '../plain-record.ts';
import { endOfString, hadEscapes } from './skip-json.ts';
import { endInHeld, hold, isHeld } from './string-end.ts';

/** Both ways, of a text in which a string may begin at `from`. */
function bothWays(bytes: Buffer, from: number, to: number): [unknown, unknown] {
  const view = viewOf(bytes);
  const found = (): unknown => {
    const end = endOfString(view, from, to);
    return end < 0 ? 'none' : { end, hadEscapes: hadEscapes() };
  };
  const slowly = found();
  hold(view);
  expect(isHeld(view)).toBe(true);
  return [slowly, found()];
}

const piece = fc.oneof(
  fc.constantFrom(
    '\\"',
    '\\\\',
    '\\n',
    '\\/',
    '\\u00e9',
    '\\uD83D',
    '\\u00g0',
    '\\x',
    '\\',
    '"',
    '\u0000',
    '\n',
  ),
  fc.constantFrom('{\\"id\\":\\"', 'Zürich', '日本', 'a', ' ', ':,[]{}', '\u007f', '\u0080'),
  fc.string({ maxLength: 40 }),
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => Buffer.from(pieces.join('')));

describe('the end of a string is the same, 16 bytes at a time and four', () => {
  it('in texts of all that may stand in one, wherever it begins and the text ends', () => {
    fc.assert(
      fc.property(text, fc.nat(20), fc.nat(20), (bytes, before, behind) => {
        const [slowly, fast] = bothWays(
          bytes,
          Math.min(before, bytes.length),
          Math.max(0, bytes.length - behind),
        );
        expect(fast).toEqual(slowly);
      }),
      { numRuns: 3000 },
    );
  });

  it('wherever among 16 bytes a quote, an escape or the end of the text lies', () => {
    const escapes = [
      '\\"',
      '\\\\',
      '\\u00e9',
      '\\u00e',
      '\\u00eg',
      '\\u00g9',
      '\\u0ge9',
      '\\ug0e9',
      '\\',
      '\\x',
    ];
    for (const middle of ['', '"', '\u001f"', '\\', ...escapes.map((escape) => `${escape}"`)]) {
      for (let before = 0; before < 35; before += 1) {
        const bytes = Buffer.from(`${'x'.repeat(before)}${middle}${'y'.repeat(before % 3)}`);
        for (let to = 0; to <= bytes.length; to += 1) {
          const [slowly, fast] = bothWays(bytes, 0, to);
          expect(fast, `${bytes.toString()} up to ${to}`).toEqual(slowly);
        }
      }
    }
  });

  it('where a longer text was held before, of which bytes are left behind this one', () => {
    hold(viewOf(Buffer.from('x"'.repeat(100))));
    expect(bothWays(Buffer.from('no end'), 0, 6)).toEqual(['none', 'none']);
  });
});

test('what is found is what JSON.parse takes', () => {
  fc.assert(
    fc.property(text, (bytes) => {
      const view = viewOf(bytes);
      hold(view);
      const end = endInHeld(0, bytes.length) >> 1;
      const parses = (candidate: string): boolean => {
        try {
          return typeof JSON.parse(`"${candidate}`) === 'string';
        } catch {
          return false;
        }
      };
      const quotes = [...bytes.keys()].filter((at) => bytes[at] === 0x22);
      const first = quotes.find((at) => parses(bytes.toString('utf8', 0, at + 1)));
      expect(end).toBe(first === undefined ? -1 : first + 1);
    }),
    { numRuns: 2000 },
  );
});

test('a text that is too long is followed all the same', () => {
  const bytes = Buffer.alloc(600 * 1024, 'x');
  bytes[bytes.length - 1] = 0x22;
  const view = viewOf(bytes);
  hold(view);
  expect(isHeld(view)).toBe(false);
  expect(endOfString(view, 0, bytes.length)).toBe(bytes.length);
});
