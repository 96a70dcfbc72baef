import { afterEach, expect, test, vi } from 'vitest';
import type { Failure } from '../../shared/model/failure.ts';
import type { WorkspaceSummary } from '../../shared/model/workspace.ts';
import type { CallMessage, DataMessage, DataStart } from '../../shared/ipc/message.ts';
import { superviseDataProcess } from './data-process.ts';

afterEach(() => void vi.useRealTimers());

const summary = (path: string): WorkspaceSummary => ({
  path,
  name: 'a',
  createdAt: 1,
  sizeBytes: 1,
  readOnly: false,
  dataAt: null,
  astray: null,
});

/** A data process that does what the test says. */
interface Fake {
  begin: DataStart;
  posted: (CallMessage | 'close')[];
  killed: boolean;
  say(message: DataMessage): void;
  open(path: string | null): void;
  end(code?: number | null): void;
}

function supervised(open?: string | null) {
  const fakes: Fake[] = [];
  const failures: Failure[] = [];
  const events: [string, unknown][] = [];
  const lines: string[] = [];
  let at = 0;
  const data = superviseDataProcess({
    begin: { folder: '/f', version: '1', ...(open === undefined ? {} : { open }) },
    now: () => at,
    log: (line) => void lines.push(line),
    onEvent: (name, payload) => void events.push([name, payload]),
    onFailure: (failure) => void failures.push(failure),
    start(begin) {
      let hear: (message: DataMessage) => void = () => undefined;
      let end: (code: number | null) => void = () => undefined;
      const fake: Fake = {
        begin,
        posted: [],
        killed: false,
        say: (message) => hear(message),
        open: (path) =>
          hear({
            type: 'event',
            name: 'workspace.changed',
            payload: { summary: path && summary(path) } as never,
          }),
        end: (code = 1) => end(code),
      };
      fakes.push(fake);
      return {
        post: (message) => void fake.posted.push(message),
        onMessage: (listener) => void (hear = listener),
        onExit: (listener) => void (end = listener),
        kill: () => void (fake.killed = true),
      };
    },
  });
  return {
    data,
    fakes,
    failures,
    events,
    lines,
    pass: (ms: number) => void (at += ms),
    codes: () => failures.map(({ code }) => code),
    newest: () => fakes.at(-1) as Fake,
  };
}

test('a call is answered by its own answer, whatever the order', async () => {
  const { data, newest } = supervised();
  const [first, second] = [data.call('tasks.list', {}), data.call('settings.read', {})];
  expect(newest().posted).toMatchObject([
    { id: 1, call: 'tasks.list', input: {} },
    { id: 2, call: 'settings.read', input: {} },
  ]);
  newest().say({ type: 'answer', id: 2, answer: JSON.stringify({ ok: true, output: null }) });
  newest().say({ type: 'answer', id: 1, answer: JSON.stringify({ ok: true, output: [] }) });
  newest().say({ type: 'answer', id: 1, answer: JSON.stringify({ ok: true, output: null }) });
  expect(await first).toEqual({ ok: true, output: [] });
  expect(await second).toEqual({ ok: true, output: null });
});

test('calls in hand when the process ends are answered with that, by name', async () => {
  const { data, newest } = supervised();
  const calls = [data.call('tasks.list', {}), data.call('workspace.summary', {})];
  newest().end();
  expect(await Promise.all(calls)).toEqual(
    ['tasks.list', 'workspace.summary'].map((call) => ({
      ok: false,
      failure: { code: 'data-process-ended', details: { call } },
    })),
  );
});

test('a process that ends by itself is started again with the same workspace, and one failure says so', () => {
  const { newest, fakes, failures, events, lines } = supervised();
  newest().open('/a');
  newest().end(70);
  expect(fakes).toHaveLength(2);
  expect(newest().begin).toEqual({ folder: '/f', version: '1', open: '/a' });
  expect(failures).toEqual([]); // How it comes out is not known yet.
  newest().open('/a');
  expect(failures).toMatchObject([{ code: 'data-process-restarted', details: { workspace: '/a' } }]);
  expect(events).toContainEqual(['tasks.changed', { tasks: [] }]);
  expect(lines.join()).toContain('70');
});

