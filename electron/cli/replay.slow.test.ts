import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { writeLargeFile } from '../data/services/ingest/testing/large-file.ts';
import { ctsRecord, FIRST_TIME, lines } from '../data/services/ingest/testing/trace-records.ts';
import { contentOf } from '../data/testing/temp-folder.ts';
import { edit, makeWorkspace } from '../data/testing/workspace-file.ts';
import { until } from '../serve/testing/until.ts';
import {
  ALL,
  CREATED,
  documentOf,
  expectRefused,
  ids,
  NAMELESS,
  placeOf,
  records,
  UNSURE,
} from './testing/replaying.ts';
import { processesOf, runCli, startCli } from './testing/run-cli.ts';

interface Answer {
  traces: number;
  matched: number;
  unknown: number;
  outOfScope: number;
  noMatch: number;
  assumptions: { name: string; value: string }[];
  issues: { path: string }[];
  sources: Record<string, number>;
  pins?: unknown;
  ids?: string[];
}

const iso = (at: number): string => new Date(at).toISOString();

describe('the answer', () => {
  test('is one document in the documented order', async () => {
    const { folder, file } = placeOf({ 'a.json': records(0, 20), 'b.json': records(15, 30) });
    const answer = await documentOf<Answer>(['replay', file('n.json', CREATED), folder]);
    expect(Object.entries(answer)).toEqual(
      Object.entries({
        notification: 'created',
        provider: 'huawei',
        window: {
          from: iso(FIRST_TIME),
          to: iso(FIRST_TIME + 29_001),
          // The records tell that traces may come 400 ms late.
          unread: [{ from: iso(FIRST_TIME), to: iso(FIRST_TIME + 400) }],
        },
        ...{ traces: 30, outOfScope: 0, matched: 3, unknown: 0, noMatch: 27 },
        byRating: {
          normal: { matched: 2, unknown: 0 },
          warning: { matched: 1, unknown: 0 },
          incident: { matched: 0, unknown: 0 },
          other: { matched: 0, unknown: 0 },
        },
        byHour: [{ at: iso(FIRST_TIME), matched: 3, unknown: 0 }],
        byOperation: [
          {
            ...{ service_type: 'ECS', resource_type: 'ecs', trace_name: 'createServer' },
            ...{ matched: 3, unknown: 0 },
          },
        ],
        byUser: [0, 3, 5].map((user) => ({ name: `user${user}`, matched: 1, unknown: 0 })),
        assumptions: [{ name: 'project-unknown-in-scope', value: 'yes', traces: 30 }],
        issues: [],
        sources: { files: 2, read: 35, duplicates: 5, conflicts: 0, refused: 0, errors: 0 },
      }),
    );
  });

  test('says with each issue where, what and how bad it is', async () => {
    const { folder, file } = placeOf({ 'a.json': records(0, 1) });
    const { issues } = await documentOf<Answer>(['replay', file('n.json', NAMELESS), folder], 1);
    expect(issues).toEqual([
      {
        ...{ path: 'notification_name', code: 'name-missing', severity: 'error', details: {} },
        message: 'The notification has no name. Give it one.',
      },
    ]);
  });

  test('is the same whatever the order of the files, from a folder, in one file and from a workspace', async () => {
    const { home, folder, file } = placeOf({
      'a.json': records(0, 200),
      'b.json.gz': gzipSync(records(150, 400)),
    });
    const n = file('n.json', { ...UNSURE, operation_type: 'customized', operations: CREATED.operations });
    const [a, b] = [join(folder, 'a.json'), join(folder, 'b.json.gz')];
    const workspace = join(home, 'a.tracebell');
    await runCli(['import', folder, '--workspace', workspace]);
    const answers = await Promise.all(
      [[folder], [a, b], [b, a], ['--workspace', workspace]].map(async (from) => {
        const { code, stdout } = await runCli(['replay', n, ...from, '--json']);
        return { code, stdout };
      }),
    );
    expect(answers[0]).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/"unknown":34,/) as unknown,
    });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test('of nothing at all has no window', async () => {
    const { folder, file } = placeOf({ 'a.json': '' });
    expect(await documentOf<Answer>(['replay', file('n.json', ALL), folder])).toMatchObject({
      window: { from: null, to: null, unread: [] },
      ...{ traces: 0, matched: 0, byHour: [], assumptions: [] },
      sources: { files: 1, read: 0, errors: 0 },
    });
  });

  test('comes from standard input as well', async () => {
    const { folder } = placeOf({ 'a.json': records(0, 3) });
    const cli = startCli(['replay', '-', folder, '--ids']);
    cli.child.stdin?.end(JSON.stringify(ALL));
    expect(await cli.ended).toMatchObject({ code: 0, stdout: `${ids(0, 1, 2).join('\n')}\n` });
  });

  test('is for a person to read where no document is asked for', async () => {
    const { folder, file } = placeOf({ 'a.json': records(0, 1200) });
    const hostile = { ...UNSURE, notification_name: 'a\u001b[31m\nb' };
    const { code, stdout } = await runCli(['replay', file('n.json', hostile), folder]);
    expect(code).toBe(1);
    expect(stdout).toContain('Notification “a\\u001b[31m\\u000ab” on traces of Huawei Cloud\n');
    expect(stdout).toContain('1,200 traces: 0 matched, 1,200 unknown, 0 not matched\n');
    expect(stdout).toContain('  error  notification_name: ');
    expect(stdout).toContain('(absent-not-equal=unknown, 1,200 traces)\n');
    expect(stdout.split('\n').length).toBeLessThan(40);
    const chinese = await runCli(['replay', file('n.json', hostile), folder], {
      env: { LC_ALL: 'zh_CN.UTF-8' },
    });
    expect(chinese.stdout).toContain('1,200 条事件：匹配 0，未知 1,200，不匹配 0\n');
  });
});

