import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { latestRun, runTotals } from '../data/cache/import-runs.ts';
import { openReader } from '../data/cache/open.ts';
import { writeLargeFile } from '../data/services/ingest/testing/large-file.ts';
import { ibmEvent } from '../data/services/ingest/testing/other-providers.ts';
import { ctsRecord, lines } from '../data/services/ingest/testing/trace-records.ts';
import { tarOf } from '../data/sources/files/testing/packing.ts';
import { heldByModes, noModes } from '../data/testing/rights.ts';
import { tempFolder } from '../data/testing/temp-folder.ts';
import { makeWorkspace, readBack, WHOLE } from '../data/testing/workspace-file.ts';
import { until } from '../serve/testing/until.ts';
import { processesOf, runCli, startCli } from './testing/run-cli.ts';

const OTHER = { with: { resource_name: 'another' } };
const CLEAN = lines([ctsRecord(1, 'obs'), ctsRecord(2, 'obs'), ctsRecord(1, 'api')]);

interface Report {
  files: { path: string; added: number; duplicates: number }[];
  totals: Record<string, number>;
}

/** A folder of traces, and where the workspace is to be. */
function place(files: Readonly<Record<string, string | Buffer>>): { folder: string; workspace: string } {
  const home = tempFolder();
  const folder = join(home, 'traces');
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return { folder, workspace: join(home, 'a.tracebell') };
}

const importOf = (path: string, workspace: string, ...more: string[]): string[] => [
  ...['import', path, '--workspace', workspace],
  ...more,
];

