import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calls } from '../../shared/ipc/contract.ts';
import { decodeInput } from '../../shared/ipc/decode.ts';
import { Failure } from '../../shared/model/failure.ts';
import type { ReplayedDraft } from '../../shared/model/replay-request.ts';
import type { Task } from '../../shared/model/task.ts';
import { PROVIDERS } from '../../shared/model/trace.ts';
import { arbitraryInput } from '../core/engine/testing/arbitrary-notification.ts';
import { ctsRecord, FIRST_TIME, lines, PROJECT, traceIdOf } from './services/ingest/testing/trace-records.ts';
import { startData, type RunningData } from './testing/running-data.ts';
import { tempFolder } from './testing/temp-folder.ts';

type Run = Calls['replay.run']['input'];

async function opened() {
  const place = tempFolder();
  const data = startData({ folder: tempFolder() });
  await data.get('workspace.create', { path: join(place, 'a.tracebell') });
  return { data, place };
}

/** Reads records of some numbers into the workspace, as a file of their own. */
async function read(data: RunningData, place: string, name: string, numbers: number[]): Promise<void> {
  const path = join(place, name);
  writeFileSync(path, lines(numbers.map((number) => ctsRecord(number, 'obs'))));
  const { taskId } = await data.get('imports.start', { paths: [path], rating: 'severity', uploaded: false });
  const isIt = ({ id, state }: Task): boolean => id === taskId && state !== 'running';
  const { tasks } = await data.event('tasks.changed', ({ tasks: list }) => list.some(isIt));
  expect(tasks.find(isIt)).toMatchObject({ state: 'done' });
}

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, at) => from + at);

const draftOf = (notification: ReplayedDraft['notification']): ReplayedDraft => ({
  ...{ notification, provider: 'huawei', projectId: null, assumptions: {}, respectStatus: false },
});

const SERVERS = draftOf({
  notification_name: 'servers',
  operation_type: 'customized',
  operations: [{ service_type: 'ecs', resource_type: 'ecs', trace_names: ['createServer'] }],
});

const run = (draft: ReplayedDraft, more: Partial<Run> = {}): Run => ({
  ...{ asker: 'designer', draft, window: { from: null, to: null } },
  samples: { limit: 2, columns: ['service_type', 'trace_name'] },
  ...more,
});

test('a draft is replayed on what was imported, and on what is imported after that', async () => {
  const { data, place } = await opened();
  expect(await data.get('replay.run', run(SERVERS))).toMatchObject({ traces: 0, window: null });
  await read(data, place, 'one.ndjson', numbers(0, 24));
  const first = await data.get('replay.run', run(SERVERS));
  expect(first).toMatchObject({
    ...{ notification: 'servers', provider: 'huawei', traces: 24, outOfScope: 0, matched: 2, unknown: 0 },
    ...{ noMatch: 22, window: { from: FIRST_TIME, to: FIRST_TIME + 23_001 } },
    byHour: [{ at: FIRST_TIME, matched: 2, unknown: 0 }],
    byOperation: [{ service_type: 'ECS', resource_type: 'ecs', trace_name: 'createServer', matched: 2 }],
    samples: { match: [{ trace_id: traceIdOf(12) }, { trace_id: traceIdOf(0) }], unknown: [] },
  });
  await read(data, place, 'two.ndjson', numbers(20, 48));
  const second = await data.get('replay.run', run(SERVERS));
  expect(second).toMatchObject({
    ...{ traces: 48, matched: 4, window: { from: FIRST_TIME, to: FIRST_TIME + 47_001 } },
    samples: { match: [{ trace_id: traceIdOf(36), values: ['ECS', 'createServer'] }, {}] },
  });
  const window = { from: FIRST_TIME + 1000, to: FIRST_TIME + 13_000 };
  expect(await data.get('replay.run', run(SERVERS, { window }))).toMatchObject({
    ...{ traces: 12, matched: 1 },
    window: { ...window, unread: [] },
  });
  const [found, none] = [traceIdOf(36), traceIdOf(999)];
  expect(await data.get('replay.explain', { draft: SERVERS, trace: { traceId: found } })).toMatchObject([
    { inScope: true, verdict: 'match' },
  ]);
  expect(await data.get('replay.explain', { draft: SERVERS, trace: { traceId: none } })).toEqual([]);
  expect(await data.get('replay.explain', { draft: SERVERS, trace: { row: 9_000_000_000 } })).toEqual([]);
  expect(await data.close()).toBe(0);
});