describe('takes', () => {
  test.each<[string, string[], Partial<Answer>]>([
    [
      'a window',
      ['--from', iso(FIRST_TIME + 5000), '--to', iso(FIRST_TIME + 8000)],
      { traces: 3, matched: 3 },
    ],
    ['an empty window', ['--from', '2026-01-01', '--to', '2026-01-01'], { traces: 0 }],
    ['a window in milliseconds', ['--from', `${FIRST_TIME + 29_000}`], { traces: 1 }],
    ['another provider', ['--provider', 'aws'], { traces: 0, outOfScope: 30 }],
    ['an assumption', ['--assume', 'absent-not-equal=match'], { matched: 30, unknown: 0 }],
    ['none', [], { matched: 0, unknown: 30 }],
    ['a status', ['--respect-status'], { matched: 0, unknown: 0, noMatch: 30 }],
  ])('%s', async (name, options, expected) => {
    const { folder, file } = placeOf({ 'a.json': records(0, 30) });
    const notification = name.includes('window') ? ALL : { ...UNSURE, status: 'disabled' };
    const n = file('n.json', notification);
    // Options may stand anywhere behind the command.
    expect(await documentOf<Answer>(['replay', ...options, n, folder])).toMatchObject(expected);
  });

  test('ids in order of time', async () => {
    const { folder, file } = placeOf({ 'b.json': records(0, 20), 'a.json': records(20, 30) });
    const n = file('n.json', CREATED);
    const text = await runCli(['replay', n, folder, '--ids']);
    expect(text).toMatchObject({ code: 0, stdout: `${ids(0, 12, 24).join('\n')}\n` });
    expect(await documentOf(['replay', n, folder, '--ids'])).toEqual({ ids: ids(0, 12, 24) });
  });

  test('pins, and ends with 1 when one fails', async () => {
    const { folder, file } = placeOf({ 'a.json': records(0, 13) });
    const [created = '', other = ''] = ids(0, 1);
    const holding = [
      { traceId: created, want: 'match' },
      { traceId: other, want: 'no-match' },
    ];
    const good = file('good.json', { notification: CREATED, pins: holding });
    expect((await documentOf<Answer>(['replay', good, folder, '--pins'])).pins).toEqual([
      { traceId: created, want: 'match', verdict: 'match', holds: true },
      { traceId: other, want: 'no-match', verdict: 'no-match', holds: true },
    ]);
    const bad = file('bad.json', {
      notification: CREATED,
      pins: [...holding, { traceId: 'gone', want: 'match' }],
    });
    expect((await documentOf<Answer>(['replay', bad, folder, '--pins'], 1)).pins).toContainEqual({
      ...{ traceId: 'gone', want: 'match', verdict: null, holds: false },
    });
    expect(await documentOf<Answer>(['replay', bad, folder])).not.toHaveProperty('pins');
    const { code, stdout } = await runCli(['replay', bad, folder, '--pins']);
    expect({ code, fails: /^ {2}fails {2}gone: /m.test(stdout) }).toEqual({ code: 1, fails: true });
  });

  test('a list, with the issues of each and those of the list', async () => {
    const { folder, file } = placeOf({ 'a.json': records(0, 24) });
    const many = Array.from({ length: 101 }, (_, at) => ({ ...ALL, notification_name: `n${at}` }));
    const list = file('n.json', { notifications: [CREATED, NAMELESS, 5, ...many] });
    const document = await documentOf<{ notifications: Answer[]; issues: object[] }>(
      ['replay', list, folder],
      1,
    );
    expect(document.notifications).toHaveLength(104);
    expect(document.notifications.map(({ matched, unknown }) => [matched, unknown]).slice(0, 4)).toEqual([
      [2, 0],
      [24, 0],
      [0, 24],
      [24, 0],
    ]);
    expect(document.notifications.map(({ issues }) => issues.map(({ path }) => path)).slice(0, 4)).toEqual([
      [],
      ['notifications[1].notification_name'],
      ['notifications[2]'],
      [],
    ]);
    expect(document.notifications[3]?.sources).toMatchObject({ files: 1, read: 24 });
    expect(document.issues).toMatchObject([{ path: 'notifications', code: 'quota' }]);
  });
});

