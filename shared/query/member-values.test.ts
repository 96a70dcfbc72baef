import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../model/json.ts';
import { valueClause } from './language/add-clause.ts';
import { matchesTrace } from './language/match.ts';
import { newTrace } from './language/testing/new-trace.ts';
import { traces } from './language/testing/arbitrary.ts';
import { memberCell, memberValues } from './member-values.ts';

const LIMITS = { values: 20, characters: 1000 };
const cellAt = (request: Json, ...path: string[]) =>
  memberCell(newTrace({ request }), { field: 'request', path }, LIMITS);

/** One step after another, as it is said: names look into entries, digits are a place, names may have points. */
function walked(value: Json, path: readonly string[]): Json[] {
  if (path.length === 0) return [value];
  let inner: Json = value;
  if (typeof value === 'string' && /^\s*[[{]/.test(value)) {
    try {
      inner = JSON.parse(value) as Json;
    } catch {
      return [];
    }
  }
  if (typeof inner !== 'object' || inner === null) return [];
  const [step = '', ...rest] = path;
  if (Array.isArray(inner)) {
    if (!/^\d+$/.test(step)) return inner.flatMap((entry) => walked(entry, path));
    return Number(step) < inner.length ? walked(inner[Number(step)] ?? null, rest) : [];
  }
  const object = inner;
  return path.flatMap((_, at) => {
    const name = path.slice(0, at + 1).join('.');
    return Object.hasOwn(object, name) ? walked(object[name] ?? null, path.slice(at + 1)) : [];
  });
}

const paths = fc.array(fc.constantFrom('a', 'b', 'x', 'a.b', '0', '1'), { minLength: 1, maxLength: 3 });

describe('the cell of a member', () => {
  it.each<[Json, string, unknown]>([
    [{ a: 'x' }, 'a', { values: [{ text: 'x', hasParts: false, isCut: false }], total: 1 }],
    [{ a: null }, 'a', { values: [{ text: null, hasParts: false, isCut: false }], total: 1 }],
    [{ a: '' }, 'a', { values: [{ text: '', hasParts: false, isCut: false }], total: 1 }],
    [{ b: '' }, 'a', { values: [], total: 0 }],
    [{ a: 0 }, 'a', { values: [{ text: '0', hasParts: false, isCut: false }], total: 1 }],
    [{ a: { b: 1 } }, 'a', { values: [{ text: '{"b":1}', hasParts: true, isCut: false }], total: 1 }],
    [{ a: '[1, 2]' }, 'a', { values: [{ text: '[1, 2]', hasParts: true, isCut: false }], total: 1 }],
    [{ __proto__: null }, 'toString', { values: [], total: 0 }],
  ])('of %j at %s tells nothing, null and the empty text apart', (request, name, cell) => {
    expect(cellAt(request, name)).toEqual(cell);
  });

  it('has the first of many values, in their order, and the beginning of long ones', () => {
    const many = cellAt({ items: Array.from({ length: 30 }, (_, id) => ({ id })) }, 'items', 'id');
    expect(many.values.map(({ text }) => text).slice(0, 3)).toEqual(['0', '1', '2']);
    expect([many.values.length, many.total]).toEqual([20, 30]);
    const long = cellAt({ a: `${'a'.repeat(999)}😀` }, 'a').values[0];
    expect(long).toEqual({ text: 'a'.repeat(999), hasParts: false, isCut: true });
  });

  it('has what is met along the path, in the order in which it is written', () => {
    fc.assert(
      fc.property(traces, paths, (trace, path) => {
        expect(memberValues(trace, { field: 'request', path })).toEqual(
          trace.request === null ? [] : walked(trace.request, path),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('of a whole field is nothing where the record had none', () => {
    const none = (field: 'extra' | 'user.invoked_by' | 'request' | 'request_id') =>
      memberCell(newTrace(), { field, path: [] }, LIMITS).total;
    expect([none('extra'), none('user.invoked_by'), none('request'), none('request_id')]).toEqual([
      0, 0, 0, 0,
    ]);
    const { values } = memberCell(newTrace({ request: {} }), { field: 'request', path: [] }, LIMITS);
    expect(values).toEqual([{ text: '{}', hasParts: true, isCut: false }]);
  });

  it('gives values by which a filter finds the trace', () => {
    fc.assert(
      fc.property(traces, paths, (trace, path) => {
        const place = { field: 'request', path } as const;
        const { values, total } = memberCell(trace, place, LIMITS);
        const asked =
          total === 0 ? [null] : values.filter(({ hasParts }) => !hasParts).map(({ text }) => text);
        for (const value of asked) {
          // Beside others, what is empty is not all there is.
          if (!value && total > 1) continue;
          const clause = valueClause({ kind: 'member', ...place }, value || null, false);
          expect(matchesTrace({ kind: 'clause', ...clause, from: 0, to: 0 }, trace)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
