import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../shared/model/json.ts';
import { tempFolder } from '../data/testing/temp-folder.ts';
import { ALL, CREATED, documentOf, expectRefused, NAMELESS, placeOf, records } from './testing/replaying.ts';
import { runCli, startCli } from './testing/run-cli.ts';

interface Checked {
  issues: { path: string; code: string; severity: string; message: string; details: { seen?: number } }[];
}

const notification = (changes: object): Json => ({ ...ALL, ...changes });
const many = (count: number): object[] =>
  Array.from({ length: count }, (_, at) => ({ ...ALL, notification_name: `n${at}` }));

/** What it is, what it ends with, and where issues are. */
const CHECKED: [string, Json | Buffer, 0 | 1, string[]][] = [
  ['nothing wrong', ALL, 0, []],
  ['a warning', notification({ operations: CREATED.operations }), 0, ['operations']],
  ['an empty object', {}, 1, ['notification_name', 'operation_type']],
  [
    'wrong types everywhere',
    { notification_name: 1, operation_type: [], operations: 5, notify_user_list: {}, status: 1, filter: 7 },
    1,
    ['notification_name', 'operation_type', 'operations', 'notify_user_list', 'status', 'filter'],
  ],
  [
    '10,000 operations',
    notification({ operation_type: 'customized', operations: Array(10_000).fill(CREATED.operations[0]) }),
    1,
    ['operations'],
  ],
  [
    'a rule of a megabyte',
    notification({
      filter: { is_support_filter: true, condition: 'AND', rule: [`code = ${'x'.repeat(1 << 20)}`] },
    }),
    1,
    ['filter.rule[0]'],
  ],
  ['100 notifications', { notifications: many(100) as Json }, 0, []],
  ['101 notifications', { notifications: many(101) as Json }, 1, ['notifications']],
  [
    'a list of anything',
    [5, null, NAMELESS],
    1,
    ['notifications[0]', 'notifications[1]', 'notifications[2].notification_name'],
  ],
  [
    'an answer of the service',
    { notifications: [{ ...NAMELESS, notification_id: 'x', create_time: 1 }] },
    1,
    ['notifications[0].notification_name'],
  ],
  [
    'Terraform as JSON',
    { resource: { huaweicloud_cts_notification: { x: { name: 'x', operation_type: 'all' } } } },
    1,
    ['operation_type'],
  ],
  [
    'settings of a draft',
    { notification: ALL, provider: 'azure', pins: {}, assumptions: [] },
    1,
    ['provider', 'pins', 'assumptions'],
  ],
  [
    'members of every object',
    Buffer.from('{"__proto__": {"operation_type": "complete"}, "notification_name": "a"}'),
    1,
    ['operation_type'],
  ],
];

const REFUSED: [string, Json | Buffer, RegExp][] = [
  ['what is cut off', '{"notification_name": "a"', /n\.json: This is not valid JSON: it ends too early/],
  ['what is no JSON', '{\n"a": nothing}', /line 2, character 6/],
  ['nothing', '', /it ends too early/],
  ['text', '"all"', /has to be an object; this is text/],
  ['null', 'null', /has to be an object/],
  ['a deep nest', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, /levels deep/],
  ['a nest that never ends', '['.repeat(1_000_000), /it ends too early/],
  [
    'Terraform that computes a name',
    'resource "huaweicloud_cts_notification" "x" {\n  name = var.x\n}\n',
    /Line 2, character 10: .*Terraform alone knows/,
  ],
  ['another encoding', Buffer.from('\ufeff{}', 'utf16le'), /not text in UTF-8/],
  ['notifications that are no list', { notifications: {} }, /has to be a list/],
  ['pins beside a list', { notifications: [], pins: [{ traceId: 'x', want: 'match' }] }, /“pins”/],
];

describe('says what is wrong with', () => {
  test.each(CHECKED)('%s', async (_, content, code, paths) => {
    const { file } = placeOf({});
    const { issues } = await documentOf<Checked>(['check', file('n.json', content)], code);
    expect(issues.map(({ path }) => path)).toEqual(expect.arrayContaining(paths));
    if (paths.length === 0) expect(issues).toEqual([]);
    for (const { message } of issues) expect(message).toMatch(/\.$/);
    expect(issues.some(({ severity }) => severity === 'error')).toBe(code === 1);
  });
});

