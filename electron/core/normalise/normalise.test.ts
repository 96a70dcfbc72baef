import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RefusalReason } from '../../../shared/model/import-report.ts';
import { NESTING_LIMIT, type Json, type JsonObject } from '../../../shared/model/json.ts';
import type { RatingChoice, Trace, Wrapping } from '../../../shared/model/trace.ts';
import type { TraceFieldName } from '../../../shared/model/trace-fields.ts';
import { contentDigest, dedupeKey } from './identity.ts';
import { normaliseRecord, type NormaliseContext } from './normalise.ts';

interface GoldenCase {
  name: string;
  options?: {
    rating?: RatingChoice;
    fromPath?: Partial<NormaliseContext['fromPath']>;
    columns?: Record<string, TraceFieldName>;
  };
  record: Json;
  expected: { trace?: JsonObject; wrappings?: Wrapping[]; digest?: string; refusal?: RefusalReason };
}

const FOLDER = new URL('../cases/normalise/', import.meta.url);
const NOWHERE: NormaliseContext['fromPath'] = { region: null, project_id: null, tracker_name: null };
const PLAIN: NormaliseContext = { fromPath: NOWHERE, rating: 'severity' };

function casesOf(file: string): GoldenCase[] {
  return JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as GoldenCase[];
}

function caseOf(file: string, name: string): GoldenCase {
  const found = casesOf(file).find((golden) => golden.name === name);
  if (found === undefined) throw new Error(`${file} has no case ${name}`);
  return found;
}

function contextOf({ options = {} }: GoldenCase): NormaliseContext {
  const { rating = 'severity', fromPath, columns } = options;
  const context = { fromPath: { ...NOWHERE, ...fromPath }, rating };
  return columns === undefined
    ? context
    : { ...context, columns: { fields: new Map(Object.entries(columns)), zone: null } };
}

/** A trace without the fields in which nothing is. */
function filled(trace: Trace): JsonObject {
  const isEmpty = (name: string, value: Json): boolean =>
    value === null ||
    (name === 'user.invoked_by' && Array.isArray(value) && value.length === 0) ||
    (name === 'extra' && Object.keys(value as JsonObject).length === 0);
  return Object.fromEntries(Object.entries(trace).filter(([name, value]) => !isEmpty(name, value)));
}

function traceOf(record: Json, context: NormaliseContext = PLAIN): Trace {
  const result = normaliseRecord(record, context);
  if ('refusal' in result) throw new Error(`refused: ${result.refusal.code}`);
  return result.trace;
}

const goldenFiles = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));

describe.each(goldenFiles)('%s', (file) => {
  it.each(casesOf(file))('$name', (golden) => {
    const result = normaliseRecord(golden.record, contextOf(golden));
    const actual =
      'refusal' in result
        ? { refusal: result.refusal }
        : {
            trace: filled(result.trace),
            ...(result.wrappings.length > 0 ? { wrappings: result.wrappings } : {}),
            digest: contentDigest(result.trace),
          };
    // As text: an own member `__proto__` is easily overlooked by a comparison of objects.
    expect(JSON.stringify(sorted(actual), null, 2)).toBe(JSON.stringify(sorted(golden.expected), null, 2));
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([first], [second]) => (first < second ? -1 : 1));
  return Object.fromEntries(entries.map(([name, member]) => [`.${name}`, sorted(member)]));
}

const wrapped = casesOf('wrappings.json');
const bare = caseOf('ibm-activity.json', 'a rotation is a warning although it succeeded');

it.each(wrapped.filter(({ expected }) => expected.trace?.['trace_name'] === 'kms.secrets.rotate'))(
  'gives an event the same id and digest without and within its wrapping: $name',
  ({ record }) => {
    const inside = traceOf(record);
    expect(inside.trace_id).toBe(traceOf(bare.record).trace_id);
    expect(contentDigest(inside)).toBe(contentDigest(traceOf(bare.record)));
  },
);

it('digests the same whether a trace is rated by severity or by outcome', () => {
  const byOutcome = traceOf(bare.record, { ...PLAIN, rating: 'outcome' });
  expect(byOutcome.trace_rating).not.toBe(traceOf(bare.record).trace_rating);
  expect(contentDigest(byOutcome)).toBe(contentDigest(traceOf(bare.record)));
});

it('digests the same whether bodies are parsed or left as they were written', () => {
  for (const { record, expected } of goldenFiles.flatMap(casesOf)) {
    if (expected.trace === undefined || expected.trace['format'] === 'cts-sheet') continue;
    expect(contentDigest(traceOf(record, { ...PLAIN, bodies: 'written' }))).toBe(
      contentDigest(traceOf(record)),
    );
  }
});

it('recognises a system event that was pushed and asked for under different ids', () => {
  const pushed = traceOf(
    caseOf('alibaba-cms.json', 'a failed rotation; the blank before the resource is not part of it').record,
  );
  const asked = traceOf(
    caseOf('alibaba-cms-api.json', 'a row of the answer, with its content as text').record,
  );
  expect(pushed.trace_id).not.toBe(asked.trace_id);
  expect(dedupeKey(pushed)).toBe(dedupeKey(asked));
});

it('leaves built-in objects alone when a record has members named like theirs', () => {
  const { record } = caseOf('cts.json', 'members named like built-in ones are members like others');
  const { extra } = traceOf(record);
  expect(Object.getPrototypeOf(extra)).toBe(Object.prototype);
  expect(Object.hasOwn(extra, '__proto__')).toBe(true);
  expect(({} as JsonObject)['trace_rating']).toBeUndefined();
});

const LISTS_10_000 = '['.repeat(10_000) + ']'.repeat(10_000);

describe('refuses what is nested beyond the limit', () => {
  const { record } = caseOf('cts.json', 'an API answer: the user and the response are objects');
  it.each([
    ['a body', { ...(record as JsonObject), request: JSON.parse(LISTS_10_000) as Json }],
    ['an unknown member', { ...(record as JsonObject), other: JSON.parse(LISTS_10_000) as Json }],
    ['a time', { ...(record as JsonObject), time: JSON.parse(LISTS_10_000) as Json }],
    [
      'another shape',
      { action: 'kms.a.b', initiator: {}, outcome: 'x', more: JSON.parse(LISTS_10_000) as Json },
    ],
  ])('%s', (_name, value) => {
    expect(normaliseRecord(value, PLAIN)).toEqual({
      refusal: { code: 'nested-too-deep', details: { limit: NESTING_LIMIT } },
    });
  });

  it('but keeps deep JSON text as text', () => {
    const trace = traceOf({ ...(record as JsonObject), request: LISTS_10_000 });
    expect(trace.request).toBe(LISTS_10_000);
    expect(contentDigest(trace)).toHaveLength(32);
  });

  it('and takes what is nested exactly to the limit', () => {
    const within = NESTING_LIMIT - 1;
    const request = JSON.parse('['.repeat(within) + ']'.repeat(within)) as Json;
    expect(traceOf({ ...(record as JsonObject), request }).request).toEqual(request);
  });
});
