import { describe, expect, it } from 'vitest';
import type { Json } from '../../../shared/model/json.ts';
import type { Trace } from '../../../shared/model/trace.ts';
import { TRACE_FIELDS } from '../../../shared/model/trace-fields.ts';
import { CONTENT_TAGS } from './content.ts';
import { computedTraceId, contentDigest, dedupeKey, writeContentDigest } from './identity.ts';
import { newTrace } from './new-trace.ts';

function trace(members: Partial<Trace> = {}): Trace {
  return {
    ...newTrace('huawei', 'cts'),
    trace_id: 'id',
    time: 1718013614977,
    trace_name: 'deleteBucket',
    ...members,
  };
}

const LEFT_OUT = new Set(['provider', 'region', 'project_id', 'tracker_name', 'trace_id']);
const VALUES = {
  text: 'x',
  number: 5,
  boolean: false,
  time: 1718013614000,
  json: { a: 1 },
  list: ['x'],
} as const;

it('lists every documented field but those of place and identity as content', () => {
  const documented = TRACE_FIELDS.filter((field) => field.documented && !LEFT_OUT.has(field.name));
  expect(Object.keys(CONTENT_TAGS).sort()).toEqual(documented.map(({ name }) => name).sort());
  const tags = Object.values(CONTENT_TAGS);
  expect(new Set(tags).size).toBe(tags.length);
});

describe('the digest', () => {
  it.each(TRACE_FIELDS.filter(({ name }) => !LEFT_OUT.has(name)))('counts $name', ({ name, kind }) => {
    expect(contentDigest(trace({ [name]: VALUES[kind] }))).not.toBe(contentDigest(trace()));
  });

  it('tells fields apart that hold the same', () => {
    const digests = TRACE_FIELDS.filter(({ name, kind }) => kind === 'text' && !LEFT_OUT.has(name)).map(
      ({ name }) => contentDigest(trace({ trace_name: null, [name]: 'same' })),
    );
    expect(new Set(digests).size).toBe(digests.length);
  });

  it.each([...LEFT_OUT].filter((name) => name !== 'provider'))('leaves out %s', (name) => {
    expect(contentDigest(trace({ [name]: 'other' }))).toBe(contentDigest(trace()));
  });

  it('leaves out unknown members', () => {
    expect(contentDigest(trace({ extra: { trace_status: 'done' } }))).toBe(contentDigest(trace()));
  });

  it.each<[string, Json, Json]>([
    ['members in another order', { a: 1, b: { c: 2, d: [3] } }, { b: { d: [3], c: 2 }, a: 1 }],
    ['JSON text', { a: [1, 'x', true, null] }, '{"a":[1,"x",true,null]}'],
    [
      'JSON text with white space and escapes',
      { name: 'Aé/\n' },
      ' { "\\u006eame" :\t"\\u0041\\u00e9\\/\\n" }\r\n',
    ],
    ['numbers written in several ways', { a: 100, b: 0.5, c: 0 }, '{"a":1e2,"b":5.0E-1,"c":-0}'],
    ['an empty object', null, {}],
    ['the text of an empty object', null, ' {} '],
    ['members that are absent', { a: 1 }, { a: 1, b: null, c: '', d: {}, e: { f: null } }],
    ['JSON text with members that are absent', { a: 1 }, '{"b":null,"a":1,"c":"","d":{"e":{}}}'],
    ['a repeated member, of which the last counts', { a: 2 }, '{"a":1,"a":2}'],
    ['digits beyond what a number holds', { a: '12345678901234567890' }, '{"a":12345678901234567890}'],
  ])('is the same for %s', (_name, one, other) => {
    expect(contentDigest(trace({ request: one }))).toBe(contentDigest(trace({ request: other })));
  });

  it.each<[string, Json, Json]>([
    ['a number and the text of it', { a: 1 }, { a: '1' }],
    ['true and the text of it', { a: true }, { a: 'true' }],
    ['an empty list and nothing', [], null],
    ['a list and the same in another order', [1, 2], [2, 1]],
    ['a list in a list and the list', [[1], 2], [1, [2]]],
    ['an item that is absent and none', [null], []],
    ['members that swapped their values', { a: 1, b: 2 }, { a: 2, b: 1 }],
    ['a member and a list of its parts', { a: 'b' }, ['a', 'b']],
    ['a text and one with a NUL behind', 'ab', 'ab\u0000'],
    ['JSON text and JSON text that is cut off', '{"a":1}', '{"a":1'],
    ['JSON text and the same within a text', '{"a":1}', '"{\\"a\\":1}"'],
    ['neighbours whose texts end elsewhere', { a: 'bc', d: 'e' }, { ab: 'c', d: 'e' }],
  ])('differs between %s', (_name, one, other) => {
    expect(contentDigest(trace({ request: one }))).not.toBe(contentDigest(trace({ request: other })));
  });

  it('parses objects and lists in fields of text, too', () => {
    expect(contentDigest(trace({ message: '{"a":1,"b":2}' }))).toBe(
      contentDigest(trace({ message: ' {"b":2, "a":1}' })),
    );
  });

  it('takes the words of a source instead of the rating made from them', () => {
    const event = {
      ...trace({ severity: 'critical', extra: { outcome: 'success' } }),
      format: 'ibm-g3',
      provider: 'ibm',
    } as const;
    expect(contentDigest({ ...event, trace_rating: 'incident' })).toBe(
      contentDigest({ ...event, trace_rating: 'normal' }),
    );
    expect(contentDigest({ ...event, severity: 'normal' })).not.toBe(contentDigest(event));
    expect(contentDigest({ ...event, extra: { outcome: 'failure' } })).not.toBe(contentDigest(event));
  });

  it('leaves out the record time where it is that of a log', () => {
    const event = { ...trace(), provider: 'ibm', format: 'ibm-g3' } as const;
    expect(contentDigest({ ...event, record_time: 1718013615000 })).toBe(contentDigest(event));
  });

  it('is written as words as it is written as text', () => {
    const words = new Uint32Array(6);
    writeContentDigest(trace(), words, 1);
    const hex = Array.from(words.subarray(1, 5), (word) => word.toString(16).padStart(8, '0')).join('');
    expect(hex).toBe(contentDigest(trace()));
    expect([words[0], words[5]]).toEqual([0, 0]);
  });

  it('scatters what is nearly the same over each half of its bits', () => {
    const count = 50_000;
    const digests = Array.from({ length: count }, (_, index) =>
      contentDigest(trace({ time: 1718013614977 + index, request: { index } })),
    );
    expect(new Set(digests.map((digest) => digest.slice(0, 16))).size).toBe(count);
    expect(new Set(digests.map((digest) => digest.slice(16))).size).toBe(count);
  });
});

