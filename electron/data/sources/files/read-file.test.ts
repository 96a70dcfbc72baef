import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { heldByModes, noModes } from '../../testing/rights.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { readFile } from './read-file.ts';
import { gzipOf, paxOf, tarOf, workbookOf, zipOf } from './testing/packing.ts';
import { readAll, readBytes } from './testing/reading.ts';

const RECORDS = [
  { trace_id: 'a', n: 1 },
  { trace_id: 'b', n: 2 },
  { trace_id: 'c', n: 3 },
];
const LIST = JSON.stringify(RECORDS);
const LINES = RECORDS.map((record) => `${JSON.stringify(record)}\n`).join('');
const ONE = JSON.stringify(RECORDS[0]);

describe('the same records come out of', () => {
  const ways: Record<string, Buffer | string> = {
    'a list': LIST,
    'an indented list': JSON.stringify(RECORDS, null, 2),
    lines: LINES,
    'a list with a byte order mark': `\ufeff${LIST}`,
    'lines in UTF-16': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(LINES, 'utf16le')]),
    'lines in big-endian UTF-16': Buffer.concat([
      Buffer.from([0xfe, 0xff]),
      Buffer.from(LINES, 'utf16le').swap16(),
    ]),
    'an answer': JSON.stringify({ meta_data: { count: 3 }, traces: RECORDS }),
    gzip: gzipSync(LIST),
    'gzip of several members': gzipOf(ONE, '\n', LINES.slice(ONE.length + 1)),
    'gzip with a name and a comment': withHeader(gzipSync(LIST)),
    'gzip in gzip': gzipSync(gzipSync(LIST)),
    'gzip padded with zeros': Buffer.concat([gzipSync(LIST), Buffer.alloc(1000)]),
    zip: zipOf([{ name: 'x.json', content: LIST }]),
    'zip of stored gzip': zipOf([{ name: 'x.json.gz', content: gzipSync(LIST), method: 0 }]),
    'zip with long fields': zipOf([{ name: 'x.json', content: LIST, isLong: true }]),
    'zip in gzip': gzipSync(zipOf([{ name: 'x.json', content: LIST }])),
    tar: tarOf([{ name: 'x.json', content: LIST }]),
    'tar in gzip': gzipSync(
      tarOf([
        { name: 'a/', type: '5' },
        { name: 'a/x.json', content: LIST },
      ]),
    ),
    'tar of gzip in gzip': gzipSync(tarOf([{ name: 'x.json.gz', content: gzipSync(LIST) }])),
    'tar of the oldest form': tarOf([{ name: 'x.json', content: LIST, type: '\0' }]),
  };
  test.for(Object.entries(ways))('%s', async ([, content]) => {
    const { values, refusals, file } = await readBytes(tempFolder(), content);
    expect({ values, refusals, problem: file.problem, notes: file.notes }).toEqual({
      values: RECORDS,
      refusals: [],
      problem: null,
      notes: [],
    });
  });
});

function withHeader(gzip: Buffer): Buffer {
  const header = Buffer.from(gzip.subarray(0, 10));
  header[3] = 0x1e;
  const fields = [
    Buffer.from([2, 0, 9, 9]),
    Buffer.from('name\0'),
    Buffer.from('comment\0'),
    Buffer.alloc(2),
  ];
  return Buffer.concat([header, ...fields, gzip.subarray(10)]);
}

/** Long enough to be inflated piece by piece. */
const MANY = Array.from({ length: 20_000 }, (_, n) => ({
  trace_id: createHash('md5').update(`${n}`).digest('hex'),
}));
const MANY_PACKED = gzipSync(MANY.map((record) => JSON.stringify(record)).join('\n'));

const TWO_IN_TAR = gzipSync(
  tarOf([
    { name: 'x', content: LIST },
    { name: 'y', content: LINES },
  ]),
);

