import { describe, expect, test } from 'vitest';
import { NESTING_LIMIT, type Json } from '../../../../shared/model/json.ts';
import { RECORD_LIMITS, type RecordLimits } from './raw-record.ts';
import { splitText } from './testing/splitting.ts';

interface Case {
  text: string | Buffer;
  limits?: Partial<RecordLimits>;
  /** In order: the place and line, then the value, or the code of a refusal and how it begins. */
  gives: (
    | [at: number, line: number | null, value: Json]
    | [number, number | null, { refused: string; excerpt?: string }]
  )[];
}

const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

const FORMS: Record<string, Case> = {
  'a list on one line': {
    text: '[{"a":1,"b":[{"c":2},{"c":3}]}, {"a":2},{"a":"},{\\"a\\":"}]',
    gives: [
      [1, null, { a: 1, b: [{ c: 2 }, { c: 3 }] }],
      [32, null, { a: 2 }],
      [40, null, { a: '},{"a":' }],
    ],
  },
  'an indented list': {
    text: '[\n  {\n    "a": 1\n  },\n  {\n    "a": 2\n  }\n]\n',
    gives: [
      [4, 2, { a: 1 }],
      [24, 5, { a: 2 }],
    ],
  },
  'several lists': {
    text: '[{"a":1}][{"a":2}]\n[]\n[{"a":3}]',
    gives: [
      [1, null, { a: 1 }],
      [10, null, { a: 2 }],
      [23, 3, { a: 3 }],
    ],
  },
  'a list of other values': {
    text: '[1,"two",null, {"a":4}]',
    gives: [
      [1, null, 1],
      [3, null, 'two'],
      [9, null, null],
      [15, null, { a: 4 }],
    ],
  },
  'lists in lists': {
    text: '[[{"a":1},{"a":2}],[],[[{"a":3}]]]',
    gives: [
      [2, null, { a: 1 }],
      [10, null, { a: 2 }],
      [24, null, { a: 3 }],
    ],
  },
  'lines, with empty ones and either kind of ending': {
    text: '{"a":1}\r\n\r\n{"a":2}\n \n{"a":3}',
    gives: [
      [0, 1, { a: 1 }],
      [11, 3, { a: 2 }],
      [21, 5, { a: 3 }],
    ],
  },
  'lines that are lists and answers': {
    text: '[{"a":1},{"a":2}]\n{"traces":[{"a":3},{"a":4}],"meta_data":{"count":2}}\n{"a":5}\n',
    gives: [
      [1, null, { a: 1 }],
      [9, null, { a: 2 }],
      [29, 2, { a: 3 }],
      [37, 2, { a: 4 }],
      [71, 3, { a: 5 }],
    ],
  },
  'objects one after another': {
    text: '{"a":1}{"a":2} {\n"a":3\n}\u001e{"a":4},{"a":5}',
    gives: [
      [0, 1, { a: 1 }],
      [7, 1, { a: 2 }],
      [15, 1, { a: 3 }],
      [25, 3, { a: 4 }],
      [33, 3, { a: 5 }],
    ],
  },
  'pages of answers in a list': {
    text: '[{"traces":[{"a":1}]},{"traces":[{"a":2}],"meta_data":{}}]',
    gives: [
      [12, null, { a: 1 }],
      [33, null, { a: 2 }],
    ],
  },
  'a list two levels deep': {
    text: '{"Code":"200","SystemEvents":{"Total":1,"SystemEvent":[{"Id":1},{"Id":2}]},"Success":true}',
    gives: [
      [55, null, { Id: 1 }],
      [64, null, { Id: 2 }],
    ],
  },
  'an answer without records': { text: '{"traces":[],"meta_data":{"count":0,"marker":null}}', gives: [] },
  'a byte order mark, also in the middle': {
    text: '\ufeff{"a":1}\n\ufeff{"a":2}\n',
    gives: [
      [3, 1, { a: 1 }],
      [14, 2, { a: 2 }],
    ],
  },
  'names that objects have anyway': {
    text: '{"__proto__":{"a":1},"constructor":2,"a":1,"a":3}',
    gives: [[0, 1, JSON.parse('{"__proto__":{"a":1},"constructor":2,"a":3}') as Json]],
  },
  'numbers beyond 2^53, as their text': {
    text: '{"a":12345678901234567890,"b":[-9007199254740993,1e400],"c":9007199254740991,"d":0.1}',
    gives: [
      [0, 1, { a: '12345678901234567890', b: ['-9007199254740993', '1e400'], c: 9007199254740991, d: 0.1 }],
    ],
  },
  nothing: { text: '', gives: [] },
  'white space': { text: ' \r\n\t\n', gives: [] },
};

