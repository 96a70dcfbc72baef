import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { GENERATOR_VERSION, SPAN_MS, STARTS_AT, traceFile, TRACES_A_FILE, type Plan } from './generate.ts';
import { populationOf, RESOURCES, USERS } from './population.ts';

interface Written {
  api_version?: string;
  code?: number | string;
  record_time: number;
  request?: string | object;
  resource_id?: string;
  response?: string | object;
  service_type: string;
  time: number;
  trace_id: string;
  trace_name: string;
  trace_rating: string;
  tracker_name: string;
  user: string | null;
}

const PLAN: Plan = { traces: 20_000, seed: 1 };
const population = populationOf(PLAN.seed);
const textOf = (plan: Plan, index: number): string => traceFile(plan, population, index).text;
const files = [0, 1, 2, 3].map((index) => traceFile(PLAN, population, index));
const traces = files.flatMap(({ text }) => JSON.parse(text) as Written[]);
const share = (test: (trace: Written) => boolean): number => traces.filter(test).length / traces.length;
const sizeOf = (body: string | object = ''): number =>
  (typeof body === 'string' ? body : JSON.stringify(body)).length;

it('writes the same traces for the same seed, and others for another', () => {
  const text = textOf(PLAN, 1);
  expect(traceFile(PLAN, populationOf(PLAN.seed), 1).text).toBe(text);
  expect(textOf({ ...PLAN, seed: 2 }, 1)).not.toBe(text);
  expect(populationOf(2).users).not.toEqual(population.users);
  expect(textOf(PLAN, 2)).not.toBe(text);
});

it('has another version when it writes other traces', () => {
  const digest = createHash('sha256').update(textOf(PLAN, 1)).digest('hex').slice(0, 16);
  expect({ [GENERATOR_VERSION]: digest }).toMatchInlineSnapshot(`
    {
      "2": "14591cef5dfbcab8",
    }
  `);
});

it('fills all files but the last', () => {
  const plan = { traces: TRACES_A_FILE + 300, seed: 1 };
  const counts = [0, 1].map((index) => (JSON.parse(textOf(plan, index)) as Written[]).length);
  expect(counts).toEqual([TRACES_A_FILE, 300]);
});

it('names files as they lie in a bucket, each by another name', () => {
  const form =
    /^CloudTraces\/cn-north-4\/2026\/3\/\d\/system\/bench_CloudTrace_cn-north-4_2026-03-0\dT[\d-]{8}Z_[\da-f]{16}\.json\.gz$/;
  for (const { path } of files) expect(path).toMatch(form);
  expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
});

it('gives every trace an id of its own', () => {
  expect(new Set(traces.map(({ trace_id: id }) => id)).size).toBe(PLAN.traces);
});

it.each([
  ['normal', 0.94],
  ['warning', 0.05],
  ['incident', 0.01],
])('rates as %s what share of the traces should be', (rating, expected) => {
  expect(share((trace) => trace.trace_rating === rating)).toBeCloseTo(expected, 2);
});

it('has the services, operations, users and resources of one account', () => {
  const { operations, users } = population;
  const named = operations.map(({ service, name }) => `${service} ${name}`);
  expect(new Set(operations.map(({ service }) => service)).size).toBe(40);
  expect(new Set(named).size).toBe(600);
  expect(new Set(users.map(({ name }) => name)).size).toBe(USERS);
  const ids = new Set(operations.flatMap(({ resources }) => resources.map(({ id }) => id)));
  expect(ids.size).toBe(RESOURCES);
});

it('uses operations by popularity: the first ten for about four traces in ten', () => {
  const counts = new Map<string, number>();
  for (const { service_type: service, trace_name: name } of traces) {
    const operation = `${service} ${name}`;
    counts.set(operation, (counts.get(operation) ?? 0) + 1);
  }
  const popular = [...counts.values()].toSorted((a, b) => b - a).slice(0, 10);
  const used = popular.reduce((sum, count) => sum + count, 0) / traces.length;
  expect(used).toBeGreaterThan(0.38);
  expect(used).toBeLessThan(0.46);
  expect(counts.size).toBeGreaterThan(550);
});

it('writes about 1.2 kB a trace, about 500 bytes of it bodies where there are any', () => {
  const raw = files.reduce((sum, { text }) => sum + text.length, 0) / traces.length;
  expect(raw).toBeGreaterThan(1_150);
  expect(raw).toBeLessThan(1_300);
  const bodied = traces.filter(({ request }) => request !== undefined);
  const bodies = bodied.reduce((sum, { request, response }) => sum + sizeOf(request) + sizeOf(response), 0);
  expect(bodies / bodied.length).toBeGreaterThan(450);
  expect(bodies / bodied.length).toBeLessThan(550);
});

it.each([
  ['bodies as text', (trace: Written) => typeof trace.request === 'string'],
  ['bodies as objects', (trace: Written) => typeof trace.request === 'object'],
  ['no bodies', (trace: Written) => trace.request === undefined],
  ['codes as text', (trace: Written) => typeof trace.code === 'string'],
  ['codes as numbers', (trace: Written) => typeof trace.code === 'number'],
  ['users as JSON text', (trace: Written) => trace.user?.startsWith('{') === true],
  ['no user', (trace: Written) => trace.user === null],
  ['no code', (trace: Written) => trace.code === undefined],
  ['no resource', (trace: Written) => trace.resource_id === undefined],
  ['no version of an interface', (trace: Written) => trace.api_version === undefined],
])('writes some traces with %s', (_, test) => {
  expect(share(test)).toBeGreaterThan(0.02);
});

it('has a few traces of data, which notifications leave out', () => {
  const ofData = share(({ tracker_name: tracker }) => tracker !== 'system');
  expect(ofData).toBeGreaterThan(0);
  expect(ofData).toBeLessThan(0.02);
});

it('spreads seven days, recorded in order and never before they happened', () => {
  const recorded = traces.map(({ record_time: at }) => at);
  expect(recorded).toEqual(recorded.toSorted((a, b) => a - b));
  expect(recorded[0]).toBe(STARTS_AT);
  expect(STARTS_AT + SPAN_MS - (recorded.at(-1) ?? 0)).toBeLessThan(60_000);
  expect(share(({ time, record_time: at }) => time <= at)).toBe(1);
});