describe('what was read before is kept where', () => {
  interface Damage {
    content: Buffer | string;
    /** Records that come out; at least so many where the rest depends on where data ends. */
    records: number | { atLeast: number };
    refused?: string[];
    problem: object | null;
    notes?: object[];
  }
  const damages: Record<string, Damage> = {
    'gzip is cut off': {
      content: MANY_PACKED.subarray(0, MANY_PACKED.length / 2),
      records: { atLeast: 9_000 },
      refused: ['cut-off'],
      problem: { code: 'gzip-cut-off', details: { atByte: Math.floor(MANY_PACKED.length / 2) } },
    },
    'small gzip is cut off': {
      content: gzipOf(LINES, LIST).subarray(0, gzipOf(LINES).length + 12),
      records: 3,
      problem: { code: 'gzip-cut-off', details: { atByte: gzipOf(LINES).length + 12 } },
    },
    'gzip lacks its checksum': {
      content: gzipSync(LIST).subarray(0, -3),
      records: 3,
      problem: { code: 'gzip-cut-off', details: { atByte: gzipSync(LIST).length - 3 } },
    },
    'gzip has a wrong checksum': {
      content: changed(gzipSync(LIST), -6),
      records: 3,
      problem: { code: 'gzip-damaged', details: { atByte: gzipSync(LIST).length - 8, reason: 'checksum' } },
    },
    'gzip data is overwritten': {
      content: Buffer.from(MANY_PACKED).fill(0xff, MANY_PACKED.length / 2, MANY_PACKED.length / 2 + 100),
      records: { atLeast: 9_900 },
      problem: { code: 'gzip-damaged' },
    },
    'bytes follow gzip': {
      content: Buffer.concat([MANY_PACKED, Buffer.from('added by somebody')]),
      records: 20_000,
      problem: null,
      notes: [{ code: 'gzip-trailing', details: { atByte: MANY_PACKED.length, sizeBytes: 17 } }],
    },
    'bytes that look like gzip follow gzip': {
      content: Buffer.concat([gzipSync(LIST), Buffer.from([0x1f, 0x8b, 0x08, 0, 0])]),
      records: 3,
      problem: { code: 'gzip-cut-off', details: { atByte: gzipSync(LIST).length } },
    },
    'tar is cut off': {
      content: tarOf([
        { name: 'x', content: LIST },
        { name: 'y', content: LINES },
      ]).subarray(0, 1536 + LINES.length - 5),
      records: 5,
      refused: ['cut-off'],
      problem: { code: 'tar-cut-off', details: { atByte: 1536 + LINES.length - 5 } },
    },
    'the gzip around a tar is cut off': {
      content: TWO_IN_TAR.subarray(0, -12),
      records: 6,
      problem: { code: 'gzip-cut-off', details: { atByte: TWO_IN_TAR.length - 12 } },
    },
    'the gzip around a tar has a wrong checksum': {
      content: changed(TWO_IN_TAR, -6),
      records: 6,
      problem: { code: 'gzip-damaged', details: { atByte: TWO_IN_TAR.length - 8, reason: 'checksum' } },
    },
    'the gzip around a zip has a wrong checksum': {
      content: changed(gzipSync(zipOf([{ name: 'x', content: LIST }])), -6),
      records: 3,
      problem: { code: 'gzip-damaged' },
    },
    'a header of tar is damaged': {
      content: changed(
        tarOf([
          { name: 'x', content: LIST },
          { name: 'y', content: LINES },
        ]),
        1024 + 130,
      ),
      records: 3,
      problem: { code: 'tar-damaged', details: { atByte: 1024 } },
    },
    'zip lacks its end': {
      content: zipOf([{ name: 'x', content: LIST }]).subarray(0, -10),
      records: 0,
      problem: { code: 'zip-damaged' },
    },
    'the directory of zip is damaged': {
      content: changedAt(
        zipOf([
          { name: 'x', content: LIST },
          { name: 'yy', content: LINES },
        ]),
        'yy',
        -46,
      ),
      records: 3,
      problem: { code: 'zip-damaged' },
    },
  };
  test.for(Object.entries(damages))(
    '%s',
    async ([, { content, records, refused = [], problem, notes = [] }]) => {
      const read = await readBytes(tempFolder(), content);
      if (typeof records === 'number') expect(read.records.length).toBe(records);
      else expect(read.records.length).toBeGreaterThanOrEqual(records.atLeast);
      expect(read.refusals.map(({ code }) => code)).toEqual(expect.arrayContaining(refused));
      if (problem === null) expect(read.file.problem).toBe(null);
      else expect(read.file.problem).toMatchObject(problem);
      expect(read.file.notes).toEqual(notes);
    },
  );
});

