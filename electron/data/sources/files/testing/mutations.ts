import * as fc from 'fast-check';

/** What happens to files on their way: bytes lost, changed, doubled, or written where they do not belong. */
export type Mutation =
  | { kind: 'cut'; at: number }
  | { kind: 'flip'; at: number; bit: number }
  | { kind: 'remove'; at: number; length: number }
  | { kind: 'repeat'; at: number; length: number }
  | { kind: 'insert'; at: number; bytes: string };

const INSERTED = [
  ...['"', '{', '}', '[', ']', ',', ':', '\\', '\n', '\0', '\xff', '\xc3', ' ', 'x', '1e999', '-'],
  ...[
    '{"a":1}',
    ',{"trace_id":"z"}',
    '\n[{"b":2}]',
    '{"traces":[',
    '"__proto__":',
    '\x1f\x8b\x08',
    'PK\x03\x04',
  ],
  ...['[['.repeat(300), '{"a":'.repeat(300)],
];

/** Places are shares of the length, so that they fit whatever is mutated. */
const place = fc.double({ min: 0, max: 1, noNaN: true });

export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('cut' as const), at: place }),
    fc.record({ kind: fc.constant('flip' as const), at: place, bit: fc.nat(7) }),
    fc.record({ kind: fc.constant('remove' as const), at: place, length: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ kind: fc.constant('repeat' as const), at: place, length: fc.integer({ min: 1, max: 200 }) }),
    fc.record({ kind: fc.constant('insert' as const), at: place, bytes: fc.constantFrom(...INSERTED) }),
  ),
  { minLength: 1, maxLength: 4 },
);

export function mutate(bytes: Buffer, changes: readonly Mutation[]): Buffer {
  return changes.reduce(mutateOnce, bytes);
}

function mutateOnce(bytes: Buffer, change: Mutation): Buffer {
  const at = Math.floor(change.at * bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (change.kind) {
    case 'cut':
      return before;
    case 'flip': {
      const copy = Buffer.from(bytes);
      if (at < copy.length) copy[at] = (copy[at] ?? 0) ^ (1 << change.bit);
      return copy;
    }
    case 'remove':
      return Buffer.concat([before, after.subarray(change.length)]);
    case 'repeat':
      return Buffer.concat([before, after.subarray(0, change.length), after]);
    case 'insert':
      return Buffer.concat([before, Buffer.from(change.bytes, 'latin1'), after]);
  }
}