const NO_HOLDERS: Record<string, Case> = {
  'a record with a list of that name': {
    text: '{"records":[{"a":1}],"trace_id":"x"}',
    gives: [[0, 1, { records: [{ a: 1 }], trace_id: 'x' }]],
  },
  'a list of that name deeper in a record': {
    text: '{"a":{"records":[{"b":1}]}}',
    gives: [[0, 1, { a: { records: [{ b: 1 }] } }]],
  },
  'a list of texts': { text: '{"value":["x"]}', gives: [[0, 1, { value: ['x'] }]] },
  'an empty list beside something else': {
    text: '{"entries":[],"colour":"red"}',
    gives: [[0, 1, { entries: [], colour: 'red' }]],
  },
  'a list in an element of a list of records': {
    text: '{"traces":[{"events":[{"a":1}]}]}',
    gives: [[11, null, { events: [{ a: 1 }] }]],
  },
};

const REFUSALS: Record<string, Case> = {
  'lines that are no JSON, each for itself': {
    text: 'hello\n{"a":1}\n{"a":\n{"a" 2}\n"text"\n{"a":3}\n',
    gives: [
      [0, 1, { refused: 'not-json', excerpt: 'hello' }],
      [6, 2, { a: 1 }],
      [14, 3, { refused: 'not-json', excerpt: '{"a":' }],
      [20, 4, { refused: 'not-json', excerpt: '{"a" 2}' }],
      [28, 5, 'text'],
      [35, 6, { a: 3 }],
    ],
  },
  'something before, between and behind the objects of a line': {
    text: 'log {"a":1,"b":2} x{"a":2,"b":2}y\n{"a":3,"b":2}',
    gives: [
      [0, 1, { refused: 'not-json', excerpt: 'log ' }],
      [4, 1, { a: 1, b: 2 }],
      [18, 1, { refused: 'not-json', excerpt: 'x' }],
      [19, 1, { a: 2, b: 2 }],
      [32, 1, { refused: 'not-json', excerpt: 'y' }],
      [34, 2, { a: 3, b: 2 }],
    ],
  },
  'something between the elements of a list': {
    text: '[{"a":1,"b":2},oops,{"a":2,"b":2} {"a":3,"b":2},,{"a":4,"b":2},]',
    gives: [
      [1, null, { a: 1, b: 2 }],
      [15, null, { refused: 'not-json', excerpt: 'oops,' }],
      [20, null, { a: 2, b: 2 }],
      [34, null, { a: 3, b: 2 }],
      [49, null, { a: 4, b: 2 }],
    ],
  },
  'an element with a lost quote': {
    text: '[{"a":1,"b":"x"},{"a":2,"b:"x"},{"a":3,"b":"x"}]',
    gives: [
      [1, null, { a: 1, b: 'x' }],
      [17, null, { refused: 'not-json', excerpt: '{"a":2,"b:"x"},' }],
      [32, null, { a: 3, b: 'x' }],
    ],
  },
  'an element with a lost bracket, and lists of its own': {
    text: '[{"a":1,"b":[{"c":1},{"c":2}]},{"a":2,"b":[{"c":1},{"c":2]},{"a":3,"b":[]}]',
    gives: [
      [1, null, { a: 1, b: [{ c: 1 }, { c: 2 }] }],
      [31, null, { refused: 'not-json', excerpt: '{"a":2,"b":[{"c":1},{"c":2]},' }],
      [60, null, { a: 3, b: [] }],
    ],
  },
  'a damaged object that is written on several lines': {
    text: '{\n  "a": 1\n}\n{\n  "a" 2,\n  "b": [\n    1\n  ]\n}\n{\n  "a": 3\n}\n',
    gives: [
      [0, 1, { a: 1 }],
      [13, 4, { refused: 'not-json', excerpt: '{\n  "a" 2,\n  "b": [\n    1\n  ]\n}' }],
      [45, 10, { a: 3 }],
    ],
  },
  'a list that is cut off within an element': {
    text: '[{"a":1},{"a":2,"b":"x',
    gives: [
      [1, null, { a: 1 }],
      [9, null, { refused: 'cut-off', excerpt: '{"a":2,"b":"x' }],
    ],
  },
  'a list that is cut off between elements': {
    text: '[{"a":1},\n{"a":2}',
    gives: [
      [1, null, { a: 1 }],
      [10, 2, { a: 2 }],
      [17, 2, { refused: 'cut-off' }],
    ],
  },
  'an answer that is cut off': {
    text: '{"meta_data":{},"traces":[{"a":1},{"a"',
    gives: [
      [26, null, { a: 1 }],
      [34, null, { refused: 'cut-off', excerpt: '{"a"' }],
    ],
  },
  'a last line that is cut off': {
    text: '{"a":1}\n{"a":{"b":',
    gives: [
      [0, 1, { a: 1 }],
      [8, 2, { refused: 'cut-off', excerpt: '{"a":{"b":' }],
    ],
  },
  'a list that was never closed, before another': {
    text: '[{"a":1},{"a":2}\n[{"a":3}]',
    gives: [
      [1, null, { a: 1 }],
      [9, null, { a: 2 }],
      [18, 2, { a: 3 }],
    ],
  },
  zeros: {
    text: '{"a":1}\n\0\0\0\0\n{"a":2}\n{"a":"\0"}\n',
    gives: [
      [0, 1, { a: 1 }],
      [8, 2, { refused: 'not-json', excerpt: '\0\0\0\0' }],
      [13, 3, { a: 2 }],
      [21, 4, { refused: 'not-json', excerpt: '{"a":"\0"}' }],
    ],
  },
  'bytes that are no UTF-8': {
    text: Buffer.concat([
      Buffer.from('[{"a":"é"},{"a":"'),
      Buffer.from([0xe9]),
      Buffer.from('"},{"a":"審"}]'),
    ]),
    gives: [
      [1, null, { a: 'é' }],
      [12, null, { refused: 'bad-utf8', excerpt: '{"a":"\ufffd"}' }],
      [22, null, { a: '審' }],
    ],
  },
  'nesting beyond the limit, in any form': {
    text: `{"a":${deep(NESTING_LIMIT - 1)}}\n{"a":${deep(NESTING_LIMIT)}}\n[${deep(10_000)},{"a":1}]\n`,
    gives: [
      [0, 1, JSON.parse(`{"a":${deep(NESTING_LIMIT - 1)}}`) as Json],
      [2 * NESTING_LIMIT + 5, 2, { refused: 'nested-too-deep' }],
      [4 * NESTING_LIMIT + 12 + 4, 3, { refused: 'nested-too-deep' }],
      [4 * NESTING_LIMIT + 20_014, 3, { a: 1 }],
    ],
  },
  'records beyond the limit': {
    text: `[{"a":1},{"a":"${'x'.repeat(100)}"},{"a":2}]\n{"a":"${'x'.repeat(100)}"}\n`,
    limits: { recordBytes: 50 },
    gives: [
      [1, null, { a: 1 }],
      [9, null, { refused: 'record-too-large' }],
      [118, null, { a: 2 }],
      [127, 2, { refused: 'record-too-large' }],
    ],
  },
};