test('where the workspace does not open again, the failure says that none is open', () => {
  const { newest, failures } = supervised();
  newest().open('/a');
  newest().end();
  newest().say({ type: 'raise', failure: { code: 'workspace-missing', details: { path: '/a' } } });
  newest().open(null);
  expect(failures).toMatchObject([
    { code: 'workspace-missing' },
    { code: 'data-process-restarted', details: { workspace: null } },
  ]);
});

test('a workspace whose opening ends the process is not opened again', () => {
  const { newest, failures } = supervised();
  newest().open('/a');
  newest().end();
  newest().end();
  expect(newest().begin.open).toBeNull();
  newest().open(null);
  expect(failures).toMatchObject([{ code: 'data-process-restarted', details: { workspace: null } }]);
});

test.each([undefined, '/a'])('nor is the first (%s)', (open) => {
  const { newest } = supervised(open);
  newest().end();
  expect(newest().begin.open).toBeNull();
});

test('one that ends it on being chosen is not opened instead of the one that was open', () => {
  const { data, newest } = supervised();
  newest().open('/good');
  void data.call('workspace.open', { path: '/bad' });
  newest().end();
  expect(newest().begin.open).toBe('/good');
});

test('a workspace that was closed stays closed', () => {
  const { newest } = supervised();
  newest().open('/a');
  newest().open(null);
  newest().end();
  expect(newest().begin.open).toBeNull();
});

test('a process that keeps ending is given up, and says so to every call', async () => {
  const { data, newest, fakes, codes, events } = supervised();
  newest().open('/a');
  for (let round = 0; round < 4; round += 1) newest().end();
  expect(fakes).toHaveLength(4);
  expect(codes()).toEqual(['data-process-gave-up']);
  expect(events.at(-1)).toEqual(['workspace.changed', { summary: null }]);
  expect(await data.call('tasks.list', {})).toMatchObject({
    ok: false,
    failure: { code: 'data-process-gave-up' },
  });
  await data.close();
});

test('one that ends now and then goes on being started', () => {
  const { newest, fakes, codes, pass } = supervised();
  for (let round = 0; round < 20; round += 1) {
    newest().open('/a');
    newest().end();
    pass(21_000);
  }
  newest().open('/a');
  expect(fakes).toHaveLength(21);
  expect(new Set(codes())).toEqual(new Set(['data-process-restarted']));
});

test('what an ended process still says is not heard', () => {
  const { newest, fakes, events } = supervised();
  newest().open('/a');
  newest().end();
  const before = events.length;
  fakes[0]?.open('/ghost');
  expect(events).toHaveLength(before);
});

test('closing asks for a tidy end, waits for it, and starts nothing again', async () => {
  const { data, newest, fakes, codes } = supervised();
  newest().open('/a');
  const call = data.call('tasks.list', {});
  const closed = [data.close(), data.close()];
  expect(newest().posted.filter((message) => message === 'close')).toHaveLength(1);
  newest().end(0);
  await Promise.all(closed);
  expect(await call).toMatchObject({ ok: false });
  expect(fakes).toHaveLength(1);
  expect(codes()).toEqual([]);
  await data.close();
});

test('a process that does not end when asked is ended', async () => {
  vi.useFakeTimers();
  const { data, newest } = supervised();
  const closed = data.close();
  vi.advanceTimersByTime(9_999);
  expect(newest().killed).toBe(false);
  vi.advanceTimersByTime(1);
  expect(newest().killed).toBe(true);
  newest().end(null);
  await closed;
  expect(vi.getTimerCount()).toBe(0);
});