test('what was answered is the same in a workspace that read all at once, and after it is opened again', async () => {
  const answers = async (files: Readonly<Record<string, number[]>>) => {
    const { data, place } = await opened();
    for (const [name, list] of Object.entries(files)) await read(data, place, name, list);
    const ask = async () => ({
      run: await data.get('replay.run', run(SERVERS, { samples: { limit: 0, columns: [] } })),
      check: await data.get('notifications.check', { draft: SERVERS }),
    });
    const before = await ask();
    await data.get('workspace.close', {});
    await data.get('workspace.open', { path: join(place, 'a.tracebell') });
    expect(await ask()).toEqual(before);
    return before;
  };
  const once = await answers({ 'a.ndjson': numbers(0, 60) });
  expect(once.run).toMatchObject({ traces: 60, matched: 5 });
  expect(await answers({ 'a.ndjson': numbers(20, 60).reverse(), 'b.ndjson': numbers(0, 30) })).toEqual(once);
});

/** What is sent meanwhile arrives all at once. */
async function atOnce<Answers>(data: RunningData, send: () => Promise<Answers>): Promise<Answers> {
  process.kill(data.pid, 'SIGSTOP');
  const answers = send();
  process.kill(data.pid, 'SIGCONT');
  return answers;
}

test('what is typed is never queued: of many requests of one asker the last alone is answered', async () => {
  const { data, place } = await opened();
  await read(data, place, 'one.ndjson', numbers(0, 200));
  const named = (name: string) => draftOf({ notification_name: name, operation_type: 'complete' });
  const [typed, other, explained] = await atOnce(data, () =>
    Promise.all([
      Promise.all(numbers(0, 30).map((at) => data.get('replay.run', run(named(`typed ${at}`))))),
      data.get('replay.run', run(named('other'), { asker: 'other' })),
      data.get('replay.explain', { draft: SERVERS, trace: { row: 0 } }),
    ]),
  );
  expect(typed.map((answer) => answer?.notification ?? null)).toEqual([
    ...Array.from({ length: 29 }, () => null),
    'typed 29',
  ]);
  expect(other).toMatchObject({ notification: 'other', matched: 200 });
  expect(explained).toHaveLength(1);

  const { asker, window, samples } = run(SERVERS);
  const [stopped, stop, compared, missed] = await atOnce(data, () =>
    Promise.all([
      data.get('replay.run', run(named('stopped'))),
      data.get('replay.stop', { asker }),
      // One asker waits for one thing, whatever it is.
      data.get('replay.compare', { asker, window, samples, before: SERVERS, after: SERVERS }),
      data.get('replay.nearMisses', { asker, window, samples, draft: SERVERS, groups: 3 }),
    ]),
  );
  expect([stopped, stop, compared]).toEqual([null, {}, null]);
  expect(missed).toMatchObject({ byClause: { operation: 183 } });
});

test('two drafts are compared, and what one clause alone keeps from matching is told', async () => {
  const { data, place } = await opened();
  await read(data, place, 'one.ndjson', numbers(0, 24));
  const wider = draftOf({
    operation_type: 'customized',
    operations: [
      { service_type: 'ECS', resource_type: 'ecs', trace_names: ['deleteServer', 'createServer'] },
    ],
    filter: { is_support_filter: true, rule: ['code != 202'] },
  });
  const { asker, window, samples } = run(SERVERS);
  const compared = await data.get('replay.compare', {
    asker,
    window,
    samples,
    before: SERVERS,
    after: wider,
  });
  expect(compared).toMatchObject({
    counts: { gained: 0, lost: 0, kept: 2, becameUnknown: 0, becameKnown: 0 },
    byHour: [{ at: FIRST_TIME, gained: 0, lost: 0, kept: 2 }],
    samples: { kept: [{ trace_id: traceIdOf(12) }, { trace_id: traceIdOf(0) }] },
  });
  const misses = await data.get('replay.nearMisses', { asker, window, samples, draft: wider, groups: 1 });
  const [group] = misses?.groups ?? [];
  // Of 24: 2 match, 2 by another rule, and the others are other operations of codes that the filter lets pass.
  expect(misses?.byClause).toEqual({ operation: 14, filter: 2 });
  expect(group?.rows).toHaveLength(2);
  expect(misses?.shown.map(({ row }) => row)).toEqual(group?.rows);
  expect(misses?.groupsLeft).toBeGreaterThan(0);
});

