import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime } from '../../../core/normalise/timestamps.ts';
import { pageContent } from './page-content.ts';

const bytes = (text: string): Buffer => Buffer.from(text);
const RECORD = {
  time: 1_700_000_000_000,
  trace_name: 'createServer',
  trace_id: 'a',
  record_time: 1_700_000_000_001,
};

const value = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 3 }, fc.string(), fc.integer(), fc.constant(null), tie('object')),
  object: fc.dictionary(fc.constantFrom('trace_id', 'record_time', 'traces', 'meta_data', 'x'), tie('any')),
})).any;
const record = fc.record(
  {
    time: fc.constant(RECORD.time),
    trace_name: fc.string(),
    trace_id: fc.oneof({ weight: 5, arbitrary: fc.uuid() }, fc.string(), fc.integer()),
    record_time: fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 1e12, max: 2e12 }) },
      fc.constantFrom('1700000000000', 1_700_000_000, null, 'x'),
    ),
    request: value,
    'record_time ': value,
  },
  { requiredKeys: ['time', 'trace_name'] },
);
const answer = fc.record(
  { count: fc.nat(), traces: fc.array(fc.oneof({ weight: 9, arbitrary: record }, value)), meta_data: value },
  { requiredKeys: [] },
);

/** By making values of all of it. */
function oracle(text: string): unknown {
  const { traces, meta_data: meta } = JSON.parse(text) as { traces?: unknown; meta_data?: unknown };
  if (!Array.isArray(traces)) return null;
  const marker = (meta as { marker?: unknown } | null | undefined)?.marker;
  return {
    marker:
      typeof marker === 'number'
        ? String(marker)
        : typeof marker === 'string' && marker !== '' && marker !== 'null'
          ? marker
          : null,
    traces: traces.map((one: { trace_id?: unknown; record_time?: unknown } | null) => {
      const at = readTime((one?.record_time ?? null) as never);
      return {
        id: typeof one?.trace_id === 'string' ? one.trace_id : '',
        at: typeof at === 'number' ? at : null,
      };
    }),
  };
}

describe('what an answer says of where it stands', () => {
  it.each([{}, { odd: '\\u0041' }])('tells contents of one id apart, and knows the same again', (more) => {
    const one = { ...RECORD, ...more };
    const other = { ...one, code: '404' };
    const text = JSON.stringify({ traces: [one, other, one], meta_data: { marker: null } });
    const [first, second, third] = pageContent(bytes(text))?.traces ?? [];
    expect(first?.print).toBe(third?.print);
    expect(first?.print).not.toBe(second?.print);
  });

  it('is what making values of it says, and its list lies where it says', () => {
    fc.assert(
      fc.property(answer, fc.constantFrom(undefined, 1), (content, indent) => {
        const text = JSON.stringify(content, undefined, indent);
        const found = pageContent(bytes(text));
        const { list, ...facts } = found ?? { list: null, traces: [] };
        const traces = facts.traces.map(({ id, at }) => ({ id, at }));
        expect(found === null ? null : { ...facts, traces }).toEqual(oracle(text));
        if (list !== null)
          expect(JSON.parse(bytes(text).toString('utf8', list.from, list.to))).toEqual(content.traces);
      }),
    );
  });

  it('takes it as it nearly always is without making values of it', () => {
    const text = JSON.stringify({ traces: [RECORD, RECORD], meta_data: { count: 2, marker: 'a' } });
    expect(pageContent(bytes(text))).toMatchObject({ marker: 'a', list: { from: 10 } });
    expect(pageContent(bytes(`{"x":1,\n${text.slice(1)}`))).toMatchObject({ marker: 'a', list: null });
  });

  it('takes a marker that is a number for a marker, not for the end', () => {
    const meta_data = { marker: 7 };
    const plain = JSON.stringify({ traces: [RECORD], meta_data });
    const odd = JSON.stringify({ traces: [{ ...RECORD, trace_id: 1 }], meta_data });
    for (const text of [plain, odd]) expect(pageContent(bytes(text))?.marker).toBe('7');
  });

  it('is nothing where any of it is no JSON', () => {
    const text = JSON.stringify({ traces: [RECORD, RECORD], meta_data: { marker: 'a' } });
    for (let length = 0; length < text.length; length += 1)
      expect(pageContent(bytes(text.slice(0, length)))).toBeNull();
    for (const wrong of [`${text}x`, text.replace('}],', '},],'), text.replace('createServer', 'a\tb')])
      expect(pageContent(bytes(wrong))).toBeNull();
  });
});
