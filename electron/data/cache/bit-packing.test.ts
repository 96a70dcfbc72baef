import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsFor, packBits, unpackAbove, unpackBits } from './bit-packing.ts';

describe('packed bits', () => {
  it.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [255, 8],
    [256, 9],
    [0x7fffffff, 31],
    [0xffffffff, 32],
  ])('up to %i take %i bits', (highest, bits) => expect(bitsFor(highest)).toBe(bits));

  it('come back as they were, at any width', () => {
    const widths = fc.integer({ min: 1, max: 32 });
    const made = widths.chain((bits) => {
      const value = fc.integer({ min: 0, max: 2 ** bits - 1 });
      return fc.tuple(fc.constant(bits), fc.array(value, { maxLength: 100 }));
    });
    fc.assert(
      fc.property(made, ([bits, values]) => {
        const packed = packBits(Uint32Array.from(values), bits);
        const words = new Uint32Array(packed.buffer);
        expect(words.length).toBe(Math.ceil((values.length * bits) / 32));
        expect([...unpackBits(words, bits, new Uint32Array(values.length))]).toEqual(values);
        if (bits <= 8) expect([...unpackBits(words, bits, new Uint8Array(values.length))]).toEqual(values);
      }),
      { numRuns: 500 },
    );
  });

  it('come back above the lowest, and say whether one has all bits set', () => {
    const widths = fc.integer({ min: 1, max: 31 });
    const made = widths.chain((bits) => {
      const value = fc.oneof(fc.integer({ min: 0, max: 2 ** bits - 1 }), fc.constant(2 ** bits - 1));
      return fc.tuple(fc.constant(bits), fc.array(value, { maxLength: 100 }), fc.constantFrom(0, -7, 1.7e12));
    });
    fc.assert(
      fc.property(made, ([bits, values, lowest]) => {
        const words = new Uint32Array(packBits(Uint32Array.from(values), bits).buffer);
        const target = new Float64Array(values.length);
        expect(unpackAbove(words, bits, lowest, target)).toBe(values.includes(2 ** bits - 1));
        expect([...target]).toEqual(values.map((value) => lowest + value));
      }),
      { numRuns: 500 },
    );
  });
});
