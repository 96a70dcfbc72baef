import * as fc from 'fast-check';
import { PLAIN_MEMBERS } from '../plain-members.ts';

// Texts of records as the service writes them and as it might: members in any order, some twice, values of every type and
// spelling, some of them no JSON at all.

const ID = '"c529254f-bcf5-11ed-a123-8b1fb5d9fcb0"';

/** As they are written, quotes and all. */
const VALUES = [
  ...['null', 'true', 'false', '""', '"true"', '"null"', '"normal"', '"ECS"', '"审计"', '" padded "', '"x"'],
  ...['0', '-0', '200', '"200"', '200.0', '2e2', '1.5', '-1', '1e400', '12345678901234567890', '0.1e-7'],
  ...[
    '"a\\"b"',
    '"a\\\\"',
    '"\\u0041"',
    '"\\ud83d\\ude00"',
    '"\\ud800"',
    '"tab\\t"',
    '"/\\/"',
    '"{\\"a\\":1}"',
  ],
  ...['{}', '[]', '[null, {"a": [1]}]', '{"name": "n", "domain": {"id": "d"}}', '{"a":"\\n","a":2}'],
  ...[
    '1718013614977',
    '1718013614',
    '"1718013614977"',
    '171801361497',
    '"2024-06-10T10:00:14Z"',
    '9999999999999',
  ],
  ...['{"id":12345678901234567890}', '"{\\"id\\":12345678901234567890,\\"name\\":\\"big\\"}"'],
  ...['[['.repeat(20) + ']]'.repeat(20), `"${'long '.repeat(600)}"`],
];
const USERS = [
  '"{\\"name\\":\\"ann\\",\\"id\\":\\"1\\",\\"domain\\":{\\"name\\":\\"d\\",\\"id\\":\\"2\\"}}"',
  '{"name":"ann","id":"1","domain":{"name":"d","id":"2"}}',
  '"ann"',
  '{"name":["ann"],"access_key_id":7,"more":{"a":null},"session_context":{"attributes":{"mfa_authenticated":"true"}}}',
];
/** No JSON, or not all of it. */
const BROKEN = [
  ...[
    '"a\\x"',
    '"\\u12g4"',
    '"tab\there"',
    'nul',
    '01',
    '1.',
    '-',
    '+1',
    '.5',
    '1e',
    '"open',
    '{"a"}',
    '[1,]',
    '{,}',
  ],
  ...['tru', "'a'", '"\\', '{"a":1', ''],
];
const NAMES = [
  ...PLAIN_MEMBERS,
  ...['request', 'response', 'message', 'request_id', 'x', '', '__proto__', 'user.name', 'trace_idx', 'TIME'],
  ...['trace\\u005fid', 'a\\"b', '事件', 'n'.repeat(70)],
];

/** Written into nearly every record by themselves. */
const OWN = new Set(['time', 'trace_id', 'trace_name', 'user']);

const blanks = fc.oneof(
  { weight: 200, arbitrary: fc.constant('') },
  { weight: 20, arbitrary: fc.constantFrom(' ', '\n  ', '\t', '\r\n') },
  { weight: 1, arbitrary: fc.constant('\u00a0') },
);
const values = fc.oneof(
  { weight: 150, arbitrary: fc.constantFrom(...VALUES) },
  { weight: 10, arbitrary: fc.constantFrom(...USERS) },
  {
    weight: 15,
    arbitrary: fc.string({ maxLength: 12, unit: 'grapheme' }).map((text) => JSON.stringify(text)),
  },
  { weight: 1, arbitrary: fc.constantFrom(...BROKEN) },
);

const member = fc
  .tuple(fc.constantFrom(...NAMES), values, blanks, blanks, blanks)
  .map(([name, value, before, between, after]) => ({
    name,
    text: `${before}"${name}"${between}:${after}${value}${before}`,
  }));
const members = fc.oneof(
  { weight: 9, arbitrary: fc.uniqueArray(member, { maxLength: 14, selector: ({ name }) => name }) },
  { weight: 1, arbitrary: fc.array(member, { maxLength: 14 }) },
);

const times = fc.constantFrom(
  '1718013614977',
  '1718013614',
  '1718013614978',
  '"1718013614977"',
  '1718013614977.0',
);
const ids = fc.oneof(
  { weight: 8, arbitrary: fc.uuid().map((id) => `"${id}"`) },
  { weight: 1, arbitrary: fc.constantFrom(ID, ID.toUpperCase(), '"not one"', `"{${ID.slice(2)}`, '12') },
);

/** Mostly with all that makes a record a plain one. */
const records = fc
  .tuple(
    members,
    fc.oneof({ weight: 9, arbitrary: fc.tuple(times, ids) }, { weight: 1, arbitrary: fc.constant(null) }),
    fc.constantFrom(...USERS, 'null', '""', '7'),
    fc.boolean(),
    fc.constantFrom('"createServer"', '"deleteServer"', 'null', '""'),
  )
  .map(([some, needed, user, isFirst, name]) => {
    const own =
      needed === null
        ? []
        : [`"time":${needed[0]}`, `"trace_id":${needed[1]}`, `"trace_name":${name}`, `"user":${user}`];
    const others = some.filter(({ name }) => needed === null || !OWN.has(name)).map(({ text }) => text);
    return `{${(isFirst ? [...own, ...others] : [...others, ...own]).join(',')}}`;
  });

/** Lists of them, and lines. */
export const plainTexts: fc.Arbitrary<Buffer> = fc
  .tuple(fc.array(records, { maxLength: 8 }), fc.constantFrom('list', 'lines', 'answer'), blanks)
  .map(([texts, form, blank]) => {
    if (form === 'lines') return texts.map((text) => `${text}${blank}\n`).join('');
    const list = `[${texts.join(`,${blank}`)}]`;
    return form === 'list' ? list : `{"traces":${list},"meta_data":{"count":${texts.length}}}`;
  })
  .map((text) => Buffer.from(text));