describe('a draft is checked', () => {
  const wrong = draftOf({
    ...{ notification_name: 'servers', operation_type: 'customized', topic_id: 'urn:smn:a:b:c' },
    operations: [{ service_type: 'ECS', resource_type: 'ecs', trace_names: ['createServers'] }],
    filter: { is_support_filter: true, condition: 'AND', rule: ['code : 1'] },
  });
  const codes = async (data: RunningData, draft: ReplayedDraft) =>
    (await data.get('notifications.check', { draft })).map(({ path, code }) => `${path} ${code}`);

  test('without a workspace by what documents say, and replayed not at all', async () => {
    const data = startData({ folder: tempFolder() });
    const found = await codes(data, wrong);
    expect(found).toContain('filter.rule[0] filter-rule-malformed');
    expect(found.filter((one) => one.endsWith('never-seen'))).toEqual([]);
    for (const notification of [null, 'x', 7, [], {}]) {
      const issues = await data.get('notifications.check', { draft: draftOf(notification) });
      expect(issues.length, JSON.stringify(notification)).toBeGreaterThan(0);
    }
    expect(await data.codeOf('replay.run', run(wrong))).toBe('workspace-none-open');
    expect(await data.codeOf('replay.explain', { draft: wrong, trace: { row: 0 } })).toBe(
      'workspace-none-open',
    );
    expect(await data.codeOf('replay.nearMisses', { ...run(wrong), groups: 1 })).toBe('workspace-none-open');
    expect(await data.get('replay.stop', { asker: 'designer' })).toEqual({});
    // An asker whose request failed may ask again.
    expect(await data.codeOf('replay.run', run(wrong))).toBe('workspace-none-open');
    expect(await data.close()).toBe(0);
  });

  test('with one also by the traces that are there', async () => {
    const { data, place } = await opened();
    expect((await codes(data, wrong)).filter((one) => one.endsWith('never-seen'))).toEqual([]);
    await read(data, place, 'one.ndjson', numbers(0, 24));
    expect(await codes(data, wrong)).toContain('operations[0] never-seen');
    const issues = await data.get('notifications.check', { draft: wrong });
    expect(issues.find(({ code }) => code === 'unknown-operation')).toMatchObject({
      path: 'operations[0].trace_names[0]',
      details: { name: 'createServers', nearest: 'createServer', seen: 2 },
    });
  });
});

test('whatever somebody is writing, there is an answer, and the process goes on', async () => {
  const { data, place } = await opened();
  await read(data, place, 'one.ndjson', numbers(0, 40));
  const wild = fc.anything({ withNullPrototype: true, withSparseArray: true });
  const draft = fc.oneof(
    arbitraryInput.map(({ notification, provider, projectId, assumptions, respectStatus }) => ({
      ...{ notification, provider, projectId, assumptions, respectStatus },
    })),
    fc.record({
      notification: fc.oneof(
        wild,
        fc.record({
          operation_type: fc.constantFrom('complete', 'customized'),
          operations: wild,
          filter: wild,
        }),
        fc.record({ operation_type: fc.constant('customized'), operations: fc.array(wild), status: wild }),
        fc.record({ notify_user_list: fc.oneof(wild, fc.array(wild)), filter: fc.record({ rule: wild }) }),
      ),
      provider: fc.constantFrom(...PROVIDERS),
      projectId: fc.constantFrom(null, '', PROJECT, '__proto__'),
      assumptions: fc.constant({}),
      respectStatus: fc.boolean(),
    }),
  );
  const instant = fc.constantFrom(null, 0, FIRST_TIME, FIRST_TIME + 20_000, Number.MAX_SAFE_INTEGER, -1);
  const given = fc.record({
    draft,
    window: fc.record({ from: instant, to: instant }),
    limit: fc.constantFrom(0, 1, 1000),
    row: fc.constantFrom(0, 39, 40, 2 ** 32, Number.MAX_SAFE_INTEGER),
    traceId: fc.constantFrom('', '\ud800', '__proto__', traceIdOf(3)),
  });
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(given, async ({ draft: made, window, limit, row, traceId }) => {
      const rest = { asker: 'designer', window, samples: { limit, columns: ['user.name' as const] } };
      let decoded: Run;
      try {
        // As every host does before it passes anything on.
        decoded = decodeInput('replay.run', { ...rest, draft: made });
      } catch (error) {
        if (error instanceof Failure) return;
        throw error;
      }
      const { draft: one } = decoded;
      const answer = await data.get('replay.run', decoded);
      expect((answer?.matched ?? 0) + (answer?.unknown ?? 0) + (answer?.noMatch ?? 0)).toBe(answer?.traces);
      expect((answer?.traces ?? 0) + (answer?.outOfScope ?? 0)).toBeLessThanOrEqual(40);
      const missed = await data.get('replay.nearMisses', { ...rest, draft: one, groups: 5 });
      expect(missed).not.toBeNull();
      const compared = await data.get('replay.compare', { ...rest, before: SERVERS, after: one });
      expect((compared?.counts.gained ?? 0) + (compared?.counts.kept ?? 0)).toBe(answer?.matched);
      expect(await data.get('replay.explain', { draft: one, trace: { row } })).toHaveLength(row < 40 ? 1 : 0);
      const explained = await data.get('replay.explain', { draft: one, trace: { traceId } });
      expect(explained).toHaveLength(traceId === traceIdOf(3) ? 1 : 0);
      await data.get('notifications.check', { draft: one });
      answered += 1;
    }),
    { numRuns: 300 },
  );
  expect(answered).toBeGreaterThan(150);
  expect(await data.close()).toBe(0);
});
