import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../../testing/temp-folder.ts';
import { workbookOf, zipOf } from '../testing/packing.ts';
import { readBytes } from '../testing/reading.ts';

const CONSOLE = [
  'Trace Name,Resource Type,Trace Source,Resource ID,Resource Name,Trace Status,Operator,Operation Time,Operation',
  'createServer,cloudservers,ECS,id-1,"web, one",Normal,ana,"Jul 3, 2024 11:26:32 GMT+08:00",View Trace',
].join('\n');
const CELLS = {
  'Trace Name': 'createServer',
  'Resource Type': 'cloudservers',
  'Trace Source': 'ECS',
  'Resource ID': 'id-1',
  'Resource Name': 'web, one',
  'Trace Status': 'Normal',
  Operator: 'ana',
  'Operation Time': 'Jul 3, 2024 11:26:32 GMT+08:00',
  Operation: 'View Trace',
};
const CHINESE_HEADINGS = '事件名称,资源类型,云服务,资源ID,资源名称,事件级别,操作用户,操作时间,操作';
const CHINESE = CONSOLE.replace(/^.*\n/, `${CHINESE_HEADINGS}\n`);
const CHINESE_CELLS = Object.fromEntries(
  CHINESE_HEADINGS.split(',').map((heading, column) => [heading, Object.values(CELLS)[column]]),
);
const FIELDS = [
  ...['trace_name', 'resource_type', 'service_type', 'resource_id', 'resource_name', 'trace_rating'],
  ...['user.name', 'time'],
];

