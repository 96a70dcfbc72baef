import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PACKING_BITS, packText, unpackText } from './packed-text.ts';

function packed(text: string): { bytes: number; back: string } {
  const bytes = Buffer.alloc(text.length * 2 + 16, 0xa5);
  const { packing, length } = packText(text, bytes);
  expect(packing).toBeLessThan(2 ** PACKING_BITS);
  return { bytes: length, back: unpackText(packing, bytes.subarray(0, length)) };
}

test.for([
  ['0f8fad5b-d9cb-469f-a165-70867728950e', 16],
  ['0F8FAD5B-D9CB-469F-A165-70867728950E', 36],
  ['0f8fad5b-d9cb-469f-a165-70867728950', 35],
  ['10.0.0.1', 4],
  ['255.255.255.255', 4],
  ['256.1.1.1', 9],
  ['10.0.00.1', 9],
  ['01.2.3.4', 8],
  ['1.2.3.4.', 8],
  ['1..2.3.4', 8],
  ['1.2.3.4.5', 9],
  ['1.2.3.', 6],
  ['0123456789abcdef', 8],
  ['0123456789abcdeF', 16],
  ['0123456789abcde', 15],
  ['00000000', 4],
  ['0000000', 7],
  ['', 0],
  ['\u00ff', 1],
  ['\u0100', 2],
  ['\ud800', 2],
] as const)('%j takes %i bytes', ([text, bytes]) => {
  expect(packed(text)).toEqual({ bytes, back: text });
});

test('every text comes back as it is', () => {
  const near = fc.oneof(
    fc.uuid(),
    fc.ipV4(),
    fc.stringMatching(/^[0-9a-fA-F]{1,40}$/),
    fc.stringMatching(/^[0-9.]{5,17}$/),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  fc.assert(
    fc.property(near, (text) => {
      expect(packed(text).back).toBe(text);
    }),
    { numRuns: 1000 },
  );
});
