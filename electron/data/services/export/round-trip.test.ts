import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../shared/model/json.ts';
import type { TraceFieldName } from '../../../../shared/model/trace-fields.ts';
import type { Trace } from '../../../../shared/model/trace.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import type { ExportRow } from './exported-trace.ts';
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
import { readBytes } from '../../sources/files/testing/reading.ts';
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
      trace: normalised(
        record,
        options?.columns && { fields: new Map(Object.entries(options.columns)), zone: null },
      ),
      // A row of a table is no record.
      original: Buffer.from(options?.columns ? '' : JSON.stringify(record, null, 2)),
      source: file,
    })),
);

async function thereAndBack(
  rows: readonly ExportRow[],
  format: ExportFormat,
  options: Partial<ExportOptions> = {},
): Promise<Trace[]> {
  const path = join(tempFolder(), `export.${format}`);
  await writeExport(path, format, batchesOf(rows, 7), { ...ABOUT, ...options });
  return readBack(path);
}

/** Whose it is, and how serious they call it. In which of its forms the service wrote one is told by the file. */
const whose = ({ provider, format, severity }: Trace): (string | null)[] => [
  provider,
  provider === 'huawei' ? null : format,
  severity,
];

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
    const rows = ROWS.map((row) => ({ ...row, original: Buffer.alloc(0) }));
    const back = await thereAndBack(rows, format);
    expect(back.map(identityOf)).toEqual(tracesOf(rows).map(identityOf));
    expect(back.map(whose)).toEqual(tracesOf(rows).map(whose));
  });

  test('of fields reads back as the same traces of their providers', async () => {
    const back = await thereAndBack(ROWS, format, { content: 'fields' });
    expect(back.map(identityOf)).toEqual(tracesOf(ROWS).map(identityOf));
    expect(back.map(whose)).toEqual(tracesOf(ROWS).map(whose));
  });
});

describe.each(['csv', 'xlsx'] as const)('%s', (format) => {
  test('reads back as the same traces of their providers, with all that they hold', async () => {
    // A body that is a number alone comes back as its text.
    const rows = ROWS.filter(({ trace }) => typeof trace.request !== 'number');
    const back = await thereAndBack(rows, format);
    expect(back.map(identityOf)).toEqual(tracesOf(rows).map(identityOf));
    expect(back.map(whose)).toEqual(tracesOf(rows).map(whose));
    const besides = rows.map(({ trace, source }) => ({ ...trace.extra, source_file: source }));
    expect(back.map(({ extra }) => extra)).toEqual(besides);
  });

  test('keeps text of several lines, quotes, delimiters and every script', async () => {
    const message = 'a "b"; c, d\r\n\n\te|f 审计 🔑 ‮ﷺ <&>';
    const [back] = await thereAndBack([rowWith({ message, 'user.invoked_by': ['a', 'b'] })], format);
    expect(back).toMatchObject({ message, 'user.invoked_by': ['a', 'b'] });
  });

  test.each<{ what: string; lost: Partial<Trace>; back: Partial<Trace> }>([
    { what: 'white space alone', lost: { message: ' ' }, back: { message: null } },
    { what: 'that a body was a number', lost: { request: 5 }, back: { request: '5' } },
  ])('cannot keep $what', async ({ lost, back }) => {
    expect((await thereAndBack([rowWith(lost)], format))[0]).toMatchObject(back);
  });

  test('keeps what a table program would have run, and members that are no field', async () => {
    const rows: Partial<Trace>[] = [
      { resource_name: '=1', message: "'-5", 'user.name': '@a', extra: { a: [1], '=b': '=c' } },
      { 'user.name': '{"name":"b"}', 'user.invoked_by': ['=c'], trace_rating: 'Normal' },
    ];
    expect(
      await thereAndBack(
        rows.map((fields) => rowWith(fields)),
        format,
      ),
    ).toMatchObject(rows);
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

test('a row with a cell that did not fit into a workbook is refused when it comes back, and no conflict', async () => {
  const path = join(tempFolder(), 'export.xlsx');
  const rows = [rowWith({ message: 'x'.repeat(40_000) }), rowWith({ message: 'x'.repeat(32_767) })];
  await writeExport(path, 'xlsx', batchesOf(rows, 2), ABOUT);
  const { values, refusals } = await readBytes(tempFolder(), readFileSync(path));
  expect(refusals).toMatchObject([
    { code: 'cell-cut', details: { column: 'message', length: 40_000 }, position: { line: 2, index: 0 } },
  ]);
  expect(values).toMatchObject([{ message: 'x'.repeat(32_767) }]);
});
