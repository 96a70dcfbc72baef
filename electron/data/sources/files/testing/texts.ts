import * as fc from 'fast-check';
import type { Json, JsonObject } from '../../../../../shared/model/json.ts';

const NAMES = [
  'a',
  'b',
  'trace_id',
  'records',
  'value',
  'id',
  'x y',
  'traces',
  'SystemEvents',
  'SystemEvent',
  'é',
];

const scalars: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom(
    null,
    true,
    -1.5e3,
    1,
    'x',
    'a"b\\',
    'é審',
    '{"x":1},{"y":2}',
    '],[',
    '\u2028',
    '\ud83d\ude00',
  ),
  fc.string({ maxLength: 20 }),
);

const values: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 3 }),
  ),
})).value;

const records: fc.Arbitrary<JsonObject[]> = fc.array(
  fc
    .tuple(fc.nat(999), values, fc.boolean())
    .map(([id, value, isFirst]): JsonObject =>
      isFirst
        ? { trace_id: `t${id}`, time: id, request: value }
        : { api: value, trace_id: `t${id}`, time: id },
    ),
  { maxLength: 6 },
);

const INDENTS = [0, 2, '\t'];

/** Texts of every form that records come in, and a few that are none. */
export const texts: fc.Arbitrary<Buffer> = fc
  .tuple(
    records,
    values,
    fc.constantFrom(...INDENTS),
    fc.constantFrom('\n', '\r\n', '\n\n', ' ', '', ',\n'),
    fc.nat(6),
  )
  .map(([list, value, indent, between, form]) => {
    const each = (make: (record: JsonObject) => unknown): string[] =>
      list.map((record) => JSON.stringify(make(record)));
    switch (form) {
      case 0:
        return JSON.stringify(list, null, indent);
      case 1:
        return each((record) => record).join(between);
      case 2:
        return JSON.stringify({ count: 1, traces: list, meta_data: { count: 2 } }, null, indent);
      case 3:
        return each((record) => [record, record]).join('\n');
      case 4:
        return JSON.stringify({ Code: 1, SystemEvents: { SystemEvent: list }, Z: [1, {}] }, null, indent);
      case 5:
        return list.map((record) => JSON.stringify(record, null, 2)).join('\n');
      default:
        return JSON.stringify(value, null, indent);
    }
  })
  .map((text) => Buffer.from(text));
