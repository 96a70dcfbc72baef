import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { traceFile, writeTraces, type Plan } from '../generate.ts';
import { measured } from '../measured-process.ts';
import { draftsOf } from '../notifications.ts';
import { populationOf } from '../population.ts';
import { openDuckDb } from './duckdb.ts';
import { replayInDuckDb } from './replay-duckdb.ts';
import { parsedTraces, predicateOf, replayInLoop } from './replay-loop.ts';

const PLAN: Plan = { traces: 5_000, seed: 7 };
const folder = await mkdtemp(join(tmpdir(), 'bench-replay-'));
afterAll(() => rm(folder, { recursive: true }));

it('finds in DuckDB what the predicates find, for every notification', async () => {
  const { signal } = new AbortController();
  await writeTraces(PLAN, folder, signal);
  const file = join(folder, 'traces.duckdb');
  await measured(new URL('./load-duckdb.ts', import.meta.url), [folder, file], folder, signal);
  const population = populationOf(PLAN.seed);
  const drafts = draftsOf(population, PLAN.seed);
  const traces = parsedTraces(traceFile(PLAN, population, 0).text);
  const expected = replayInLoop(traces, drafts.map(predicateOf));
  const db = await openDuckDb(file);
  const found = [];
  for (const draft of drafts) found.push(await replayInDuckDb(db, draft));
  db.close();
  const byName = (tallies: readonly object[]) => drafts.map(({ name }, index) => [name, tallies[index]]);
  expect(byName(found)).toEqual(byName(expected));
});