describe('ends with', () => {
  const OTHER = { with: { resource_name: 'another' } };
  test.each<[string, 0 | 1, Record<string, string | Buffer>, Record<string, number>]>([
    [
      '0 for a conflict',
      0,
      { 'a.json': records(0, 2) + lines([ctsRecord(1, 'obs', OTHER)]) },
      { conflicts: 1, read: 3 },
    ],
    ['1 for a refused record', 1, { 'a.json': `${records(0, 2)}{"no": "trace"}\n` }, { refused: 1, read: 3 }],
    [
      '1 for a file that cannot be read beside one that can',
      1,
      { 'a.json': records(0, 2), 'b.xz': '\xfd7zXZ\0' },
      { errors: 1, files: 2 },
    ],
  ])('%s', async (_, code, files, sources) => {
    const { home, folder, file } = placeOf(files);
    const n = file('n.json', ALL);
    const overFiles = await documentOf<Answer>(['replay', n, folder], code);
    expect(overFiles.sources).toMatchObject(sources);
    const workspace = join(home, 'a.tracebell');
    await runCli(['import', folder, '--workspace', workspace]);
    // What was known already counts once.
    await runCli(['import', join(folder, 'a.json'), '--workspace', workspace]);
    expect(await documentOf<Answer>(['replay', n, '--workspace', workspace], code)).toEqual(overFiles);
  });

  test('2 and a sentence where the command line makes no sense', async () => {
    const { home, folder, file } = placeOf({ 'a.json': records(0, 1) });
    const n = file('n.json', ALL);
    const list = file('list.json', [ALL]);
    const workspace = makeWorkspace(join(home, 'a.tracebell'));
    for (const [args, sentence] of [
      [[n], /^No traces were given/],
      [[n, folder, '--workspace', workspace], /--workspace/],
      [[n, '--workspace', workspace, '--rating', 'outcome'], /“--rating” and “--workspace”/],
      [[n, '--workspace', workspace, '--zone', 'UTC'], /“--zone” and “--workspace”/],
      [[n, folder, '--zone', 'Mars'], /“--zone” takes UTC/],
      [[n, folder, '--ids', '--pins'], /“--ids” and “--pins”/],
      [[n, folder, '--from', '2026-03-02T00:00:00'], /names no zone/],
      [[n, folder, '--to', 'yesterday'], /“--to” needs a date/],
      [[n, folder, '--from', '2', '--to', '1'], /lies before/],
      [[n, folder, '--assume', 'absent-not-eqaul=match'], /the nearest is “absent-not-equal”/],
      [[n, folder, '--assume', 'absent-not-equal=maybe'], /is unknown or match or no-match, not “maybe”/],
      [[list, folder, '--ids'], /list of notifications/],
    ] as const)
      expectRefused(await runCli(['replay', ...args, '--json']), sentence);
  });

  test('2 and a sentence where something cannot be read', async () => {
    const { home, folder, file } = placeOf({ 'a.json': records(0, 1) });
    const n = file('n.json', ALL);
    const empty = join(home, 'empty');
    mkdirSync(empty);
    const strange = file('strange.txt', 'no traces');
    const older = makeWorkspace(join(home, 'older.tracebell'));
    edit(older, 'PRAGMA user_version = 10');
    for (const [args, sentence] of [
      [[join(home, 'none.json'), folder], /none\.json: The file is not there/],
      [[folder, folder], /traces: This is a folder/],
      [[n, join(folder, 'none')], /none: The file is not there/],
      [[n, folder, join(folder, 'x'), join(folder, 'y')], /x: The file is not there.* 1 more/],
      [[n, strange], /strange\.txt: /],
      [[n, empty], /^No file was found there/],
      [[n, '--workspace', join(home, 'none.tracebell')], /There is no file at/],
      [[n, '--workspace', strange], /is not a Tracebell workspace/],
      [[n, '--workspace', older], /was made by an older Tracebell; open it/],
    ] as const) {
      const before = contentOf(home);
      expectRefused(await runCli(['replay', ...args, '--json']), sentence);
      expect(contentOf(home)).toEqual(before);
    }
  });
});

