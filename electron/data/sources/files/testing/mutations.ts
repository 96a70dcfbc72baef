import * as fc from 'fast-check';

/** What happens to files on their way: bytes lost, changed, doubled, or written where they do not belong. */
export type Mutation =
  | { kind: 'cut'; at: number }
  | { kind: 'flip'; at: number; bit: number }
  | { kind: 'remove'; at: number; length: number }
  | { kind: 'repeat'; at: number; length: number }
  | { kind: 'insert'; at: number; bytes: string }
  | { kind: 'splice'; at: number; from: number; length: number }
  | { kind: 'swap'; at: number; value: string };

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

/** Values that a record may hold where another stood, as JSON text. */
const HOSTILE_VALUES = [
  ...['null', 'true', '0', '-1', '1e400', '12345678901234567890', '-0', '""', '"null"', '[]', '{}', '[null]'],
  ...['{"__proto__":{"x":1}}', '{"constructor":"c","toString":1}', '"\\u0000"', '"\\ud800"', '"\\ufeff"'],
  ...[
    '"{\\"a\\":"',
    '"[{]"',
    '1718013614977',
    '"1718013614"',
    '"2024-06-10T10:00:14"',
    '"99999-13-45T99:99:99Z"',
  ],
  '['.repeat(600) + ']'.repeat(600),
  '{"a":'.repeat(499) + '1' + '}'.repeat(499),
  JSON.stringify('['.repeat(600) + ']'.repeat(600)),
  JSON.stringify('x'.repeat(70_000)),
  `[${'{"trace_id":"z"},'.repeat(50)}0]`,
];

const STEPS = 2 ** 30;
/** Places are shares of the length, so that they fit whatever is mutated; left alone, most would be near its ends. */
const place = fc.noBias(fc.integer({ min: 0, max: STEPS })).map((step) => step / STEPS);

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

/** The same, with parts of the text where they do not belong, and values that nobody expects. */
export const hostileMutations: fc.Arbitrary<Mutation[]> = fc
  .tuple(
    fc.array(
      fc.oneof(
        fc.record({
          ...{ kind: fc.constant('splice' as const), at: place, from: place },
          length: fc.integer({ min: 1, max: 400 }),
        }),
        fc.record({
          ...{ kind: fc.constant('swap' as const), at: place },
          value: fc.constantFrom(...HOSTILE_VALUES),
        }),
      ),
      { minLength: 1, maxLength: 3 },
    ),
    fc.oneof({ weight: 2, arbitrary: mutations }, { weight: 3, arbitrary: fc.constant([]) }),
  )
  .map(([hostile, others]) => [...hostile, ...others]);

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
    case 'splice': {
      const from = Math.floor(change.from * bytes.length);
      return Buffer.concat([before, bytes.subarray(from, from + change.length), after]);
    }
    case 'swap':
      return swapValue(bytes, at, change.value);
  }
}

const MEMBER_VALUE = /:\s*(?:"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)/g;

/** Writes another value for the first member behind `at` whose value is no list or object. */
function swapValue(bytes: Buffer, at: number, value: string): Buffer {
  const text = bytes.toString('latin1');
  MEMBER_VALUE.lastIndex = at;
  const match = MEMBER_VALUE.exec(text);
  if (match === null) return bytes;
  const rest = text.slice(match.index + match[0].length);
  return Buffer.from(`${text.slice(0, match.index)}:${value}${rest}`, 'latin1');
}