describe('a computed id', () => {
  const ibm = {
    ...trace({ request_id: 'c-1', resource_id: 'crn' }),
    provider: 'ibm',
    format: 'ibm-g3',
  } as const;
  const cms = {
    ...trace({ service_type: 'KMS', resource_id: 'acs' }),
    provider: 'alibaba',
    format: 'alibaba-cms',
  } as const;

  it('is a UUID of version 8', () => {
    expect(computedTraceId(trace())).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
  });

  it('of a CTS trace rests on all of its content', () => {
    expect(computedTraceId(trace({ source_ip: '192.0.2.1' }))).not.toBe(computedTraceId(trace()));
  });

  it.each([
    [
      'IBM',
      ibm,
      { message: 'other' },
      [{ request_id: 'c-2' }, { trace_name: 'b' }, { time: 1718013614978 }, { resource_id: 'r' }],
    ],
    [
      'CloudMonitor',
      cms,
      { message: 'other' },
      [{ service_type: 'E' }, { trace_name: 'b' }, { time: 1718013614978 }, { resource_id: 'r' }],
    ],
  ])('of an event of %s rests on what makes it this event', (_name, event, irrelevant, relevant) => {
    expect(computedTraceId({ ...event, ...irrelevant })).toBe(computedTraceId(event));
    for (const change of relevant)
      expect(computedTraceId({ ...event, ...change })).not.toBe(computedTraceId(event));
  });

  it('of an IBM event without correlation rests on all of its content', () => {
    const alone = { ...ibm, request_id: null };
    expect(computedTraceId({ ...alone, message: 'other' })).not.toBe(computedTraceId(alone));
  });

  it('is the key that finds the event again under another id', () => {
    expect(dedupeKey({ ...ibm, trace_id: 'own' })).toBe(computedTraceId(ibm));
    expect(dedupeKey({ ...cms, trace_id: 'own' })).toBe(computedTraceId(cms));
    expect(dedupeKey(trace({ trace_id: 'own' }))).toBe('own');
  });
});
