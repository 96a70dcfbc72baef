import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Json } from '../../../../shared/model/json.ts';
import type { MemberColumn } from '../../../../shared/model/list-column.ts';
import type { Trace } from '../../../../shared/model/trace.ts';
import type { ExportColumn } from '../../../../shared/model/export.ts';
import { ABOUT, batchesOf, EXPORTED_AT, rowWith, written } from './testing/exporting.ts';
import { partsOf } from './testing/parts-of.ts';
import { writeCsv } from './write-csv.ts';
import { writeJson } from './write-json.ts';
import { writeNdjson } from './write-ndjson.ts';
import { writeXlsx } from './write-xlsx.ts';

interface Golden {
  rows: { trace: Partial<Trace>; original: string; source: string }[];
  columns: ExportColumn[];
  json: string[];
  ndjson: string[];
  jsonOfFields: string[];
  csv: string[];
  sheet: string[];
}

const golden = JSON.parse(readFileSync(new URL('cases/formats.json', import.meta.url), 'utf8')) as Golden;
const { columns } = golden;
const rows = golden.rows.map(({ trace, original, source }) => rowWith(trace, original, source));

const textOf = async (chunks: Parameters<typeof written>[0]): Promise<string> =>
  (await written(chunks)).bytes.toString();

test('JSON has the records as they were', async () => {
  expect((await textOf(writeJson(batchesOf(rows), ABOUT))).split('\n')).toEqual(golden.json);
});

test('NDJSON has each record on a line, and its numbers as they were', async () => {
  expect((await textOf(writeNdjson(batchesOf(rows), {}))).split('\n')).toEqual(golden.ndjson);
});

test('NDJSON has a record that is on one line as it was, to the byte', async () => {
  const original = ' {"trace_id" :"a","b":\t1.0, "c":"\\u0041 \u2028", "b":2} ';
  expect(await textOf(writeNdjson(batchesOf([rowWith({}, original)]), {}))).toBe(`${original}\n`);
});

test('JSON of fields has what was made of the records, with times in UTC', async () => {
  const chunks = writeJson(batchesOf(rows), { ...ABOUT, content: 'fields', columns });
  expect((await textOf(chunks)).split('\n')).toEqual(golden.jsonOfFields);
});

test('CSV has a mark of its encoding, names of fields, and nothing that runs', async () => {
  const text = await textOf(writeCsv(batchesOf(rows), { columns }));
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text.slice(1).split('\r\n')).toEqual(golden.csv);
});

test('a workbook has text as text and numbers as numbers', async () => {
  const { bytes } = await written(writeXlsx(batchesOf(rows), { columns, exportedAt: EXPORTED_AT }));
  const sheet = partsOf(bytes).get('xl/worksheets/sheet1.xml') ?? '';
  expect(sheet.split(/(?=<row|<\/sheetData)/)).toEqual(golden.sheet);
});

test('what a person put on a trace goes out beside its fields, under names that no service uses', async () => {
  const mark = {
    isBookmarked: true,
    tags: ['Eip', '审计'],
    note: '=4711',
    judged: 'noise' as const,
    changedAt: 1,
  };
  const marked = [{ ...rowWith({}), mark }, rowWith({})];
  const own: ExportColumn[] = [
    'tracebell_bookmarked',
    'tracebell_tags',
    'tracebell_note',
    'tracebell_judged',
  ];
  const names: ExportColumn[] = ['trace_id', ...own];
  expect(await textOf(writeNdjson(batchesOf(marked), { content: 'fields', columns: names }))).toBe(
    '{"trace_id":"id","tracebell_bookmarked":true,"tracebell_tags":["Eip","审计"],"tracebell_note":"=4711",' +
      '"tracebell_judged":"noise"}\n' +
      '{"trace_id":"id"}\n',
  );
  expect((await textOf(writeCsv(batchesOf(marked), { columns: names }))).slice(1).split('\r\n')).toEqual([
    names.join(','),
    'id,true,"[""Eip"",""审计""]",\'=4711,noise',
    'id,,,,',
    '',
  ]);
});

test('a table has columns of paths into bodies, where nothing, null and several values are told apart', async () => {
  const requests: Json[] = [{ n: '=1' }, { n: null }, {}, { n: { a: 1 } }, [{ n: 1 }, { n: 'b' }]];
  const several = requests.map((request) => rowWith({ request }));
  const members: MemberColumn[] = ['request.n', 'request["a,b"]', 'message'];
  const options = { columns: ['trace_id'] as const, members };
  const csv = await textOf(writeCsv(batchesOf(several), options));
  expect(csv.slice(1).split('\r\n')).toEqual([
    'trace_id,request.n,"request[""a,b""]"',
    ...["id,'=1,", 'id,null,', 'id,,', 'id,"{""a"":1}",', 'id,"[1,""b""]",', ''],
  ]);
  const { bytes } = await written(writeXlsx(batchesOf(several), { ...options, exportedAt: EXPORTED_AT }));
  const sheet = partsOf(bytes).get('xl/worksheets/sheet1.xml') ?? '';
  expect(sheet).toContain('>request.n<');
  expect(sheet).toContain('>[1,"b"]<');
});

test('an export of nothing is whole', async () => {
  expect(JSON.parse(await textOf(writeJson(batchesOf([]), ABOUT)))).toMatchObject({ traces: [], count: 0 });
  expect(await textOf(writeNdjson(batchesOf([]), {}))).toBe('');
  expect(await textOf(writeCsv(batchesOf([]), { columns: ['time'] }))).toBe('\uFEFFtime\r\n');
  const book = await written(writeXlsx(batchesOf([]), { exportedAt: EXPORTED_AT }));
  expect([...partsOf(book.bytes).keys()].filter((name) => name.includes('sheets/'))).toHaveLength(1);
});
