import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ctsRecord, lines } from '../data/services/ingest/testing/trace-records.ts';
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
import { runCli } from './testing/run-cli.ts';

interface Explained {
  traceId: string;
  verdict: string;
  inScope: boolean;
  clauses: { clause: string; verdict: string; reason: string; message: string }[];
  versions?: { verdict: string }[];
}

const [first = '', second = ''] = ids(0, 1);

describe('the answer', () => {
  test('tells every clause, entry and rule with its reason', async () => {
    const { folder, file } = placeOf({ 'a.json': records(0, 2) });
    const n = file('n.json', {
      ...CREATED,
      operations: [{ service_type: 'VPC', resource_type: 'ecs', trace_names: ['deleteSever'] }],
      filter: { is_support_filter: true, condition: 'OR', rule: ['code = 202', 'nonsense'] },
    });
    const explained = await documentOf<Explained>(['explain', n, '--trace', second, folder], 1);
    const operation = { service_type: 'VPC', resource_type: 'ecs', trace_name: 'deleteServer' };
    expect(explained).toMatchObject({ traceId: second, verdict: 'no-match', inScope: true });
    expect(explained).not.toHaveProperty('versions');
    expect(explained.clauses.map(({ clause, verdict }) => [clause, verdict])).toEqual([
      ['status', 'match'],
      ['management', 'match'],
      ['operation', 'no-match'],
      ['user', 'match'],
      ['filter', 'match'],
    ]);
    for (const { message } of explained.clauses) expect(message).toMatch(/\.$/);
    expect(explained.clauses[2]).toEqual({
      ...{ clause: 'operation', verdict: 'no-match', expected: null, actual: operation },
      ...{ reason: 'no-entry-agrees', message: 'None of the listed operations agrees.' },
      entries: [
        {
          ...{ path: 'operations[0]', verdict: 'no-match', actual: operation, reason: 'name-not-listed' },
          expected: { service_type: 'VPC', resource_type: 'ecs', trace_names: ['deleteSever'] },
          message: 'The name of the trace is not listed.',
          difference: expect.objectContaining({ at: 8 }) as unknown,
        },
      ],
    });
    expect(explained.clauses[4]).toMatchObject({
      rules: [
        { path: 'filter.rule[0]', verdict: 'match', expected: 'code = 202', actual: '202', reason: 'equal' },
        { path: 'filter.rule[1]', verdict: 'unknown', reason: 'unreadable' },
      ],
    });
  });

  test('tells of all versions of a trace that contradict each other', async () => {
    const other = lines([ctsRecord(0, 'obs', { with: { trace_name: 'renameServer' } })]);
    const { folder, file } = placeOf({ 'a.json': records(0, 2), 'b.json': other });
    const n = file('n.json', CREATED);
    const { verdict, versions } = await documentOf<Explained>(['explain', n, '--trace', first, folder]);
    expect(versions?.map((version) => version.verdict).sort()).toEqual(['match', 'no-match']);
    expect(verdict).toBe(versions?.[0]?.verdict);
  });

  test('is the same from a workspace, and heeds provider, assumptions and status', async () => {
    const { home, folder, file } = placeOf({ 'a.json': records(0, 2) });
    const workspace = join(home, 'a.tracebell');
    await runCli(['import', folder, '--workspace', workspace]);
    const n = file('n.json', { ...UNSURE, status: 'disabled' });
    const from = (...more: string[]): Promise<Explained> =>
      documentOf<Explained>(['explain', '--trace', first, n, ...more]);
    expect(await from('--workspace', workspace)).toEqual(await from(folder));
    expect(await from(folder)).toMatchObject({ verdict: 'unknown' });
    expect(await from(folder, '--assume', 'absent-not-equal=match')).toMatchObject({ verdict: 'match' });
    expect(await from(folder, '--respect-status')).toMatchObject({ verdict: 'no-match' });
    expect(await from(folder, '--provider', 'ibm')).toMatchObject({ inScope: false });
  });

  test('is for a person to read where no document is asked for', async () => {
    const { folder, file } = placeOf({ 'a.json': records(0, 2) });
    const operations = Array.from({ length: 300 }, (_, at) => ({
      ...{ service_type: 'ECS', resource_type: 'ecs', trace_names: [`operation${at}`] },
    }));
    const n = file('n.json', { ...CREATED, operations: [...operations, ...CREATED.operations] });
    const { code, stdout } = await runCli(['explain', n, '--trace', first, folder]);
    expect(code).toBe(0);
    expect(stdout.startsWith(`Trace ${first}: Match\n`)).toBe(true);
    expect(stdout).toContain(
      '\n  Operation: Match. A listed operation agrees.\n    operations[300]: Match. ',
    );
    expect(stdout).toContain('and 281 more\n');
  });
});

test('2 and a sentence where it cannot be done', async () => {
  const { folder, file } = placeOf({ 'a.json': records(0, 2) });
  const n = file('n.json', ALL);
  for (const [args, sentence] of [
    [[n, folder], /“--trace ID” is missing/],
    [['--trace', 'gone', n, folder], /There is no trace with the id “gone”/],
    [['--trace', 'a\nb', n, folder], /“a\\u000ab”/],
    [['--trace', first, n], /^No traces were given/],
    [['--trace', first, file('list.json', { notifications: [ALL] }), folder], /list of notifications/],
    [['--trace', first, file('bad.json', '{'), folder], /bad\.json: This is not valid JSON/],
  ] as const)
    expectRefused(await runCli(['explain', ...args, '--json']), sentence);
});

test('1 where the notification or the files are wrong, and it says so', async () => {
  const { folder, file } = placeOf({ 'a.json': `${records(0, 1)}{"no": "trace"}\n` });
  expect(await documentOf(['explain', file('n.json', NAMELESS), '--trace', first, folder], 1)).toMatchObject({
    ...{ verdict: 'match', issues: [{ code: 'name-missing' }], sources: { refused: 1 } },
  });
});