function changed(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  const index = at < 0 ? copy.length + at : at;
  copy[index] = (copy[index] ?? 0) ^ 1;
  return copy;
}

/** Changes a byte near the last place of a name. */
function changedAt(bytes: Buffer, name: string, by: number): Buffer {
  return changed(bytes, bytes.lastIndexOf(name) + by);
}

describe('an archive', () => {
  test('gives each file under its name in the archive, wherever that points', async () => {
    const names = ['a/b.json', '../../up.json', '/etc/abs.json', 'C:\\x\\y.json', '审计.json'];
    const pieces = names.map((name) => ({ name, content: LIST }));
    for (const archive of [zipOf(pieces), tarOf(pieces)]) {
      const { parts, file } = await readBytes(tempFolder(), archive);
      const path = `${file.path}!`;
      const isZip = archive.readUInt16BE(0) === 0x504b;
      expect(parts.map((part) => part.path.replace(path, ''))).toEqual(
        // Zip has separators of one kind only, whatever program wrote it.
        isZip ? names.map((name) => name.replaceAll('\\', '/')) : names,
      );
      expect(parts.map(({ hint }) => hint)).toEqual(names.map(() => 'json'));
      expect(file.isArchive).toBe(true);
    }
  });

  test('names what it does not read, and goes on', async () => {
    const { parts, file, values } = await readBytes(
      tempFolder(),
      zipOf([
        { name: 'secret.json', content: LIST, flags: 1 },
        { name: 'odd.json', content: LIST, method: 12 },
        { name: 'wrong.json', content: ONE, crc: 1 },
        { name: 'folder/', content: '' },
        { name: '__MACOSX/._x.json', content: 'junk' },
        { name: '.DS_Store', content: 'junk' },
        { name: 'inner.zip', content: zipOf([{ name: 'x.json', content: LIST }]) },
        { name: 'inner.tar.gz', content: gzipSync(tarOf([{ name: 'x.json', content: LIST }])) },
        { name: 'often.gz', content: [1, 2, 3, 4].reduce((inner) => gzipSync(inner), Buffer.from(LIST)) },
        { name: 'empty.json', content: '' },
        { name: 'picture', content: Buffer.from('89504e470d0a1a0a', 'hex') },
        { name: 'noise', content: Buffer.from([1, 2, 3, 0, 255]) },
        { name: 'good.json', content: LIST },
      ]),
    );
    expect(parts.map(({ path, hint, problem }) => [path.split('!')[1], hint, problem])).toEqual([
      ['secret.json', null, { code: 'zip-entry-encrypted', details: {} }],
      ['odd.json', null, { code: 'zip-entry-method', details: { method: 12 } }],
      ['wrong.json', 'json', { code: 'zip-entry-damaged', details: { reason: 'checksum' } }],
      ['inner.zip', null, { code: 'archive-in-archive', details: { kind: 'zip' } }],
      ['inner.tar.gz', null, { code: 'archive-in-archive', details: { kind: 'tar' } }],
      ['often.gz', null, { code: 'archive-in-archive', details: { kind: 'gzip' } }],
      ['empty.json', 'empty', null],
      ['picture', null, { code: 'format-foreign', details: { looksLike: 'image' } }],
      ['noise', null, { code: 'format-unknown', details: {} }],
      ['good.json', 'json', null],
    ]);
    expect(values).toEqual([RECORDS[0], ...RECORDS]);
    expect(file.notes).toEqual([
      { code: 'junk-skipped', details: { names: ['__MACOSX/._x.json', '.DS_Store'], count: 2 } },
    ]);
  });

  test('of tar may have long names, links and sizes elsewhere', async () => {
    const long = `${'folder/'.repeat(30)}x.json`;
    const { parts, file } = await readBytes(
      tempFolder(),
      tarOf([
        { name: 'global', type: 'g', content: '11 a=b\n' },
        paxOf({ path: long, size: String(LIST.length) }),
        { name: 'short', content: LIST, size: 0 },
        { name: '././@LongLink', type: 'L', content: `${long}2\0` },
        { name: 'short', content: LIST },
        { name: 'link', type: '2' },
        { name: 'pipe', type: '6' },
        { name: 'folder', type: '5' },
        { name: 'sparse', type: 'S', content: LIST },
        { name: 'plain', content: LIST },
      ]),
    );
    expect(parts.map(({ path, problem }) => [path.split('!')[1], problem])).toEqual([
      [long, null],
      [`${long}2`, null],
      ['plain', null],
    ]);
    expect(file.notes).toEqual([
      { code: 'entries-skipped', details: { names: ['link', 'pipe', 'sparse'], count: 3 } },
    ]);
  });

  test('of tar may follow another one; what else follows is told', async () => {
    const [one, other] = ['x.json', 'y.json'].map((name) => tarOf([{ name, content: LIST }]));
    const zeros = Buffer.alloc(9 * 1024);
    const both = [one ?? zeros, zeros, other ?? zeros];
    const { parts, file } = await readBytes(tempFolder(), Buffer.concat(both));
    expect(parts.map(({ path }) => path.split('!')[1])).toEqual(['x.json', 'y.json']);
    expect([file.problem, file.notes]).toEqual([null, []]);
    const rest = Buffer.from('something else');
    const followed = await readBytes(tempFolder(), Buffer.concat([...both, rest]));
    expect(followed.parts).toHaveLength(2);
    const atByte = Buffer.concat(both).length;
    expect(followed.file).toMatchObject({
      problem: null,
      notes: [{ code: 'tar-trailing', details: { atByte, sizeBytes: rest.length } }],
    });
  });

  test('of zip says what its directory does not list, as where another one was joined to it', async () => {
    const [one, other] = ['x.json', 'y.json'].map((name) => zipOf([{ name, content: LIST }]));
    const both = Buffer.concat([one ?? Buffer.alloc(0), other ?? Buffer.alloc(0)]);
    const { parts, file } = await readBytes(tempFolder(), both);
    expect(parts).toHaveLength(1);
    expect(file).toMatchObject({
      problem: null,
      notes: [{ code: 'zip-unlisted', details: { sizeBytes: other?.length } }],
    });
    expect((await readBytes(tempFolder(), one ?? both)).file.notes).toEqual([]);
  });

  test('may hold a workbook', async () => {
    const workbook = workbookOf({
      Sheet1: [
        ['Trace Name', 'Time'],
        ['login', '1700000000000'],
      ],
    });
    const { parts, values } = await readBytes(tempFolder(), zipOf([{ name: 'x.xlsx', content: workbook }]));
    expect(parts.map(({ hint }) => hint)).toEqual(['workbook']);
    expect(values).toEqual([{ 'Trace Name': 'login', Time: '1700000000000' }]);
  });
});

