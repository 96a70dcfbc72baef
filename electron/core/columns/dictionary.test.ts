import { describe, expect, it } from 'vitest';
import { ABSENT, Dictionary } from './dictionary.ts';
import { bytesOfIds, idsFromBytes, packIds } from './packed-ids.ts';

describe('Dictionary', () => {
  it('numbers values in the order they are met and gives them back', () => {
    const dictionary = new Dictionary(['VPC']);
    expect([dictionary.idOf('ECS'), dictionary.idOf('VPC'), dictionary.idOf(null)]).toEqual([2, 1, ABSENT]);
    expect([1, 2, ABSENT, 3].map((id) => dictionary.valueOf(id))).toEqual(['VPC', 'ECS', null, null]);
  });

  it('tells what is new since a known id', () => {
    const dictionary = new Dictionary(['a', 'b']);
    dictionary.idOf('c');
    expect(dictionary.since(2)).toEqual(['c']);
    expect(dictionary.since(dictionary.size)).toEqual([]);
  });

  it('keeps apart values that an object would confuse', () => {
    const dictionary = new Dictionary();
    const nasty = ['__proto__', 'constructor', '', ' ', '1', '01', 'é', 'e\u0301'];
    expect(nasty.map((value) => dictionary.idOf(value))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('packed ids', () => {
  it.each([
    { highest: 0xff, width: 1 },
    { highest: 0x100, width: 2 },
    { highest: 0xffff, width: 2 },
    { highest: 0x10000, width: 4 },
  ])('take $width bytes up to $highest and survive being stored', ({ highest, width }) => {
    const packed = packIds([0, 1, highest], highest);
    expect(packed.BYTES_PER_ELEMENT).toBe(width);
    const odd = new Uint8Array(packed.byteLength + 1);
    odd.set(bytesOfIds(packed), 1);
    expect([...idsFromBytes(odd.subarray(1), width)]).toEqual([0, 1, highest]);
  });
});
