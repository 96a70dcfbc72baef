import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../shared/model/json.ts';
import { TRACE_FIELDS, type TraceFieldName } from '../../../../shared/model/trace-fields.ts';
import type { Trace } from '../../../../shared/model/trace.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { cellOf, type Cell, type ExportRow } from './exported-trace.ts';
import {
  ABOUT,
  batchesOf,
  EXPORTED_AT,
  identityOf,
  normalised,
  readBack,
  rowWith,
} from './testing/exporting.ts';
import type { ExportFormat } from '../../../../shared/model/export.ts';
import { writeExport, type ExportOptions } from './write-export.ts';

interface GoldenCase {
  options?: { columns?: Record<string, TraceFieldName> };
  record: Json;
  expected: { trace?: unknown };
}

const CASES = new URL('../../../core/cases/normalise/', import.meta.url);

/** A trace of every form that is known, with its record written on several lines. */
const ROWS: ExportRow[] = readdirSync(CASES).flatMap((file) =>
  (JSON.parse(readFileSync(new URL(file, CASES), 'utf8')) as GoldenCase[])
    .filter(({ expected }) => expected.trace !== undefined)
    .map(({ record, options }) => ({
      trace: normalised(record, options?.columns && new Map(Object.entries(options.columns))),
      original: Buffer.from(JSON.stringify(record, null, 2)),
      source: file,
    })),
);
const OF_SERVICE = ROWS.filter(({ trace }) => trace.provider === 'huawei');
const OF_OTHERS = ROWS.filter(({ trace }) => trace.provider !== 'huawei');

async function thereAndBack(
  rows: readonly ExportRow[],
  format: ExportFormat,
  options: Partial<ExportOptions> = {},
): Promise<Trace[]> {
  const path = join(tempFolder(), `export.${format}`);
  await writeExport(path, format, batchesOf(rows, 7), { ...ABOUT, ...options });
  return readBack(path);
}

const tracesOf = (rows: readonly ExportRow[]): Trace[] => rows.map(({ trace }) => trace);

test('there are traces of every provider, and of sheets', () => {
  expect(new Set(tracesOf(ROWS).map(({ provider }) => provider)).size).toBe(4);
  expect(tracesOf(ROWS).filter(({ format }) => format === 'cts-sheet').length).toBeGreaterThan(3);
});

describe.each(['json', 'ndjson'] as const)('%s', (format) => {
  test('of records reads back as the same traces, with nothing lost', async () => {
    const rows = ROWS.filter(({ trace }) => trace.format !== 'cts-sheet');
    expect(await thereAndBack(rows, format)).toEqual(tracesOf(rows));
  });

  test('of rows of sheets reads back as the same traces; only that they were rows is lost', async () => {
    const rows = ROWS.filter(({ trace }) => trace.format === 'cts-sheet');
    const back = await thereAndBack(rows, format);
    const bare = (trace: Trace): Trace => ({ ...trace, format: 'cts' });
    expect(back.map(bare)).toEqual(tracesOf(rows).map(bare));
  });

  test('of a row with hardly a cell reads back, although no one member tells what it is', async () => {
    const row = rowWith({ format: 'cts-sheet', 'user.name': 'lena' });
    expect((await thereAndBack([row], format)).map(identityOf)).toEqual([identityOf(row.trace)]);
  });

  test('a record that is not kept is made of its fields', async () => {
    const rows = OF_SERVICE.map((row) => ({ ...row, original: Buffer.alloc(0) }));
    expect((await thereAndBack(rows, format)).map(identityOf)).toEqual(tracesOf(rows).map(identityOf));
  });

  test('of fields reads back as the same traces of the service', async () => {
    const back = await thereAndBack(OF_SERVICE, format, { content: 'fields' });
    expect(back.map(identityOf)).toEqual(tracesOf(OF_SERVICE).map(identityOf));
  });
});

/** All fields as a table shows them, but who provided the trace. */
const shown = (trace: Trace): Cell[] =>
  TRACE_FIELDS.filter(({ name }) => name !== 'provider').map(({ name }) =>
    cellOf({ trace, original: Buffer.alloc(0), source: '' }, name),
  );

describe.each(['csv', 'xlsx'] as const)('%s', (format) => {
  test('reads back as the same traces of the service', async () => {
    const back = await thereAndBack(OF_SERVICE, format);
    expect(back.map(identityOf)).toEqual(tracesOf(OF_SERVICE).map(identityOf));
  });

  test('of other providers keeps ids and fields; who provided them is what a sheet does not carry', async () => {
    const back = await thereAndBack(OF_OTHERS, format);
    expect(back.map(shown)).toEqual(tracesOf(OF_OTHERS).map(shown));
    expect(new Set(back.map(({ provider }) => provider))).toEqual(new Set(['huawei']));
  });

  test('keeps text of several lines, quotes, delimiters and every script', async () => {
    const message = 'a "b"; c, d\r\n\n\te|f 审计 🔑 ‮ﷺ <&>';
    const [back] = await thereAndBack([rowWith({ message, 'user.invoked_by': ['a', 'b'] })], format);
    expect(back).toMatchObject({ message, 'user.invoked_by': ['a', 'b'] });
  });

  test.each<{ what: string; lost: Partial<Trace>; back: Partial<Trace> }>([
    {
      what: 'that text began like a formula: the apostrophe stays',
      lost: { resource_name: '=1', message: '-5' },
      back: { resource_name: "'=1", message: "'-5" },
    },
    { what: 'white space alone', lost: { message: ' ' }, back: { message: null } },
    { what: 'that a body was a number', lost: { request: 5 }, back: { request: '5' } },
    {
      what: 'members that are no field: they stay together in one cell',
      lost: { extra: { a: 1 } },
      back: { extra: { provider: 'huawei', format: 'cts', extra: '{"a":1}' } },
    },
  ])('cannot keep $what', async ({ lost, back }) => {
    expect((await thereAndBack([rowWith(lost)], format))[0]).toMatchObject(back);
  });

  test('times are in UTC, to the millisecond', async () => {
    const [back] = await thereAndBack([rowWith({ record_time: EXPORTED_AT + 1 })], format);
    expect(back).toMatchObject({ time: EXPORTED_AT, record_time: EXPORTED_AT + 1 });
  });
});

test.each([
  ['csv', 'a\u0001_x0041_\r', 'a\u0001_x0041_\r'],
  ['csv', 'half a pair: \uD83D', 'half a pair: \uFFFD'],
  ['xlsx', 'a\u0001_x0041_\r', 'a\u0001_x0041_\r'],
  ['xlsx', 'half a pair: \uD83D', 'half a pair: _xD83D_'],
] as const)('in %s the text %j comes back as %j', async (format, message, back) => {
  expect((await thereAndBack([rowWith({ message })], format))[0]?.message).toBe(back);
});