describe('a text of separated values', () => {
  const encoded: Record<string, [Buffer | string, object]> = {
    'in UTF-8': [CONSOLE, CELLS],
    'with a byte order mark': [`\ufeff${CONSOLE}`, CELLS],
    'in Chinese': [CHINESE, CHINESE_CELLS],
    'in UTF-16': [Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(CHINESE, 'utf16le')]), CHINESE_CELLS],
    'in GB18030': [inGb18030(CHINESE), CHINESE_CELLS],
    'with semicolons': [
      CONSOLE.replaceAll(',', ';').replace('web; one', 'web, one').replace('3; 2024', '3, 2024'),
      CELLS,
    ],
    'with tabs': [
      CONSOLE.replaceAll(',', '\t').replace('web\t one', 'web, one').replace('3\t 2024', '3, 2024'),
      CELLS,
    ],
    'with the old line ends': [CONSOLE.replaceAll('\n', '\r\n'), CELLS],
  };
  test.for(Object.entries(encoded))('%s is read', async ([, [content, value]]) => {
    const { values, records, parts, refusals } = await readBytes(tempFolder(), content);
    expect({ values, refusals }).toEqual({ values: [value], refusals: [] });
    expect([...(records[0]?.columns?.fields.values() ?? [])]).toEqual(FIELDS);
    expect(parts).toMatchObject([{ hint: 'csv', problem: null, notes: [] }]);
  });

  test('of the system for Chinese is cut by its headings, whatever its cells hold', async () => {
    const text = '事件名称;事件ID;操作时间\n"删除; 一\n二, 三";a;1\n';
    const bytes = Buffer.from(
      'cac2bcfec3fbb3c63bcac2bcfe49443bb2d9d7f7cab1bce40a22c9beb3fd3b20d2bb0ab6fe2c20c8fd223b613b310a',
      'hex',
    );
    expect(new TextDecoder('gb18030').decode(bytes)).toBe(text);
    const { values } = await readBytes(tempFolder(), bytes);
    expect(values).toEqual([{ 事件名称: '删除; 一\n二, 三', 事件ID: 'a', 操作时间: '1' }]);
  });

  test('has its columns guessed whether or not a heading names a zone', async () => {
    const { records } = await readBytes(tempFolder(), '事件ID,操作时间（GMT+08:00）\na,1\n');
    expect([...(records[0]?.columns?.fields ?? [])]).toEqual([
      ['事件ID', 'trace_id'],
      ['操作时间（GMT+08:00）', 'time'],
    ]);
  });

  test('may have a zero within a cell, as a message may', async () => {
    const { values } = await readBytes(tempFolder(), 'trace_id,time,message\na,1,x\0y\n');
    expect(values).toEqual([{ trace_id: 'a', time: '1', message: 'x\0y' }]);
    // Behind a line of text, zeros are no table yet.
    const { parts } = await readBytes(tempFolder(), 'made by hand\n\0\0\u0001,\0\n');
    expect(parts).toMatchObject([{ problem: { code: 'format-unknown' } }]);
  });

  test('has a record for each row, with its cells as text and its place', async () => {
    const text = 'trace_id,time,note\n\na,1,"two\nlines"\n,,\nb,2\nc,3,x,y\n';
    const { records } = await readBytes(tempFolder(), text);
    expect(
      records.map(({ value, text: cells, position }) => [
        value,
        JSON.parse(cells.toString()) as unknown,
        position,
      ]),
    ).toEqual([
      [
        { trace_id: 'a', time: '1', note: 'two\nlines' },
        { trace_id: 'a', time: '1', note: 'two\nlines' },
        { byteOffset: 20, line: 3, index: 0 },
      ],
      [
        { trace_id: 'b', time: '2' },
        { trace_id: 'b', time: '2' },
        { byteOffset: 39, line: 6, index: 1 },
      ],
      [
        { trace_id: 'c', time: '3', note: 'x', 'column 4': 'y' },
        { trace_id: 'c', time: '3', note: 'x', 'column 4': 'y' },
        { byteOffset: 43, line: 7, index: 2 },
      ],
    ]);
  });

  test('may have headings that are named like built-in members', async () => {
    const { values } = await readBytes(tempFolder(), 'trace_id,time,__proto__,constructor\nx,1,p,c\n');
    expect(Object.entries(values[0] as object)).toEqual([
      ['trace_id', 'x'],
      ['time', '1'],
      ['__proto__', 'p'],
      ['constructor', 'c'],
    ]);
  });

  test('takes the mapping that is set, and guesses the rest', async () => {
    const mapping = { When: 'time', Operator: null, time: 'record_time' } as const;
    const text = 'Trace Name,When,Operator,time,Trace Name\nlogin,5,ana,6,again\n';
    const { values, records, parts } = await readBytes(tempFolder(), text, {
      choices: { mapping, zones: {} },
    });
    expect(values).toEqual([
      { 'Trace Name': 'login', When: '5', Operator: 'ana', time: '6', 'Trace Name (2)': 'again' },
    ]);
    expect(Object.fromEntries(records[0]?.columns?.fields ?? [])).toEqual({
      'Trace Name': 'trace_name',
      When: 'time',
      time: 'record_time',
    });
    expect(parts[0]?.sheets[0]?.mapping).toEqual({
      'Trace Name': 'trace_name',
      When: 'time',
      Operator: null,
      time: 'record_time',
      'Trace Name (2)': null,
    });
  });

  test('whose columns nobody knows gives its headings and no records', async () => {
    const { parts, records, file } = await readBytes(tempFolder(), 'colour,shape\nred,round\nblue,square\n');
    const problem = { code: 'sheet-unmapped', details: { headings: ['colour', 'shape'] } };
    expect([parts[0]?.hint, file.problem, records]).toEqual(['csv', problem, []]);
  });

  test('may have a title before its headings', async () => {
    const { values, file } = await readBytes(tempFolder(), `Export of traces,July\n\n${CONSOLE}`);
    expect(values).toEqual([CELLS]);
    expect(file.notes).toEqual([{ code: 'rows-before-headings', details: { count: 1 } }]);
  });

  test('refuses a row whose bytes are no text, and reads the others', async () => {
    const text = Buffer.concat([
      Buffer.from('trace_id,time\né,1\nb'),
      Buffer.from([0xff]),
      Buffer.from(',2\nc,3\n'),
    ]);
    const { values, refusals } = await readBytes(tempFolder(), text);
    expect(values).toEqual([
      { trace_id: 'é', time: '1' },
      { trace_id: 'c', time: '3' },
    ]);
    expect(refusals).toMatchObject([{ code: 'bad-utf8', position: { line: 3, index: 1 } }]);
  });

  const GB18030 = Buffer.from('d5c5c8fd', 'hex');
  const table = (...names: (string | Buffer)[]): Buffer =>
    Buffer.concat([
      Buffer.from('trace_id,user.name\n'),
      ...names.flatMap((name, at) => [Buffer.from(`t${at},`), Buffer.from(name), Buffer.from('\n')]),
    ]);

  test('that is of the system for Chinese refuses the rows that are not', async () => {
    const { values, refusals } = await readBytes(
      tempFolder(),
      table('bob', GB18030, GB18030, '李四', GB18030),
    );
    expect(values.map((row) => (row as Record<string, string>)['user.name'])).toEqual([
      ...['bob', '张三', '张三', '张三'],
    ]);
    expect(refusals).toMatchObject([{ code: 'other-encoding', position: { line: 5, index: 3 } }]);
  });

  test('is not taken for another encoding because one character is damaged, be it the first', async () => {
    const { values, refusals } = await readBytes(tempFolder(), table('bob', GB18030, '李四', '王五', 'bob'));
    expect(values).toHaveLength(4);
    expect(values[1]).toEqual({ trace_id: 't2', 'user.name': '李四' });
    expect(refusals).toMatchObject([{ code: 'bad-utf8', position: { line: 3, index: 1 } }]);
  });

  test('whose first other characters come late is read in order, with its places', async () => {
    const many = Array.from({ length: 3000 }, (_, at) => (at % 7 === 6 ? GB18030 : 'bob'));
    const { values, records, refusals } = await readBytes(tempFolder(), table(...many, '李四', ...many));
    expect(refusals).toMatchObject([{ code: 'other-encoding', position: { line: 3002, index: 3000 } }]);
    expect(values.map((row) => (row as Record<string, string>)['trace_id'])).toEqual(
      Array.from({ length: 6001 }, (_, at) => `t${at}`).toSpliced(3000, 1),
    );
    expect(records.at(-1)?.position).toMatchObject({ line: 6002, index: 6000 });
  });

  test('keeps the rows before a quote that is never closed', async () => {
    const { values, file } = await readBytes(tempFolder(), 'trace_id,time\na,1\nb,"2\nc,3\n');
    expect(values).toEqual([{ trace_id: 'a', time: '1' }]);
    expect(file.problem).toMatchObject({ code: 'sheet-damaged', details: { reason: 'quote-open' } });
  });
});

