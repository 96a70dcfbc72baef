import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Calls } from '../../shared/ipc/contract.ts';
import type { DraftContent, StoredDraft } from '../../shared/model/stored-draft.ts';
import type { Json } from '../../shared/model/json.ts';
import type { Task } from '../../shared/model/task.ts';
import type { DraftQuery } from '../../shared/query/query.ts';
import { writeLargeFile } from './services/ingest/testing/large-file.ts';
import { ctsRecord, lines } from './services/ingest/testing/trace-records.ts';
import { startData, type RunningData } from './testing/running-data.ts';
import { heldByModes, noModes } from './testing/rights.ts';
import { tempFolder } from './testing/temp-folder.ts';

async function opened(count = 0) {
  const place = tempFolder();
  const data = startData({ folder: tempFolder() });
  const path = join(place, 'a.tracebell');
  await data.get('workspace.create', { path });
  if (count > 0) await read(data, place, count);
  return { data, place, path };
}

async function read(data: RunningData, place: string, count: number): Promise<void> {
  const path = join(place, 'traces.ndjson');
  const numbers = Array.from({ length: count }, (_, number) => number);
  writeFileSync(path, lines(numbers.map((number) => ctsRecord(number, 'obs'))));
  const { taskId } = await data.get('imports.start', { paths: [path], rating: 'severity', uploaded: false });
  await ended(data, taskId);
}

async function ended(data: RunningData, taskId: string): Promise<Task | undefined> {
  const isIt = ({ id, state }: Task): boolean => id === taskId && state !== 'running';
  const { tasks } = await data.event('tasks.changed', ({ tasks: list }) => list.some(isIt));
  return tasks.find(isIt);
}

const content = (notification: unknown, more: Partial<DraftContent> = {}): DraftContent => ({
  ...{ text: JSON.stringify(notification), provider: 'huawei', projectId: null, pins: [], assumptions: {} },
  ...more,
});

const add = (
  data: RunningData,
  notification: unknown,
  more: Partial<DraftContent> = {},
): Promise<StoredDraft> => data.get('drafts.add', { content: content(notification, more), origin: 'empty' });

const SERVERS = {
  notification_name: 'servers',
  operation_type: 'customized',
  operations: [{ service_type: 'ecs', resource_type: 'ecs', trace_names: ['createServer'] }],
};
const BY_USER = {
  notification_name: 'by_user',
  operation_type: 'complete',
  notify_user_list: [{ user_group: 'a', user_list: ['user1'] }],
};

async function found(data: RunningData, query: Calls['traces.page']['input']['query']): Promise<number[]> {
  const page = { from: { start: true as const }, limit: 1000, order: 'oldest' as const };
  const { rows } = await data.get('traces.page', { query, page, columns: [] });
  return rows.map(({ row }) => row);
}

const matches = (name: string, verdict: DraftQuery['verdict'] = 'match'): DraftQuery => ({
  ...{ kind: 'draft', verdict, of: { name: { kind: 'in', values: [name], fold: false } } },
});