describe.for([
  ['takes records from', FORMS],
  ['takes for one record', NO_HOLDERS],
  ['refuses, and goes on after,', REFUSALS],
] as const)('%s', ([, cases]) => {
  test.for(Object.entries(cases))('%s', ([, { text, limits, gives }]) => {
    const found = splitText(text, { ...RECORD_LIMITS, ...limits });
    expect(
      found.map(({ at, line, value, refused, excerpt }, index) => {
        const wanted = gives[index]?.[2];
        const isRefusal = typeof wanted === 'object' && wanted !== null && 'refused' in wanted;
        if (refused === undefined) return [at, line, value];
        return [at, line, isRefusal && !('excerpt' in wanted) ? { refused } : { refused, excerpt }];
      }),
    ).toEqual(gives.map(([at, line, value]) => [at, line, value]));
  });
});

test('a record gives the exact bytes that it was written in', () => {
  const text = '[ {"a" : 1,\t"b":"\\u00e9é"} ,{"a":2}]';
  expect(splitText(text).map((found) => found.text)).toEqual(['{"a" : 1,\t"b":"\\u00e9é"}', '{"a":2}']);
});

test.for([
  ['in a list', (record: string) => `[{"a":1},${record},{"a":2}]`],
  ['on lines', (record: string) => `{"a":1}\n${record}\n{"a":2}\n`],
] as const)('a record of too many values is refused before they take memory, %s', ([, textOf]) => {
  const record = `{"a":[${'[1],'.repeat(130_000)}1]}`;
  const found = splitText(textOf(record), { ...RECORD_LIMITS, values: 260_000 });
  expect(found.map(({ value, refused }) => refused ?? value)).toEqual([
    { a: 1 },
    'too-many-values',
    { a: 2 },
  ]);
  expect(splitText(textOf(record), { ...RECORD_LIMITS, values: 260_002 })).toHaveLength(3);
  expect(splitText(textOf(record), { ...RECORD_LIMITS, values: 260_002 })[1]?.refused).toBeUndefined();
});

test('a refusal says how large a record is and how large it may be', () => {
  const [found] = splitText(`{"a":"${'x'.repeat(2_000_000)}"}`, {
    ...RECORD_LIMITS,
    recordBytes: 1_000_000,
    depth: 200,
  });
  expect(found?.details).toEqual({ sizeBytes: 2_000_008, limitBytes: 1_000_000 });
});
