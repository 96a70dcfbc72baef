import fc from 'fast-check';
import { expect, it } from 'vitest';
import { viewOf } from '../../sources/files/plain-record.ts';
import { ByteIds } from './byte-ids.ts';

/** Somewhere among other bytes, as values lie in a file. */
function placed(text: string): [DataView, number, number] {
  const bytes = Buffer.from(`abc${text}xyz`);
  return [viewOf(bytes), 3, bytes.length - 3];
}

it('knows the values that were added, and no others', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ maxLength: 30 }), { maxLength: 60 }), (texts) => {
      const ids = new ByteIds();
      const added = texts.slice(texts.length / 2);
      added.forEach((text, id) => ids.add(...placed(text), id));
      for (const text of texts) expect(ids.find(...placed(text))).toBe(added.indexOf(text));
      ids.clear();
      for (const text of texts) expect(ids.find(...placed(text))).toBe(-1);
    }),
  );
});

it('grows with its values, forgets them when they are too many, and never says a wrong id', () => {
  const ids = new ByteIds();
  const count = 100_000;
  const textOf = (n: number): string => `"value ${n * 7919}"`;
  for (let n = 0; n < count; n += 1) {
    ids.add(...placed(textOf(n)), n);
    if (ids.find(...placed(textOf(n))) !== n) throw new Error(`${n} is not known.`);
  }
  const found = Array.from({ length: count }, (_, n) => ids.find(...placed(textOf(n))));
  expect(found.filter((id, n) => id !== -1 && id !== n)).toEqual([]);
  expect(found.filter((id) => id >= 0).length).toBeGreaterThan(1000);
});

it('does not keep values that are very long', () => {
  const ids = new ByteIds();
  ids.add(...placed('x'.repeat(10_000)), 1);
  expect(ids.find(...placed('x'.repeat(10_000)))).toBe(-1);
});