describe('drafts', () => {
  test('keep their steps, half a text and versions across a kill', async () => {
    const { data, path } = await opened();
    const first = await add(data, SERVERS);
    const second = await data.get('drafts.save', { draft: first, content: content(BY_USER) });
    await data.get('drafts.keepVersion', { draft: second, name: 'by user' });
    const typed = await data.get('drafts.type', { draft: second, typed: '{"half' });
    expect(typed).toMatchObject({ text: second.text, typed: '{"half', canUndo: true, canRedo: false });
    await data.kill();
    const next = startData({ folder: tempFolder(), open: path });
    const [held] = await next.get('drafts.list', {});
    expect(held).toEqual(typed);
    const back = await next.get('drafts.step', { draft: typed, by: 'undo' });
    expect(back).toMatchObject({ text: second.text, typed: null, canRedo: true });
    const start = await next.get('drafts.step', { draft: back, by: 'undo' });
    expect(start).toMatchObject({ text: first.text, canUndo: false, canRedo: true });
    await expect(next.get('drafts.step', { draft: back, by: 'redo' })).rejects.toThrow(
      '"code":"draft-changed"',
    );
    const [version] = await next.get('drafts.versions', { id: held?.id ?? 0 });
    expect(version).toMatchObject({ name: 'by user', text: second.text });
  });

  test('are kept as they were written, across a kill, and told of when they change', async () => {
    const { data, path } = await opened();
    const text = '{\n  "notification_name": "keys", "odd": 12345678901234567890, "filter": null }';
    const kept = await data.get('drafts.add', {
      content: content(null, { text, pins: [{ traceId: 't', want: 'match' }] }),
      origin: 'file',
    });
    expect(kept).toMatchObject({ text, version: 1, origin: 'file', pins: [{ traceId: 't', want: 'match' }] });
    await data.event('drafts.changed');
    await data.kill();
    const next = startData({ folder: tempFolder(), open: path });
    expect(await next.get('drafts.list', {})).toEqual([kept]);
  });

  test('are saved by one window at a time: what another wrote since is not lost', async () => {
    const { data } = await opened();
    const { id, version } = await add(data, SERVERS);
    const saved = await data.get('drafts.save', { draft: { id, version }, content: content(BY_USER) });
    expect(saved).toMatchObject({ id, version: 2, text: JSON.stringify(BY_USER) });
    expect(await data.codeOf('drafts.save', { draft: { id, version }, content: content({}) })).toBe(
      'draft-changed',
    );
    expect(await data.codeOf('drafts.save', { draft: { id: 99, version }, content: content({}) })).toBe(
      'draft-unknown',
    );
    expect(await data.get('drafts.list', {})).toEqual([saved]);
  });

  test.each([
    ['half a text', '{"notification_name": "ke', 'draft-unreadable'],
    ['no JSON', 'nothing', 'draft-unreadable'],
    ['what is nested too deep', `${'['.repeat(501)}${']'.repeat(501)}`, 'draft-unreadable'],
    ['what is too long', JSON.stringify('x'.repeat(300_000)), 'draft-too-long'],
  ])('refuse %s and keep what was valid last', async (_what, text, code) => {
    const { data } = await opened();
    const draft = await add(data, SERVERS);
    const { id, version } = draft;
    expect(
      await data.codeOf('drafts.save', { draft: { id, version }, content: content(null, { text }) }),
    ).toBe(code);
    expect(await data.get('drafts.list', {})).toEqual([draft]);
  });

  test('that were removed come back as they were, under their id', async () => {
    const { data } = await opened();
    const [first, second] = [await add(data, SERVERS), await add(data, BY_USER)];
    await data.get('drafts.remove', { ids: [first.id, second.id] });
    expect(await data.get('drafts.list', {})).toEqual([]);
    const third = await add(data, {});
    await data.get('drafts.restore', { ids: [first.id] });
    expect(await data.get('drafts.list', {})).toEqual([{ ...first, version: 3 }, third]);
  });

  test('come in from a file and go out as one that reads back as the same', async () => {
    const { data, place } = await opened();
    const file = {
      notifications: [
        SERVERS,
        {
          notification: BY_USER,
          provider: 'ibm',
          project_id: 'p',
          assumptions: { 'absent-not-equal': 'match' },
        },
      ],
    };
    const drafts = await data.get('drafts.import', { text: JSON.stringify(file) });
    expect(drafts.map(({ provider, projectId, origin }) => [provider, projectId, origin])).toEqual([
      ['huawei', null, 'file'],
      ['ibm', 'p', 'file'],
    ]);
    const ids = drafts.map(({ id }) => id);
    const path = join(place, 'out.json');
    const { text } = await data.get('drafts.export', { ids, path, replace: false });
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(await data.codeOf('drafts.export', { ids, path, replace: false })).toBe('export-exists');
    const again = await data.get('drafts.import', { text });
    const bare = (list: StoredDraft[]) =>
      list.map((draft) => ({
        ...draft,
        id: 0,
        createdAt: 0,
        changedAt: 0,
        text: JSON.parse(draft.text) as unknown,
      }));
    expect(bare(again)).toEqual(bare(drafts));
    expect(await data.codeOf('drafts.import', { text: '{"notifications": [{}, ' })).toBe('draft-unreadable');
    expect(await data.get('drafts.list', {})).toHaveLength(4);
  });

  test('come in as they are written where a parser would lose something of it, and are warned of', async () => {
    const { data } = await opened();
    const written =
      '{\n  "odd": 12345678901234567890,\n  "filter": {"condition": "AND", "condition": "OR"}\n}';
    const [draft] = await data.get('drafts.import', {
      text: `{"notification": ${written}, "provider": "huawei"}`,
    });
    expect(draft?.text).toBe(written);
    const { text } = await data.get('drafts.export', { ids: [draft?.id ?? 0], path: null, replace: false });
    const [again] = await data.get('drafts.import', { text });
    expect(again?.text).toBe(written);
    const asked = { asker: 'list', window: { from: null, to: null } } as const;
    const counts = await data.get('drafts.counts', asked);
    expect(counts?.map(({ issues }) => issues.find(({ code }) => code === 'member-repeated')?.path)).toEqual([
      'filter.condition',
      'filter.condition',
    ]);
  });

  test.skipIf(noModes !== undefined)(
    'of a workspace that cannot be written can be read and exported, not changed',
    async () => {
      const { data, path } = await opened(6);
      const draft = await add(data, SERVERS);
      await data.close();
      chmodSync(path, 0o444);
      const next = startData(
        { folder: tempFolder(), open: path },
        heldByModes === undefined ? {} : { by: heldByModes },
      );
      expect(await next.get('drafts.list', {})).toEqual([draft]);
      expect(await next.get('drafts.verdicts', { row: 0 })).toHaveLength(1);
      expect(await next.codeOf('drafts.remove', { ids: [draft.id] })).toBe('workspace-read-only');
      expect(await next.codeOf('drafts.draw', { rows: [0], into: null })).toBe('workspace-read-only');
    },
  );
});

