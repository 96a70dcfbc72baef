import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { FailureCode } from '../../../../shared/model/failure.ts';
import { Failure } from '../../../../shared/model/failure.ts';
import type { SearchStep, TextSearch } from '../../../../shared/model/search.ts';
import { Bitset } from '../../../core/columns/bitset.ts';
import { ROWS_A_BLOCK } from '../../cache/blocks.ts';
import { openWriter, settleAndClose } from '../../cache/open.ts';
import { edit, WHOLE, readBack } from '../../testing/workspace-file.ts';
import { searchRows, unpackAll } from './search-rows.ts';
import { searching, workspaceWith, type Searched } from './testing/searched-workspace.ts';

const plain = (text: string): TextSearch => ({ kind: 'text', text, matchCase: false });
const pattern = (text: string): TextSearch => ({ kind: 'regex', text, matchCase: true });
/** Goes on for longer than anybody waits, on a record with many `a`. */
const ENDLESS = pattern('^(a+)+$');

const records = (count: number, of: (row: number) => object): string[] =>
  Array.from({ length: count }, (_, row) => JSON.stringify(of(row)));

/** Every tenth is odd; rows of several blocks, portions and segments. */
const tenths = (): string =>
  workspaceWith(
    ...[3000, 5000, 700].map((count) => records(count, (row) => ({ name: row % 10 === 0 ? 'odd' : 'even' }))),
  );

interface Asked {
  search?: TextSearch;
  candidates?: Bitset;
  limit?: number;
  signal?: AbortSignal;
}

async function stepsOf({ pool, all, signal }: Searched, asked: Asked = {}): Promise<SearchStep[]> {
  const steps: SearchStep[] = [];
  for await (const step of searchRows(pool, { search: plain('odd'), candidates: all, signal, ...asked }))
    steps.push(step);
  return steps;
}

const rowsOf = (steps: readonly SearchStep[]): number[] => steps.flatMap(({ rows }) => rows);

