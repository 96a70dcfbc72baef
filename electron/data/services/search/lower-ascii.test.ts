import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lowerAscii } from './lower-ascii.ts';

test('ASCII letters are made small and nothing else is changed, wherever the text begins', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.integer({ min: 0, max: 7 }), (bytes, offset) => {
      const text = Buffer.concat([Buffer.alloc(offset), bytes]);
      const source = new Uint8Array(text.buffer, text.byteOffset + offset, bytes.length);
      const into = Buffer.allocUnsafeSlow(64);
      lowerAscii(source, into);
      const expected = Buffer.from(bytes)
        .toString('latin1')
        .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
      expect(into.toString('latin1', 0, bytes.length)).toBe(expected);
      expect([...source]).toEqual([...bytes]);
    }),
  );
});