describe('on traces, drafts', () => {
  test('are drawn from rows, report them, and are extended by others', async () => {
    const { data } = await opened(24);
    const { draft, ...counts } = await data.get('drafts.draw', { rows: [0, 12], into: null });
    expect(counts).toEqual({ before: null, added: 1, present: 0, lacking: 0, unreported: 0 });
    // What it was begun from has to match.
    expect(draft.pins.map(({ want }) => want)).toEqual(['match', 'match']);
    const rows = await found(data, { kind: 'draft', verdict: 'match', of: { id: draft.id } });
    expect(rows).toEqual(expect.arrayContaining([0, 12]));
    const { id, version } = draft;
    const more = await data.get('drafts.draw', { rows: [1], into: { id, version } });
    const { text, pins } = draft;
    expect(more).toMatchObject({ before: { text, pins }, added: 1, draft: { id, version: 2 } });
    // As does what is put into it, beside what somebody said of others.
    expect(more.draft.pins.slice(0, 2)).toEqual(pins);
    expect(more.draft.pins.map(({ want }) => want)).toEqual(['match', 'match', 'match']);
    expect(await found(data, { kind: 'draft', verdict: 'match', of: { id } })).toEqual(
      expect.arrayContaining([0, 1, 12]),
    );
    expect(await data.codeOf('drafts.draw', { rows: [2], into: { id, version } })).toBe('draft-changed');
    expect(await data.get('drafts.draw', { rows: [1], into: { id, version: 2 } })).toMatchObject({
      ...{ added: 0, present: 1, draft: { version: 2 } },
    });
  });

  test('are generalised from their examples, and each choice counts what it would report', async () => {
    const { data } = await opened(24);
    const { draft } = await data.get('drafts.draw', { rows: [0, 1], into: null });
    const { text, provider, projectId, assumptions, pins } = draft;
    const asked = { provider, projectId, assumptions, respectStatus: false };
    const window = { from: null, to: null };
    const told = await data.get('liveTest.generalising', {
      ...{ asker: 'a', window, draft: { ...asked, notification: JSON.parse(text) as Json } },
      examples: pins.map(({ traceId }) => traceId),
    });
    expect(told?.examples).toBe(2);
    const clauses = told?.clauses ?? [];
    expect(clauses.map(({ clause }) => clause)).toEqual(expect.arrayContaining(['operation', 'user']));
    for (const { choices } of clauses) {
      expect(choices.filter(({ isNow }) => isNow).length).toBeLessThanOrEqual(1);
      for (const { notification, effect } of choices) {
        const counted = await data.get('replay.run', {
          ...{ asker: 'b', window, draft: { ...asked, notification } },
          samples: { limit: 0, columns: [] },
        });
        expect(counted).toMatchObject(effect);
      }
    }
  });

  test('say of a trace, count over a window and find in a query the same', async () => {
    const { data } = await opened(24);
    await add(data, SERVERS);
    await add(data, BY_USER);
    const all = Array.from({ length: 24 }, (_, row) => row);
    const told = await Promise.all(all.map((row) => data.get('drafts.verdicts', { row })));
    const counts = await data.get('drafts.counts', { asker: 'list', window: { from: null, to: null } });
    for (const [at, name] of ['servers', 'by_user'].entries()) {
      const rowsOf = (verdict: string): number[] => all.filter((row) => told[row]?.[at]?.verdict === verdict);
      expect(await found(data, matches(name))).toEqual(rowsOf('match'));
      expect(await found(data, matches(name, 'unknown'))).toEqual(rowsOf('unknown'));
      expect(counts?.[at]).toMatchObject({
        matched: rowsOf('match').length,
        unknown: rowsOf('unknown').length,
      });
    }
    expect(told[1]?.[1]).toMatchObject({ name: 'by_user', inScope: true, verdict: 'match', clause: null });
    expect(told[2]?.[1]).toMatchObject({ verdict: 'unknown', clause: 'user' });
    const none: DraftQuery = { kind: 'draft', verdict: 'match', of: { name: { kind: 'empty' } } };
    const some = new Set([
      ...(await found(data, matches('servers'))),
      ...(await found(data, matches('by_user'))),
    ]);
    expect(await found(data, none)).toEqual(all.filter((row) => !some.has(row)));
    expect(await found(data, { kind: 'not', of: none })).toEqual(all.filter((row) => some.has(row)));
  });

  test('are asked anew once they were changed', async () => {
    const { data } = await opened(24);
    const { id, version } = await add(data, SERVERS);
    const before = await found(data, matches('servers'));
    await data.get('drafts.save', {
      draft: { id, version },
      content: content({ ...BY_USER, notification_name: 'servers' }),
    });
    const after = await found(data, matches('servers'));
    expect(after.length).toBeGreaterThan(0);
    expect(after).not.toEqual(before);
    await data.get('drafts.remove', { ids: [id] });
    expect(await found(data, matches('servers'))).toEqual([]);
  });

  test('are saved while files are read, between two of them', async () => {
    const { data, place } = await opened();
    mkdirSync(join(place, 'in'));
    await Promise.all(
      Array.from({ length: 12 }, (_, at) => writeLargeFile(join(place, `in/${at}.ndjson`), 3)),
    );
    const { taskId } = await data.get('imports.start', {
      ...{ paths: [join(place, 'in')], rating: 'severity', uploaded: false },
    });
    const draft = await add(data, SERVERS);
    const tasks = await data.get('tasks.list', {});
    expect(tasks.find(({ id }) => id === taskId)).toMatchObject({ state: 'running' });
    expect(await ended(data, taskId)).toMatchObject({ state: 'done' });
    expect(await data.get('drafts.list', {})).toEqual([draft]);
  });
});
