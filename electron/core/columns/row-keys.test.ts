import { describe, expect, it } from 'vitest';
import { RowKeys } from './row-keys.ts';

/** Keys that differ in the given bytes only. */
function keysOf(...lasts: { at: number; byte: number }[]): Uint8Array {
  const bytes = new Uint8Array(lasts.length * 16);
  lasts.forEach(({ at, byte }, row) => {
    bytes[row * 16 + at] = byte;
  });
  return bytes;
}

describe('RowKeys', () => {
  it('compares keys of any two segments byte by byte, the first byte first', () => {
    const keys = new RowKeys();
    keys.append(0, keysOf({ at: 15, byte: 200 }, { at: 0, byte: 1 }));
    keys.append(2, keysOf({ at: 15, byte: 200 }, { at: 15, byte: 9 }));
    const sign = (a: number, b: number): number => Math.sign(keys.compare(a, b));
    expect([sign(0, 1), sign(1, 0), sign(0, 2), sign(0, 3), sign(3, 1)]).toEqual([-1, 1, 0, 1, -1]);
  });

  it('gives the key of any row', () => {
    const keys = new RowKeys();
    keys.append(0, keysOf({ at: 15, byte: 200 }, { at: 0, byte: 1 }));
    keys.append(2, keysOf({ at: 3, byte: 7 }));
    expect([0, 1, 2].map((row) => keys.bytesOf([row]).findIndex((byte) => byte > 0))).toEqual([15, 0, 3]);
    expect(() => keys.bytesOf([0, 3])).toThrow('No key');
    expect(() => keys.bytesOf([-1])).toThrow('No key');
  });

  it('does not take an unknown row for an equal one', () => {
    expect(() => new RowKeys().compare(0, 1)).toThrow('No key');
  });
});