describe('the report', () => {
  test('says where the rating that was asked for is not the one that traces have', async () => {
    const event = { ...ibmEvent(1), severity: 'critical' };
    const { folder, workspace } = place({ 'a.json': lines([event]) });
    expect(await runCli(importOf(folder, workspace))).toMatchObject({ code: 0, stderr: '' });
    for (const more of [[], ['--json']]) {
      const { code, stderr } = await runCli(importOf(folder, workspace, '--rating', 'outcome', ...more));
      expect(code).toBe(0);
      expect(stderr).toMatch(/^1 trace was there already and keeps its rating: .* \(by outcome\) .*\n$/);
    }
  });

  test('is one document of all files and their totals', async () => {
    const { folder, workspace } = place({
      'a.json': CLEAN,
      'b.json': lines([ctsRecord(1, 'obs', OTHER), { no: 'trace' }]),
      'c.json.gz': gzipSync(CLEAN).subarray(0, 30),
    });
    const { code, stdout, stderr } = await runCli(importOf(folder, workspace, '--json'));
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout.endsWith('}\n')).toBe(true);
    const { files, totals } = JSON.parse(stdout) as { files: unknown[]; totals: unknown };
    const counts = { read: 0, added: 0, duplicates: 0, conflicts: 0 };
    const plain = { format: 'cts', wrappings: [], notes: [], error: null };
    expect(files).toEqual(
      [
        {
          ...{ ...plain, path: join(folder, 'a.json'), refused: [] },
          ...{ ...counts, read: 3, added: 2, duplicates: 1 },
        },
        {
          ...{ ...plain, path: join(folder, 'b.json'), ...counts, read: 2, conflicts: 1 },
          refused: [
            {
              position: { byteOffset: lines([ctsRecord(1, 'obs', OTHER)]).length, line: 2, index: 1 },
              reason: expect.stringMatching(/\.$/) as unknown,
              ...{ code: 'shape-unknown', details: { members: ['no'] } },
            },
          ],
        },
        {
          ...{ ...plain, ...counts, path: join(folder, 'c.json.gz'), format: null, refused: [] },
          error: expect.objectContaining({
            code: 'gzip-cut-off',
            reason: expect.stringMatching(/\.$/) as unknown,
          }) as unknown,
        },
      ].map((file) => expect.objectContaining(file) as unknown),
    );
    expect(totals).toMatchObject({
      read: 5,
      added: 2,
      duplicates: 1,
      conflicts: 1,
      refused: 1,
      files: 3,
      failed: 1,
    });
  });

  test('of a file already imported tells of duplicates only', async () => {
    const { folder, workspace } = place({ 'a.json': CLEAN });
    const first = await runCli(importOf(folder, workspace, '--json'));
    const again = await runCli(importOf(folder, workspace, '--json'));
    expect([first.code, again.code]).toEqual([0, 0]);
    expect((JSON.parse(first.stdout) as Report).totals).toMatchObject({ read: 3, added: 2, duplicates: 1 });
    expect((JSON.parse(again.stdout) as Report).totals).toMatchObject({ read: 3, added: 0, duplicates: 3 });
    expect(readBack(workspace)).toEqual(WHOLE);
  });

  test('reads times of tables in the zone that is given, and remembers it', async () => {
    const rows = 'Trace Name,Trace Source,Operator,Operation Time\nlogin,IAM,ana,2024-05-16 10:00:00\n';
    const { folder, workspace } = place({ 'a.csv': rows });
    expect(await runCli(importOf(folder, workspace, '--zone', 'Mars'))).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/Asia\/Shanghai, not “Mars”/) as unknown,
    });
    expect(existsSync(workspace)).toBe(false);
    const refused = await runCli(importOf(folder, workspace));
    expect(refused).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/--zone: 2024-05-16/) as unknown,
    });
    const read = await runCli(importOf(folder, workspace, '--zone', 'Asia/Shanghai'));
    expect(read).toMatchObject({ code: 0, stdout: expect.stringMatching(/1 read, 1 added/) as unknown });
    expect(read.stdout).toMatch(/taken for Asia\/Shanghai, as was said of the column “Operation Time”/);
    const again = await runCli(importOf(folder, workspace));
    expect(again).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/1 read, 0 added, 1 dup/) as unknown,
    });
  });

  test('says what digests prove of the files, and where their chain is cut', async () => {
    const file = gzipSync(CLEAN);
    const md5 = (bytes: Buffer): string => createHash('md5').update(bytes).digest('hex');
    const digest = (hour: number, more: object): Buffer =>
      gzipSync(
        JSON.stringify({
          ...{
            digest_start_time: `2026-03-02T0${hour}-00-00Z`,
            digest_end_time: `2026-03-02T0${hour + 1}-00-00Z`,
          },
          ...{ digest_object: `d${hour}.json.gz`, log_files: [] },
          ...more,
        }),
      );
    const listed = [
      { object: 'a.json.gz', log_hash_value: md5(file) },
      { object: 'b.json.gz', log_hash_value: 'ab'.repeat(16) },
      { object: 'c.json.gz', log_hash_value: 'cd'.repeat(16) },
    ];
    const first = digest(1, { previous_digest_object: '', log_files: listed });
    const second = digest(2, {
      previous_digest_object: 'd1.json.gz',
      previous_digest_hash_value: md5(first),
    });
    const fourth = digest(4, {
      previous_digest_object: 'd2.json.gz',
      previous_digest_hash_value: 'ef'.repeat(16),
    });
    const { folder, workspace } = place({
      ...{ 'a.json.gz': file, 'b.json.gz': gzipSync(lines([ctsRecord(7, 'obs')])) },
      ...{ 'd1.json.gz': first, 'd2.json.gz': second, 'd4.json.gz': fourth },
    });
    const { code, stdout } = await runCli(importOf(folder, workspace));
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(-7)).toEqual(
      [
        'digests 2026-03-02T01:00:00.000Z to 2026-03-02T03:00:00.000Z: 2 in a chain, 1 files as listed, 1 changed, 1 missing; their chain begins here',
        '  changed: b.json.gz',
        '  missing: c.json.gz',
        'digests 2026-03-02T04:00:00.000Z to 2026-03-02T05:00:00.000Z: 1 in a chain, 0 files as listed, 0 changed, 0 missing; THE CHAIN IS CUT, the digest before them has other bytes: d2.json.gz',
        expect.stringMatching(/^5 files: /),
        '',
      ].toSpliced(0, 0, expect.stringMatching(/d4\.json\.gz: 0 read/)),
    );
    const again = await runCli(importOf(join(folder, 'b.json.gz'), workspace, '--json'));
    expect(JSON.parse(again.stdout)).toMatchObject({
      digests: [
        {
          ...{
            from: '2026-03-02T01:00:00.000Z',
            to: '2026-03-02T03:00:00.000Z',
            digests: 2,
            begins: 'first',
          },
          ...{
            previous: null,
            linksNotCompared: 0,
            sound: 1,
            changed: ['b.json.gz'],
            missing: ['c.json.gz'],
            notCompared: 0,
          },
        },
      ],
    });
  });

  test('charges files in the order of their paths, in whatever order they are named', async () => {
    const { folder, workspace } = place({ 'b.json': CLEAN, 'a.json': CLEAN });
    const [a, b] = [join(folder, 'a.json'), join(folder, 'b.json')];
    const { stdout } = await runCli(['import', b, a, '--workspace', workspace, '--json']);
    const { files } = JSON.parse(stdout) as Report;
    expect(files.map(({ path, added, duplicates }) => [path, added, duplicates])).toEqual([
      [a, 2, 1],
      [b, 0, 3],
    ]);
  });

  test('is for a person to read where no document is asked for', async () => {
    const { folder, workspace } = place({ 'a.json': CLEAN, 'b.json': '{"no": "trace"}\n' });
    const { code, stdout, stderr } = await runCli(importOf(folder, workspace));
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout.split('\n')).toEqual([
      `${join(folder, 'a.json')}: 3 read, 2 added, 1 duplicates, 0 conflicts, 0 refused`,
      `${join(folder, 'b.json')}: 1 read, 0 added, 0 duplicates, 0 conflicts, 1 refused`,
      expect.stringMatching(/^ {2}record 0, line 1, byte 0: .+\.$/),
      expect.stringMatching(/^2 files: 4 read, 2 added, 1 duplicates, 0 conflicts, 1 refused/),
      '',
    ]);
  });
});

