import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewOf } from '../../sources/files/plain-record.ts';
import { Printer } from './printer.ts';

/** Of a text's first 0, 1, 12 … bytes. */
const BITS = [
  '3598352834 323284825',
  '4290175308 1892969408',
  '2758222472 1753510459',
  '990563472 2692866755',
  '2268615707 2560028618',
  '166561877 3112851796',
  '2350847024 1282421358',
  '3999343798 1820638508',
  '146788456 1442515205',
  '3808782027 3774257272',
];

function printOf(text: Uint8Array, context = ''): string {
  const prints = new Uint32Array(2);
  const printer = new Printer();
  printer.begin(context);
  printer.write(viewOf(text), 0, text.length, prints, 0);
  return prints.join(' ');
}

describe('prints', () => {
  it('are the same for the same bytes, whatever was printed before', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { minLength: 1 }), (texts) => {
        const printer = new Printer();
        printer.begin('');
        const prints = new Uint32Array(texts.length * 2);
        texts.forEach((text, at) => printer.write(viewOf(text), 0, text.length, prints, at * 2));
        texts.forEach((text, at) => {
          expect(prints.subarray(at * 2, at * 2 + 2).join(' ')).toBe(printOf(text));
        });
      }),
    );
  });

  it('differ with a bit, with zeros at the end, and with the context', () => {
    const text = fc.uint8Array({ minLength: 1, maxLength: 3000 });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(7), (bytes, place, bit) => {
        const other = Uint8Array.from(bytes);
        const at = place % bytes.length;
        other[at] = (other[at] ?? 0) ^ (1 << bit);
        const own = printOf(bytes);
        expect(printOf(other)).not.toBe(own);
        expect(printOf(Uint8Array.of(...bytes, 0))).not.toBe(own);
        expect(printOf(bytes, 'columns')).not.toBe(own);
      }),
    );
  });

  it('of many like texts are all different, in either half', () => {
    const count = 50_000;
    const texts = Array.from({ length: count }, (_, at) => Buffer.from(`{"trace_id":"${at}","code":200}`));
    const all = texts.map((text) => printOf(text));
    expect(new Set(all).size).toBe(count);
    for (const half of [0, 1]) {
      // Of 50,000 numbers of 32 bits, 0.3 pairs are equal by chance.
      expect(new Set(all.map((print) => print.split(' ')[half])).size).toBeGreaterThan(count - 10);
    }
  });

  it('have the bits that workspaces hold, whatever is left of the last word', () => {
    const text = Buffer.from('{"trace_id":"c529254f-bcf5-11ed"}');
    const prints = [0, 1, 12, 13, 15, 16, 17, 30, 31, 33].map((length) => printOf(text.subarray(0, length)));
    expect(prints).toEqual(BITS);
  });
});
