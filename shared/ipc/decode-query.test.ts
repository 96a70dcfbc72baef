import { describe, expect, it } from 'vitest';
import { QUERY_DEPTH_LIMIT } from '../query/query.ts';
import { decodeInput } from './decode.ts';

const nested = (depth: number): object =>
  depth === 0 ? { kind: 'all' } : { kind: 'not', of: nested(depth - 1) };

const field = (test: object, name = 'code') => ({ kind: 'field', field: name, test });
const decode = (query: unknown) => decodeInput('traces.fields', { query, limit: 1 });

describe('a query', () => {
  it.each([
    ['nested too deep', nested(QUERY_DEPTH_LIMIT + 1)],
    ['nested without end', JSON.parse('{"kind":"and","of":['.repeat(5000) + ']}'.repeat(5000))],
    ['of no kind', {}],
    ['of an unknown kind', { kind: 'xor', of: [] }],
    ['with more than it may have', { kind: 'all', of: [] }],
    ['on a field that is no column', field({ kind: 'empty' }, 'request')],
    ['on a field that every object has', field({ kind: 'empty' }, 'constructor')],
    ['with a broken pattern', field({ kind: 'regex', pattern: '(', fold: false })],
    ['with a pattern of the old syntax', field({ kind: 'regex', pattern: '\\-', fold: false })],
    ['with values that are no text', field({ kind: 'in', values: [200], fold: false })],
    [
      'with a pattern of files',
      { kind: 'file', by: 'path', test: { kind: 'regex', pattern: 'a', fold: false } },
    ],
    ['with half milliseconds', { kind: 'time', field: 'time', from: 0.5 }],
    ['of a time that is none', { kind: 'time', field: 'time', to: NaN }],
  ])('%s is refused', (_what, query) => {
    expect(() => decode(query)).toThrow(expect.objectContaining({ code: 'input-invalid' }));
  });

  it('passes at the deepest that is allowed', () => {
    expect(decode(nested(QUERY_DEPTH_LIMIT - 1))).toEqual({ query: nested(QUERY_DEPTH_LIMIT - 1), limit: 1 });
  });
});