describe('a row with more cells than a sheet has columns ends the reading, and those before it are kept:', () => {
  const rows = 'trace_id,time\na,1\n';
  const more = 20_000;
  test.for<[string, string, string[]]>([
    ['commas', `${rows}${','.repeat(more)}\nb,2\n`, ['a']],
    ['cells', `${rows}${'x,'.repeat(more)}\nb,2\n`, ['a']],
    ['cells between quoted line ends', `${rows}${'"\n",x,'.repeat(more)}\nb,2\n`, ['a']],
    ['headings', `trace_id,time,${'x,'.repeat(more)}\nb,2\n`, []],
    ['cells of the old line ends', `${rows}${'x,'.repeat(more)}`.replaceAll('\n', '\r'), ['a']],
  ])('%s', async ([, text, ids]) => {
    const { values, file } = await readBytes(tempFolder(), text);
    expect(values.map((value) => (value as Record<string, string>)['trace_id'])).toEqual(ids);
    expect(file.problem).toEqual({
      code: 'sheet-damaged',
      details: { reason: 'row-too-long', said: null },
    });
  });

  test('also where it begins in one chunk and goes on in the next', async () => {
    const text = `trace_id,time\n${'a,1\n'.repeat(2 ** 16 - 1000)}`;
    const { values, file } = await readBytes(tempFolder(), `${text}${','.repeat(more)}\n`);
    expect([values.length, file.problem?.code]).toEqual([2 ** 16 - 1000, 'sheet-damaged']);
  });

  test.for([
    ['commas in quotes', `"${','.repeat(more)}"`],
    ['quotes in quotes', `"${'"",'.repeat(more)}"`],
  ] as const)('but not %s', async ([, cell]) => {
    const { values, file } = await readBytes(tempFolder(), `${rows}b,${cell}\n`);
    expect([values.length, file.problem]).toEqual([2, null]);
  });

  test.for(['\n', '\r\n', '\r'])('nor many rows that end with %j', async (end) => {
    const text = `trace_id,time${end}${`a,1${end}`.repeat(more)}`;
    const { values, file } = await readBytes(tempFolder(), text);
    expect([values.length, file.problem]).toEqual([more, null]);
  });
});

test('rows by the ten thousand come out of one chunk of compressed text', async () => {
  const text = `trace_id,time\n${'a,1\n'.repeat(300_000)}`;
  const { records, file } = await readBytes(tempFolder(), gzipSync(text));
  expect([records.length, file.problem]).toEqual([300_000, null]);
});

test('the same heading in every column is told apart', async () => {
  const headings = ['trace_id', 'time', ...Array.from({ length: 10_000 }, () => 'x'), 'x (3)'];
  const { parts } = await readBytes(tempFolder(), `${headings.join()}\na,1\n`);
  const found = parts[0]?.sheets[0]?.headings ?? [];
  expect(found.slice(0, 5)).toEqual(['trace_id', 'time', 'x', 'x (2)', 'x (3)']);
  expect(new Set(found).size).toBe(headings.length);
});