describe('a bomb is stopped early, and named', () => {
  const zeros = Buffer.alloc(2_000_000, 0x20);
  const bombs: Record<string, Buffer> = {
    gzip: gzipSync(zeros),
    'gzip in gzip': gzipSync(gzipSync(Buffer.alloc(50_000_000, 0x20))),
    zip: zipOf([{ name: 'x', content: zeros }]),
    'zip of many entries': zipOf(
      Array.from({ length: 40 }, (_, n) => ({ name: `${n}`, content: zeros.subarray(0, 50_000) })),
    ),
    'tar in gzip': gzipSync(tarOf([{ name: 'x', content: zeros }])),
  };
  test.for(Object.entries(bombs))('%s', async ([, content]) => {
    const caps = { ratio: 100, ratioFromBytes: 100_000 };
    const { file, parts } = await readBytes(tempFolder(), content, { caps });
    const problems = [file.problem, ...parts.map(({ problem }) => problem)];
    expect(problems).toContainEqual({ code: 'ratio-exceeded', details: { limit: 100 } });
  });

  test('by its total, whatever its ratio', async () => {
    const { file } = await readBytes(tempFolder(), MANY_PACKED, { caps: { totalBytes: 100_000 } });
    expect(file.problem).toEqual({ code: 'size-exceeded', details: { limitBytes: 100_000 } });
  });

  test('once for an archive: none of the entries behind is opened', async () => {
    const zeros = { content: Buffer.alloc(60_000) };
    const pieces = Array.from({ length: 20 }, (_, n) => ({ name: `${n}`, ...zeros }));
    const problem = { code: 'ratio-exceeded', details: { limit: 10 } };
    const { file, parts } = await readBytes(tempFolder(), zipOf(pieces), {
      caps: { ratio: 10, ratioFromBytes: 100_000 },
    });
    expect(file.problem).toEqual(problem);
    expect(parts.length).toBe(2);
  });

  test('by its entries', async () => {
    const pieces = Array.from({ length: 20 }, (_, n) => ({ name: `${n}`, content: ONE }));
    for (const archive of [zipOf(pieces), tarOf(pieces)]) {
      const { file, parts } = await readBytes(tempFolder(), archive, { caps: { entries: 10 } });
      expect(parts.length).toBe(10);
      expect(file.problem).toEqual({ code: 'entries-exceeded', details: { limit: 10 } });
    }
  });

  test('with the usual caps, where real traces pass', async () => {
    const { file } = await readBytes(tempFolder(), gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20)));
    expect(file.problem).toEqual({ code: 'ratio-exceeded', details: { limit: 400 } });
    // The same record over and over is the most that traces can be packed.
    const same = `${JSON.stringify({ trace_id: 'x'.repeat(1000) + MANY[0]?.trace_id })}\n`;
    const repeated = await readBytes(tempFolder(), gzipSync(same.repeat(40_000)));
    expect([repeated.file.problem, repeated.records.length]).toEqual([null, 40_000]);
  });
});

