import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newOutcome } from '../../sources/files/file-problem.ts';
import { csvRows } from '../../sources/files/sheet/csv-rows.ts';
import type { ExportColumn } from '../../../../shared/model/export.ts';
import { cellOf, EXPORT_COLUMNS } from './exported-trace.ts';
import { neutralised } from '../../../core/normalise/neutralise.ts';
import { batchesOf, rowWith, written } from './testing/exporting.ts';
import { hostileText } from '../../../core/normalise/testing/hostile-text.ts';
import { writeCsv } from './write-csv.ts';

async function* once(bytes: Buffer): AsyncGenerator<Buffer, void> {
  yield await Promise.resolve(bytes.subarray(3)); // Behind the mark of the encoding.
}

async function parsed(bytes: Buffer): Promise<string[][]> {
  const outcome = newOutcome();
  const rows: string[][] = [];
  for await (const batch of csvRows(once(bytes), ',', outcome)) rows.push(...batch.map(({ cells }) => cells));
  expect(outcome.problem).toBeNull();
  return rows;
}

const text = hostileText.map((found) => found.toWellFormed());

test('a parser finds the same cells, and none that would run', async () => {
  const columns: ExportColumn[] = ['trace_id', 'trace_name', 'message', 'content_length', 'user.name'];
  const trace = fc.record({
    trace_name: text,
    message: text,
    'user.name': text,
    content_length: fc.integer(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(trace, { maxLength: 4 }), async (traces) => {
      const rows = traces.map((fields) => rowWith(fields));
      const [headings, ...lines] = await parsed(
        (await written(writeCsv(batchesOf(rows), { columns }))).bytes,
      );
      expect(headings).toEqual(columns);
      expect(lines).toEqual(
        traces.map((fields) => [
          'id',
          neutralised(fields.trace_name),
          neutralised(fields.message),
          String(fields.content_length),
          neutralised(fields['user.name']),
        ]),
      );
      for (const [id, name, message, , user] of lines)
        for (const cell of [id, name, message, user]) expect(cell).not.toMatch(/^[\s"]*[=+\-@\t\r\n]/);
    }),
    { numRuns: 500 },
  );
});

test('no column of any kind has a cell that would run', async () => {
  const hostile = rowWith(
    {
      ...Object.fromEntries(EXPORT_COLUMNS.map((column) => [column, '=1'])),
      provider: 'huawei',
      format: 'cts',
      time: 1_767_323_045_678,
      record_time: null,
      'user.invoked_by': ['=1'],
      read_only: null,
      content_length: -1,
      total_time: null,
      extra: { '=1': '=1' },
    },
    '',
    '=1',
  );
  const [headings = [], cells = []] = await parsed((await written(writeCsv(batchesOf([hostile]), {}))).bytes);
  expect(headings).toEqual(EXPORT_COLUMNS);
  const dangerous = headings.filter((_name, column) => /^[=+\-@]/.test(cells[column] ?? ''));
  expect(dangerous).toEqual(['content_length']);
  expect(cells.filter((cell) => cell === "'=1").length).toBeGreaterThan(40);
});

test('what other programs cut at is within quotes', async () => {
  const rows = ['a;b', 'a\tb', 'a|b', ' a', 'a '].map((message) => rowWith({ message }));
  const { bytes } = await written(writeCsv(batchesOf(rows), { columns: ['message'] }));
  expect(bytes.toString().split('\r\n').slice(1, -1)).toEqual(['"a;b"', '"a\tb"', '"a|b"', '" a"', '"a "']);
});

test.each([
  [[], null],
  [['one'], 'one'],
  [['a', 'b'], '["a","b"]'],
  [['["a"]'], '["[\\"a\\"]"]'],
  [[' a'], '[" a"]'],
])('a list %j is the cell %j', (list, cell) => {
  expect(cellOf(rowWith({ 'user.invoked_by': list }), 'user.invoked_by')).toBe(cell);
});

test.each([
  [null, null],
  ['{ "a": 1.0 }', '{"a":1.0}'],
  ['plain  text', 'plain  text'],
  [{ a: [] }, '{"a":[]}'],
  [0, '0'],
  [[], '[]'],
])('a body %j is the cell %j', (request, cell) => {
  expect(cellOf(rowWith({ request }), 'request')).toBe(cell);
});