async function codeOf(work: Promise<unknown>): Promise<FailureCode | 'none'> {
  try {
    await work;
    return 'none';
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}

const oddRows = Array.from({ length: 8700 }, (_, row) => row).filter(
  (row) => (row < 3000 ? row : row < 8000 ? row - 3000 : row - 8000) % 10 === 0,
);

test('rows are found from the last to the first, and all are counted as searched', async () => {
  const steps = await stepsOf(searching(tenths()));
  expect(rowsOf(steps)).toEqual(oddRows.toReversed());
  expect(steps.at(-1)).toMatchObject({ scanned: 8700, total: 8700 });
  const counts = steps.map(({ scanned }) => scanned);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(steps.length).toBeGreaterThan(1);
});

test('one thread finds what several find', async () => {
  const path = tenths();
  for (const threads of [1, 3])
    expect(rowsOf(await stepsOf(searching(path, { threads })))).toEqual(oddRows.toReversed());
});

test('only the rows asked for are searched', async () => {
  const asked = searching(tenths());
  const candidates = Bitset.of(8700, [0, 5, 10, 4000, 4001, 8690, 8699]);
  const steps = await stepsOf(asked, { candidates });
  expect(rowsOf(steps)).toEqual([8690, 4000, 10, 0]);
  expect(steps.at(-1)).toMatchObject({ scanned: 7, total: 7 });
  expect(await stepsOf(asked, { candidates: new Bitset(8700) })).toEqual([]);
});

test('rows whose originals were removed are passed over', async () => {
  const path = tenths();
  const [first, last] = [ROWS_A_BLOCK, 3000 + ROWS_A_BLOCK];
  edit(path, `DELETE FROM block WHERE first_row >= ${first} AND first_row < ${last} OR first_row >= 8000`);
  const steps = await stepsOf(searching(path));
  const left = oddRows.filter((row) => row < first || (row >= last && row < 8000));
  expect(rowsOf(steps)).toEqual(left.toReversed());
  expect(steps.at(-1)).toMatchObject({ scanned: 8700, total: 8700 });
});

test('a search ends when it has found so many', async () => {
  const asked = searching(tenths());
  expect(rowsOf(await stepsOf(asked, { limit: 3 }))).toEqual(oddRows.toReversed().slice(0, 3));
  expect(rowsOf(await stepsOf(asked))).toEqual(oddRows.toReversed());
});

test('the next search takes the place of the one before', async () => {
  const asked = searching(tenths());
  const first = searchRows(asked.pool, {
    search: plain('even'),
    candidates: asked.all,
    signal: asked.signal,
  });
  await first.next();
  const second = stepsOf(asked);
  expect(await codeOf(drain(first))).toBe('cancelled');
  expect(rowsOf(await second)).toEqual(oddRows.toReversed());
});

test('a search that nobody reads to its end leaves the threads to the next', async () => {
  const asked = searching(tenths());
  for await (const step of searchRows(asked.pool, {
    search: plain('even'),
    candidates: asked.all,
    signal: asked.signal,
  }))
    if (step.rows.length > 0) break;
  expect(rowsOf(await stepsOf(asked))).toEqual(oddRows.toReversed());
});

test('rows that came in since the last search are found', async () => {
  const path = workspaceWith(
    records(300, () => ({ a: 'odd' })),
    records(300, () => ({ a: 'odd' })),
  );
  const asked = searching(path);
  expect(rowsOf(await stepsOf(asked, { candidates: Bitset.full(300) }))).toHaveLength(300);
  expect(rowsOf(await stepsOf(asked))).toHaveLength(600);
});

test('a pattern is tried on every text', async () => {
  const asked = searching(tenths());
  expect(rowsOf(await stepsOf(asked, { search: pattern('^o.d$') }))).toEqual(oddRows.toReversed());
  expect(await codeOf(stepsOf(asked, { search: pattern('(') }))).toBe('search-pattern');
});

const manyAs = (): string =>
  workspaceWith(records(600, (row) => ({ name: row === 100 ? `${'a'.repeat(60)}!` : 'odd' })));

test('a pattern that takes for ever is ended, and the next search goes on', async () => {
  const asked = searching(manyAs(), { budgetMs: 100 });
  expect(await codeOf(stepsOf(asked, { search: ENDLESS }))).toBe('search-too-costly');
  expect(rowsOf(await stepsOf(asked))).toHaveLength(599);
});

test('a search is cancelled at once, also within a pattern that takes for ever', async () => {
  const costly = records(300, () => ({ name: `${'a'.repeat(60)}!` }));
  const path = workspaceWith(
    costly,
    records(3000, () => ({ name: 'odd' })),
  );
  const asked = searching(path, { threads: 1 });
  const cancel = new AbortController();
  const search = searchRows(asked.pool, { search: ENDLESS, candidates: asked.all, signal: cancel.signal });
  // The rows before are through: the thread is at the costly ones, or about to be.
  await search.next();
  const ending = codeOf(drain(search));
  cancel.abort();
  expect(await ending).toBe('cancelled');
  expect(rowsOf(await stepsOf(asked))).toHaveLength(3000);
});

test('a search that is cancelled before it begins finds nothing', async () => {
  expect(await codeOf(stepsOf(searching(tenths()), { signal: AbortSignal.abort() }))).toBe('cancelled');
});

test('a workspace that is gone is a failure of the search', async () => {
  const path = tenths();
  const asked = searching(path);
  rmSync(path);
  expect(await codeOf(stepsOf(asked))).toBe('workspace-missing');
});

test('a closed pool has let go of the file', async () => {
  const path = tenths();
  const writer = openWriter(path);
  const { reader, pool, all, signal } = searching(path);
  const search = searchRows(pool, { search: plain('odd'), candidates: all, signal });
  await search.next();
  await pool.close();
  expect(await codeOf(drain(search))).toBe('cancelled');
  reader.close();
  settleAndClose(writer, path);
  expect(readBack(path)).toEqual(WHOLE);
});

test('unpacking goes over all rows', async () => {
  const { pool, all } = searching(tenths());
  expect(await unpackAll(pool, all)).toBe(8700);
});

async function drain(search: AsyncGenerator<SearchStep, void>): Promise<void> {
  for await (const step of search) void step;
}
