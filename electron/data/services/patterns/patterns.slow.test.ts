import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Failure } from '../../../../shared/model/failure.ts';
import type { ColumnName } from '../../../../shared/model/trace-columns.ts';
import type { Query } from '../../../../shared/query/query.ts';
import { columnsOf, sampleSegments, type SampleRow } from '../../../core/columns/testing/sample-columns.ts';
import { selectRows } from '../../../core/browse/select-rows.ts';
import { Patterns } from './patterns.ts';

const ENTRY = new URL('./pattern-thread.ts', import.meta.url);
/** It ends, in some thousand years. */
const ENDLESS = '^(a+)+$';

function patternsHere(budgetMs?: number): Patterns {
  const patterns = new Patterns({ entry: ENTRY, ...(budgetMs === undefined ? {} : { budgetMs }) });
  onTestFinished(() => patterns.close());
  return patterns;
}

const rowOf = (name: string): SampleRow => ({
  ...{ time: 0, recordTime: null, key: 0, stands: true },
  values: { resource_name: name },
});

const regex = (pattern: string, field: ColumnName = 'resource_name', fold = false): Query => ({
  kind: 'field',
  field,
  test: { kind: 'regex', pattern, fold },
});

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  );

describe('patterns that are asked of columns', () => {
  it('select what they select when they are tried in place, also in values that came in later', async () => {
    const patterns = patternsHere();
    const leaf = fc.constantFrom(
      regex('^V', 'service_type'),
      regex('ec', 'service_type', true),
      regex('σ$', 'service_type', true),
      regex('.', 'user.name'),
      regex('^$', 'user.name'),
    );
    const query: fc.Arbitrary<Query> = fc.oneof(
      leaf,
      leaf.map((of): Query => ({ kind: 'not', of })),
      fc.tuple(leaf, leaf, fc.constantFrom('and' as const, 'or' as const)).map(([a, b, kind]): Query => ({
        kind,
        of: [a, { kind: 'time', field: 'time', from: 3 }, b],
      })),
    );
    await fc.assert(
      fc.asyncProperty(sampleSegments, query, async ([segments, opened], asked) => {
        const before: Promise<unknown>[] = [];
        const columns = columnsOf(segments, opened, (open) => before.push(patterns.bounded(open, asked)));
        await Promise.all(before);
        const bounded = await patterns.bounded(columns, asked);
        expect(JSON.stringify(bounded)).not.toContain('regex');
        expect(selectRows(columns, bounded)).toEqual(selectRows(columns, asked));
      }),
      { numRuns: 30 },
    );
  });

  it('fail when they do not come to an end, at once the next time, and others are tried all the same', async () => {
    const patterns = patternsHere(300);
    const columns = columnsOf([[rowOf('web'), rowOf(`${'a'.repeat(60)}!`)]]);
    const endless = codeOf(patterns.bounded(columns, regex(ENDLESS)));
    const good = patterns.bounded(columns, regex('^w'));
    expect(await endless).toBe('search-too-costly');
    expect(await good).toMatchObject({ test: { kind: 'in', values: ['web'] } });
    expect(await codeOf(patterns.bounded(columns, regex(ENDLESS)))).toBe('search-too-costly');
  });

  it('are let go of when the workspace is closed', async () => {
    const patterns = patternsHere();
    const columns = columnsOf([[rowOf(`${'a'.repeat(60)}!`)]]);
    const endless = codeOf(patterns.bounded(columns, regex(ENDLESS)));
    // Once it is under way.
    await new Promise((resolve) => setImmediate(resolve));
    await patterns.close();
    expect(await endless).toBe('cancelled');
  });

  it('are tried by the thread that was made ready for the next workspace', async () => {
    const patterns = patternsHere();
    const columns = columnsOf([[rowOf(`${'a'.repeat(60)}!`)]]);
    patterns.prepare(0);
    const endless = codeOf(patterns.bounded(columns, regex(ENDLESS)));
    await new Promise((resolve) => setImmediate(resolve));
    const closed = patterns.close();
    patterns.prepare(0);
    await closed;
    expect(await endless).toBe('cancelled');
    const others = columnsOf([[rowOf('web'), rowOf('db')]]);
    expect(await patterns.bounded(others, regex('^w'))).toMatchObject({
      test: { kind: 'in', values: ['web'] },
    });
  });
});