describe('a file', () => {
  test('is known by the hashes of its stored bytes, also when it is damaged', async () => {
    const contents = [LIST, gzipSync(LIST), MANY_PACKED, MANY_PACKED.subarray(0, 1000), zipOf([]), '', 'x'];
    for (const content of contents) {
      const { file } = await readBytes(tempFolder(), content);
      expect(file.hash).toEqual({
        sizeBytes: Buffer.from(content).length,
        md5: createHash('md5').update(content).digest('hex'),
        sha256: createHash('sha256').update(content).digest('hex'),
      });
    }
  });

  test('that is a digest is recognised by its content and gives no records', async () => {
    const digest = { project_id: 'p', digest_end_time: '2017-03-28T02-09-17Z', log_files: [] };
    const { parts, records } = await readBytes(tempFolder(), gzipSync(JSON.stringify(digest)));
    expect(parts.map((part) => [part.hint, part.digest])).toEqual([['digest', digest]]);
    expect(records).toEqual([]);
  });

  test.for([
    ['empty', '', 'empty', null],
    ['blank', ' \n\n', 'empty', null],
    ['prose', 'Dear auditor,\n\nhere is nothing.', null, { code: 'format-unknown', details: {} }],
    [
      'a page',
      '<!DOCTYPE html><html></html>',
      null,
      { code: 'format-foreign', details: { looksLike: 'html' } },
    ],
    [
      'zstd',
      Buffer.from('28b52ffd00', 'hex'),
      null,
      { code: 'format-foreign', details: { looksLike: 'zstd' } },
    ],
    ['zeros', Buffer.alloc(100), null, { code: 'format-unknown', details: {} }],
  ] as const)('that is %s is told for what it is', async ([, content, hint, problem]) => {
    const { parts, records, refusals } = await readBytes(tempFolder(), content);
    expect([parts.map((part) => [part.hint, part.problem]), records, refusals]).toEqual([
      [[hint, problem]],
      [],
      [],
    ]);
  });

  test('that only looks like JSON is given up before its refusals fill the memory', async () => {
    const { file, refusals } = await readBytes(tempFolder(), '{"broken\n'.repeat(100_000));
    expect(file.problem).toEqual({ code: 'format-unknown', details: {} });
    expect(refusals.length).toBeLessThan(20_000);
  });

  test('that is not there, or is a folder, is told as such', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'x'));
    expect((await readAll(join(folder, 'none'))).file.problem).toEqual({ code: 'file-missing', details: {} });
    const ofFolder = await readAll(join(folder, 'x'));
    expect(ofFolder.file.problem).toEqual({ code: 'file-not-regular', details: { kind: 'folder' } });
  });

  test.skipIf(process.platform === 'win32')('that is a pipe or a device is refused at once', async () => {
    const pipe = join(tempFolder(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect((await readAll(pipe)).file.problem).toEqual({
      code: 'file-not-regular',
      details: { kind: 'pipe' },
    });
    const device = await readAll('/dev/zero');
    expect(device.file.problem).toEqual({ code: 'file-not-regular', details: { kind: 'device' } });
  });

  test.skipIf(noModes)('that may not be read is told as such', () => {
    const path = join(tempFolder(), 'file');
    writeFileSync(path, LIST, { mode: 0 });
    const script = `import { readAll } from ${JSON.stringify(new URL('testing/reading.ts', import.meta.url).href)};
      const { file } = await readAll(${JSON.stringify(path)});
      console.log(JSON.stringify(file.problem));`;
    const [program = process.execPath, ...before] = heldByModes ?? [];
    const node = heldByModes === undefined ? before : [...before, process.execPath];
    const said = execFileSync(program, [...node, '--input-type=module-typescript', '-e', script]);
    expect(JSON.parse(said.toString())).toEqual({ code: 'file-forbidden', details: {} });
  });

  test('that grows, shrinks or vanishes while it is read gives what was there', async () => {
    const content = [MANY, MANY, MANY]
      .flat()
      .map((record) => JSON.stringify(record))
      .join('\n');
    const whileRead = async (act: (path: string) => void) => {
      const path = join(tempFolder(), 'file');
      writeFileSync(path, content);
      let records = 0;
      let hasActed = false;
      for await (const step of readFile(path)) {
        if (step.kind === 'records') records += step.records.length;
        if (!hasActed) act(path);
        hasActed = true;
        if (step.kind === 'file') return { records, problem: step.problem, notes: step.notes };
      }
      return null;
    };
    const sizeBytes = content.length;
    expect(await whileRead((path) => appendFileSync(path, '\n{"more":1}'))).toEqual({
      records: 60_000,
      problem: null,
      notes: [{ code: 'file-grew', details: { sizeBytes, nowBytes: sizeBytes + 11 } }],
    });
    expect(await whileRead((path) => truncateSync(path, 2_000_000))).toMatchObject({
      problem: { code: 'file-shrank', details: { sizeBytes, readBytes: 2_000_000 } },
    });
    if (process.platform !== 'win32')
      expect(await whileRead((path) => rmSync(path))).toEqual({ records: 60_000, problem: null, notes: [] });
  });

  test('is let go of at once when its reading is cancelled', async () => {
    const path = join(tempFolder(), 'file');
    writeFileSync(path, MANY_PACKED);
    const aborter = new AbortController();
    const reason = new Error('enough');
    const reading = async () => {
      for await (const step of readFile(path, { signal: aborter.signal }))
        if (step.kind === 'records') aborter.abort(reason);
    };
    await expect(reading()).rejects.toBe(reason);
    await expect(readAll(path, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