const TAR = tarOf([
  { name: 'a.json', content: CLEAN },
  { name: 'b.json', content: CLEAN },
]);

describe('ends with', () => {
  test.each<[name: string, code: 0 | 1, again: 0 | 1, Record<string, string | Buffer>]>([
    ['0 when all is well', 0, 0, { 'a.json': CLEAN }],
    ['0 for an empty file', 0, 0, { 'a.json': '' }],
    ['1 for a record that is refused', 1, 1, { 'a.json': `${CLEAN}{"no": "trace"}\n` }],
    ['1 for a conflict, which is one once', 1, 0, { 'a.json': CLEAN + lines([ctsRecord(1, 'obs', OTHER)]) }],
    ['1 for a file that cannot be read beside one that can', 1, 1, { 'a.json': CLEAN, 'b.xz': '\xfd7zXZ\0' }],
    ['1 for an archive that is cut off', 1, 1, { 'a.tar': TAR.subarray(0, TAR.length / 2) }],
  ])('%s', async (_, code, again, files) => {
    const { folder, workspace } = place(files);
    const [name = ''] = Object.keys(files);
    const path = Object.keys(files).length === 1 ? join(folder, name) : folder;
    expect(await runCli(importOf(path, workspace, '--json'))).toMatchObject({ code, stderr: '' });
    // When all of it is known.
    expect(await runCli(importOf(path, workspace, '--json'))).toMatchObject({ code: again, stderr: '' });
  });

  test('lines that show what names and records hold, and do nothing else; notes among them', async () => {
    const hostile = '\u001b[2Jone\ntwo\u202e';
    const { folder, workspace } = place({
      [`${hostile}.json`]: `${CLEAN}${JSON.stringify({ [hostile]: 1 })}\n`,
      'x.tar': tarOf([
        { name: 'a.json', content: CLEAN },
        { name: hostile, type: '2' },
      ]),
    });
    const { code, stdout } = await runCli(importOf(folder, workspace));
    expect(code).toBe(1);
    for (const unseen of ['\u001b', '\u202e']) expect(stdout).not.toContain(unseen);
    const rows = stdout.trimEnd().split('\n');
    expect(rows).toHaveLength(6);
    expect(rows[0]).toMatch(/one.*two.*: 4 read, 2 added/);
    expect(rows[1]).toMatch(/^ {2}record 3, line 4, byte \d+: .*one.*two/);
    expect(rows[4]).toMatch(/^ {2}1 entry of the archive.*one.*two/);
  });

  test('2 and a sentence for a path that leads to nothing, and reads the others', async () => {
    const { folder, workspace } = place({ 'a.json': CLEAN });
    const none = join(folder, 'none');
    const { code, stdout, stderr } = await runCli([
      'import',
      none,
      folder,
      '--workspace',
      workspace,
      '--json',
    ]);
    expect(code).toBe(2);
    expect((JSON.parse(stdout) as Report).totals).toMatchObject({ added: 2, files: 2, failed: 1 });
    expect(stderr.startsWith(`${none}: `)).toBe(true);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('2 and a sentence where nothing is found', async () => {
    const { folder, workspace } = place({});
    const { code, stdout, stderr } = await runCli(importOf(folder, workspace, '--json'));
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'No file was found there.\n' });
    expect((JSON.parse(stdout) as Report).files).toEqual([]);
  });

  test('2 and a sentence where there is nothing to read or nowhere to put it', async () => {
    const { folder, workspace } = place({ 'a.json': CLEAN });
    writeFileSync(workspace, 'not a workspace');
    for (const [args, sentence] of [
      [['import', '--workspace', workspace], /^PATH is missing/],
      [['import', folder], /--workspace/],
      [importOf(folder, workspace, '--json'), /is not a Tracebell workspace/],
      [importOf(folder, join(folder, 'none', 'a.tracebell'), '--json'), /none/],
      [importOf(folder, workspace, '--rating', 'mine'), /--rating/],
    ] as const) {
      const { code, stdout, stderr } = await runCli(args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(sentence);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    }
    expect(readFileSync(workspace, 'utf8')).toBe('not a workspace');
  });

  test('2 while another has the workspace open', async () => {
    const { folder, workspace } = place({ 'a.json': CLEAN });
    makeWorkspace(workspace);
    const serving = startCli(['serve', '--json', '--workspace', workspace]);
    await serving.line(/^{/);
    const { code, stdout, stderr } = await runCli(importOf(folder, workspace, '--json'));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    serving.child.kill('SIGTERM');
    await serving.ended;
  });

  test.skipIf(noModes !== undefined)('what may not be read is told, and the rest is read', async () => {
    const { folder, workspace } = place({ 'a.json': CLEAN, 'b.json': CLEAN });
    mkdirSync(join(folder, 'closed'));
    chmodSync(join(folder, 'b.json'), 0);
    chmodSync(join(folder, 'closed'), 0);
    const by = (command: string[]): string[] => [...(heldByModes ?? []), ...command];
    const { code, stdout, stderr } = await runCli(importOf(folder, workspace, '--json'), { by });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const { files, totals } = JSON.parse(stdout) as {
      files: { path: string; error: unknown }[];
      totals: unknown;
    };
    const errors = files.flatMap(({ path, error }) => (error === null ? [] : [[path, error]]));
    const forbidden = expect.objectContaining({ code: 'file-forbidden' }) as unknown;
    expect(errors).toEqual(
      expect.arrayContaining([
        [join(folder, 'closed'), forbidden],
        [join(folder, 'b.json'), forbidden],
      ]),
    );
    expect(totals).toMatchObject({ added: 2, failed: 2 });
  });
});

/** Whether the first file is in while the import goes on. */
function hasFileDone(workspace: string): boolean {
  if (!existsSync(`${workspace}-wal`)) return false;
  const reader = openReader(workspace);
  try {
    return latestRun(reader) !== null && runTotals(reader, latestRun(reader) ?? 0).files > 0;
  } finally {
    reader.close();
  }
}

test('a signal leaves the files that were done, and says that they stay', async () => {
  const { folder, workspace } = place({});
  await writeLargeFile(join(folder, 'a.json'), 20);
  await writeLargeFile(join(folder, 'b.json'), 150);
  const cli = startCli(importOf(folder, workspace));
  await until(() => hasFileDone(workspace) || cli.child.exitCode !== null);
  cli.child.kill('SIGINT');
  const { code, stderr } = await cli.ended;
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /Cancelled; 1 files were read by then and stay, with \d+ traces added; the same import reads the rest\.\n$/,
  );
});

test.each<NodeJS.Signals>(['SIGINT', 'SIGTERM'])(
  'with %s leaves what was read, in one plain file, and goes on the next time',
  async (signal) => {
    const { folder, workspace } = place({ 'a.json': CLEAN });
    await writeLargeFile(join(folder, 'b.json'), 60);
    const cli = startCli(importOf(folder, workspace, '--json'));
    await until(() => existsSync(`${workspace}-wal`) || cli.child.exitCode !== null);
    cli.child.kill(signal);
    const { code, stdout, stderr } = await cli.ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(processesOf(cli.folder)).toEqual([]);
    expect(readBack(workspace)).toEqual(WHOLE);
    expect(existsSync(`${workspace}-wal`)).toBe(false);
    const { code: next, stdout: report } = await runCli(importOf(folder, workspace, '--json'));
    expect(next).toBe(0);
    const { totals } = JSON.parse(report) as Report;
    expect(totals['read']).toBe((totals['added'] ?? 0) + (totals['duplicates'] ?? 0));
    expect(totals['read']).toBeGreaterThan(50_000);
  },
);

test.each([
  ['deleted', (path: string) => rmSync(path), /was deleted or moved away while it was open; .*lost/],
  [
    'moved',
    (path: string) => renameSync(path, `${path}.away`),
    /was moved while it was open, to .*\.away; .*is in the file/,
  ],
])('into a workspace that is %s meanwhile ends with a sentence and claims nothing', async (_, take, said) => {
  const { folder, workspace } = place({ 'a.json': CLEAN });
  await writeLargeFile(join(folder, 'b.json'), 150);
  const cli = startCli(importOf(folder, workspace, '--json'));
  // Before it is open, it is a file that is not there.
  await until(() => hasFileDone(workspace) || cli.child.exitCode !== null);
  take(workspace);
  const { code, stdout, stderr } = await cli.ended;
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(said);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  const away = `${workspace}.away`;
  if (existsSync(away)) expect(readBack(away)).toMatchObject({ rows: 1, integrity: 'ok' });
});
