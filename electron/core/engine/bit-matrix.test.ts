import fc from 'fast-check';
import { expect, it } from 'vitest';
import { transpose } from './bit-matrix.ts';

it('the bit of a row and column becomes that of the column and row', () => {
  const words = fc.uint32Array({ minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(words, (given) => {
      const turned = given.slice();
      transpose(turned);
      for (let a = 0; a < 32; a += 1)
        for (let b = 0; b < 32; b += 1)
          if (((turned[b] ?? 0) >>> a) % 2 !== ((given[a] ?? 0) >>> b) % 2) expect([a, b]).toBe('equal');
    }),
  );
});