test('a workspace that the app has open is replayed, and is as it was', async () => {
  const { home, folder, file } = placeOf({ 'a.json': records(0, 30) });
  const workspace = join(home, 'a.tracebell');
  await runCli(['import', folder, '--workspace', workspace]);
  const n = file('n.json', ALL);
  const before = contentOf(home);
  const serving = startCli(['serve', '--json', '--workspace', workspace]);
  await serving.line(/^{/);
  expect(await documentOf<Answer>(['replay', n, '--workspace', workspace])).toMatchObject({ matched: 30 });
  serving.child.kill('SIGTERM');
  expect(await serving.ended).toMatchObject({ code: 0 });
  expect(await documentOf<Answer>(['replay', n, '--workspace', workspace])).toMatchObject({ matched: 30 });
  expect(Object.keys(contentOf(home))).toEqual(Object.keys(before));
});

test('a reader that leaves early is no mistake', async () => {
  const { folder, file } = placeOf({ 'a.json': records(0, 5000) });
  const cli = startCli(['replay', file('n.json', ALL), folder, '--ids', '--json']);
  cli.child.stdout?.once('data', () => cli.child.stdout?.destroy());
  expect(await cli.ended).toMatchObject({ code: 0, stderr: '' });
});

test.each<NodeJS.Signals>(['SIGINT', 'SIGTERM'])('%s leaves nothing of what was read', async (signal) => {
  const { home, folder, file } = placeOf({});
  await writeLargeFile(join(folder, 'a.json'), 60);
  const place = join(home, 'temporary');
  mkdirSync(place);
  const cli = startCli(['replay', file('n.json', ALL), folder, '--json'], { env: { TMPDIR: place } });
  const held = (): string[] =>
    readdirSync(place).filter((name) => existsSync(join(place, name, 'replay.tracebell-wal')));
  await until(() => held().length > 0 || cli.child.exitCode !== null);
  cli.child.kill(signal);
  expectRefused(await cli.ended, /^Cancelled; nothing was changed\./);
  expect(readdirSync(place).filter((name) => name.startsWith('tracebell-'))).toEqual([]);
  expect(processesOf(cli.folder)).toEqual([]);
});

test('a signal ends the replaying itself at once, which leaves nothing', async () => {
  const { home, folder, file } = placeOf({ 'a.json': records(0, 5000) });
  // Far more work than the reading.
  const list = file('list.json', { notifications: Array.from({ length: 9_000 }, () => UNSURE) });
  const place = join(home, 'temporary');
  mkdirSync(place);
  const cli = startCli(['replay', list, folder, '--json'], { env: { TMPDIR: place } });
  const held = (): number => readdirSync(place).filter((name) => name.startsWith('tracebell-')).length;
  await until(() => held() > 0 || cli.child.exitCode !== null);
  await until(() => held() === 0 || cli.child.exitCode !== null);
  cli.child.kill('SIGINT');
  const { code, stdout } = await cli.ended;
  // Heard just before the replaying began, it cancels; later the system acts on it.
  expect([2, null]).toContain(code);
  expect(code === 2 || cli.child.signalCode === 'SIGINT').toBe(true);
  expect(stdout).toBe('');
  expect(held()).toBe(0);
  expect(processesOf(cli.folder)).toEqual([]);
});