describe('ends with 2 and a sentence for', () => {
  test.each(REFUSED)('%s', async (_, content, sentence) => {
    const { file } = placeOf({});
    expectRefused(await runCli(['check', file('n.json', content), '--json']), sentence);
  });

  test('files that are not there or none', async () => {
    const folder = tempFolder();
    expectRefused(await runCli(['check', folder]), /This is a folder, not a file/);
    expectRefused(
      await runCli(['check', join(folder, 'a\nb.json')]),
      /a\\u000ab\.json: The file is not there/,
    );
    expectRefused(await runCli(['check', '/dev/zero']), /^\/dev\/zero: This is larger than 64 MiB/);
  });
});

test('reads standard input, and names it', async () => {
  const good = startCli(['check', '-', '--json']);
  good.child.stdin?.end(JSON.stringify(ALL));
  expect(await good.ended).toEqual({ code: 0, stdout: '{"issues":[]}\n', stderr: '' });
  const bad = startCli(['check', '-']);
  bad.child.stdin?.end('{');
  expectRefused(await bad.ended, /^Standard input: This is not valid JSON/);
});

test('heeds the provider', async () => {
  const { file } = placeOf({});
  const n = file('n.json', NAMELESS);
  expect(await documentOf<Checked>(['check', n, '--provider', 'aws'])).toEqual({ issues: [] });
});

test('with a workspace knows what was seen, and what never was', async () => {
  const { home, folder, file } = placeOf({ 'a.json': records(0, 24) });
  const workspace = join(home, 'a.tracebell');
  await runCli(['import', folder, '--workspace', workspace]);
  const entry = { ...CREATED.operations[0], trace_names: ['createSever'] };
  const n = file('n.json', { notifications: [{ ...CREATED, operations: [entry] }] });
  const without = await documentOf<Checked>(['check', n]);
  const beside = await documentOf<Checked>(['check', n, '--workspace', workspace]);
  expect(without.issues.map(({ code }) => code)).toEqual(['unknown-operation']);
  expect(beside.issues.map(({ path, code, details: { seen } }) => [path, code, seen])).toEqual([
    ['notifications[0].operations[0].trace_names[0]', 'unknown-operation', 2],
    ['notifications[0].operations[0]', 'never-seen', undefined],
  ]);
});

test('is for a person to read where no document is asked for', async () => {
  const { file } = placeOf({});
  expect(await runCli(['check', file('a.json', ALL)])).toEqual({
    ...{ code: 0, stdout: 'Nothing is wrong with it.\n', stderr: '' },
  });
  expect(await runCli(['check', file('b.json', NAMELESS)])).toEqual({
    code: 1,
    stdout: '  error  notification_name: The notification has no name. Give it one.\n1 error, 0 warnings\n',
    stderr: '',
  });
});

test('loads nothing that opens workspaces', async () => {
  const { file } = placeOf({});
  const { code, stderr } = await runCli(['check', file('n.json', ALL)], {
    env: { NODE_DEBUG: 'module,esm' },
  });
  expect(code).toBe(0);
  expect(stderr).not.toContain('better-sqlite3');
});

test.each<NodeJS.Signals>(['SIGINT', 'SIGTERM'])(
  '%s ends it at once, however long it checks',
  async (signal) => {
    const operations = [
      { ...CREATED.operations[0], trace_names: Array.from({ length: 999 }, (_, i) => `cerateServers${i}`) },
    ];
    const cli = startCli(['check', '-', '--json']);
    const text = JSON.stringify(Array(400).fill({ ...CREATED, operations }));
    const isRead = new Promise<void>((resolve) => cli.child.stdin?.end(text, resolve));
    await isRead;
    cli.child.kill(signal);
    expect(await cli.ended).toEqual({ code: null, stdout: '', stderr: '' });
    expect(cli.child.signalCode).toBe(signal);
  },
);
