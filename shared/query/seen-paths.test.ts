import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../model/json.ts';
import { newTrace } from './language/testing/new-trace.ts';
import { traces } from './language/testing/arbitrary.ts';
import { memberPlace } from './member-column.ts';
import { memberValues } from './member-values.ts';
import { pathsIn } from './seen-paths.ts';

const seen = (request: Json): string[] => [...pathsIn(newTrace({ request }))];

/** By recursion, and in the words of a person: which names lead to something that has no parts. */
function leaves(value: Json): number {
  if (typeof value === 'string' && /^\s*[[{]/.test(value)) {
    try {
      return leaves(JSON.parse(value) as Json);
    } catch {
      return 1;
    }
  }
  if (value === null || typeof value !== 'object') return 1;
  return Object.values(value).reduce<number>((sum, one) => sum + leaves(one ?? null), 0);
}

describe('the paths of a trace', () => {
  it.each<[Json, string[]]>([
    [null, []],
    ['only text', []],
    [{}, []],
    [{ name: 'web', size: null }, ['request.name', 'request.size']],
    [
      { server: { name: 'web', disks: [{ id: 1 }, { id: 2, kind: 'ssd' }] } },
      ['request.server.name', 'request.server.disks.id', 'request.server.disks.kind'],
    ],
    [{ 'odd name': 1, 'a.b': 2, '7': 3 }, ['request[7]', 'request["odd name"]', 'request["a.b"]']],
    ['{"written":{"as":"text"}}', ['request.written.as']],
    [{ tags: ['a', 'b'] }, ['request.tags']],
    [{ tags: [{ 3: 'a name that would be a place' }] }, []],
  ])('of %j are %j', (request, paths) => {
    expect(seen(request)).toEqual(paths);
  });

  it('each lead to something, whatever the trace', () => {
    fc.assert(
      fc.property(traces, (trace) => {
        for (const name of pathsIn(trace)) {
          const place = memberPlace(name);
          expect(place && memberValues(trace, place).length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('lead to every value of what has names alone', () => {
    const names = fc.constantFrom('a', 'b', 'c d', 'e.f', '0');
    const bodies = fc.letrec((tie) => ({
      body: fc.dictionary(names, fc.oneof({ maxDepth: 3 }, fc.string(), fc.integer(), tie('body'))),
    })).body as fc.Arbitrary<Record<string, Json>>;
    fc.assert(
      fc.property(bodies, (body) => {
        expect(seen(body)).toHaveLength(leaves(body));
      }),
    );
  });

  it('are bounded where a body has no bounds', () => {
    const wide = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`key${at}`, at]));
    const paths = seen(wide);
    expect(paths.length).toBeLessThan(5_000);
    expect(paths).toContain('request.key0');
    let deep: Json = 1;
    for (let at = 0; at < 10_000; at += 1) deep = { a: deep };
    expect(seen(deep)).toEqual([]);
  });
});