describe('a workbook', () => {
  const headings = ['Trace Name', 'Operation Time', 'Operator', 'Code'];

  test('gives its texts, numbers and dates', async () => {
    const content = workbookOf({
      Export: [
        headings,
        ['login', { date: 45476.4767592593 }, '<&"\'>', 200],
        [null, null, null, null],
        ['x', 1.7e12],
      ],
    });
    const { values, records, parts } = await readBytes(tempFolder(), content);
    expect(values).toEqual([
      { 'Trace Name': 'login', 'Operation Time': '2024-07-03 11:26:32', Operator: '<&"\'>', Code: '200' },
      { 'Trace Name': 'x', 'Operation Time': '1700000000000' },
    ]);
    expect(records.map(({ position }) => position)).toEqual([
      { byteOffset: 0, line: 2, index: 0 },
      { byteOffset: 0, line: 4, index: 1 },
    ]);
    expect(parts).toMatchObject([{ hint: 'workbook', sheets: [{ name: 'Export', headings }] }]);
  });

  test('of several sheets is read where its columns are known', async () => {
    const content = workbookOf({
      About: [
        ['made', 'by'],
        ['a', 'b'],
      ],
      One: [headings, ['a', 1]],
      Empty: [],
      Two: [headings, ['b', 2]],
    });
    const { values, records, file, parts } = await readBytes(tempFolder(), content);
    expect(values).toEqual([
      { 'Trace Name': 'a', 'Operation Time': '1' },
      { 'Trace Name': 'b', 'Operation Time': '2' },
    ]);
    expect(records.map(({ position }) => position.index)).toEqual([0, 1]);
    expect(file.notes).toEqual([
      { code: 'sheet-skipped', details: { name: 'About', headings: ['made', 'by'] } },
    ]);
    expect(parts[0]?.sheets.map(({ name }) => name)).toEqual(['About', 'One', 'Two']);
  });

  test.for([
    [
      'is cut off within a sheet',
      '<sheetData><row r="1"><c t="inlineStr"><is><t>time</t></is></c>',
      'sheet-damaged',
    ],
    ['is no XML', 'nothing', 'sheet-damaged'],
    [
      'has entities of its own',
      '<!DOCTYPE x [<!ENTITY a "b">]><row><c><v>&a;</v></c></row>',
      'sheet-damaged',
    ],
  ])('that %s ends with what is wrong', async ([, sheet, code]) => {
    const { file } = await readBytes(tempFolder(), withSheet(sheet ?? ''));
    expect(file.problem?.code).toBe(code);
  });

  test('whose rows have no number counts them', async () => {
    const row = (number: string, cell: string): string =>
      `<row r="${number}"><c t="inlineStr"><is><t>${cell}</t></is></c><c t="inlineStr"><is><t>1</t></is></c></row>`;
    const headings = row('1', 'trace_id').replace('>1<', '>time<');
    const { records } = await readBytes(
      tempFolder(),
      withSheet(`<sheetData>${headings}${row('x', 'a')}${row('7', 'b')}${row('-1', 'c')}</sheetData>`),
    );
    expect(records.map(({ position }) => position.line)).toEqual([2, 7, 8]);
  });

  test('with a row longer than any trace is stopped', async () => {
    const cell = `<c t="inlineStr"><is><t>${'x'.repeat(1_000_000)}</t></is></c>`;
    const { file } = await readBytes(tempFolder(), withSheet(`<row r="1">${cell.repeat(20)}</row>`));
    expect(file.problem).toEqual({ code: 'size-exceeded', details: { limitBytes: 16 * 1024 * 1024 } });
  });

  test.for([
    ['one text', `<si><t>${'x'.repeat(2_000_000)}</t></si>`],
    ['texts without content', '<si/>'.repeat(100_000)],
  ] as const)('whose texts would fill the memory is stopped: %s', async ([, texts]) => {
    const content = zipOf([
      { name: 'xl/workbook.xml', content: '<workbook/>' },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content:
          '<Relationships><Relationship Id="a" Type="x/sharedStrings" Target="t.xml"/></Relationships>',
      },
      { name: 'xl/t.xml', content: `<sst>${texts}</sst>` },
    ]);
    const { file } = await readBytes(tempFolder(), content, { caps: { heldBytes: 1_000_000 } });
    expect(file.problem).toEqual({ code: 'size-exceeded', details: { limitBytes: 1_000_000 } });
  });

  test('that unpacks to more than its caps is stopped', async () => {
    const row = '<row><c t="inlineStr"><is><t>time</t></is></c></row>';
    const content = withSheet(`<sheetData>${row.repeat(100_000)}</sheetData>`);
    const { file } = await readBytes(tempFolder(), content, {
      caps: { ratio: 10, ratioFromBytes: 1_000_000 },
    });
    expect(file.problem).toEqual({ code: 'ratio-exceeded', details: { limit: 10 } });
  });
});

function withSheet(content: string): Buffer {
  return zipOf([
    { name: 'xl/workbook.xml', content: '<workbook><sheets><sheet name="S" r:id="a"/></sheets></workbook>' },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: '<Relationships><Relationship Id="a" Type="x/worksheet" Target="sheet.xml"/></Relationships>',
    },
    { name: 'xl/sheet.xml', content },
  ]);
}

/** Node decodes it but does not write it: characters of two bytes are found by decoding all of them. */
function inGb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const bytesOf = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail !== 0x7f) bytesOf.set(decoder.decode(Buffer.from([lead, trail])), [lead, trail]);
  return Buffer.from([...text].flatMap((character) => bytesOf.get(character) ?? character.charCodeAt(0)));
}
