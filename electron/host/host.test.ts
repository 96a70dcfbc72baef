import { expect, test } from 'vitest';
import { Failure } from '../../shared/model/failure.ts';
import type { CallMessage, DataMessage } from '../../shared/ipc/message.ts';
import { createHost, type HostOptions } from './host.ts';

const INFO = {
  kind: 'serve',
  dialogs: 'browser',
  platform: 'linux',
  version: '1',
  dataFolder: '/f',
  homeFolder: '/h',
  pathSeparator: '/',
  systemLanguages: [],
} as const;

const notHere = (): never => {
  throw new Failure('dialog-unavailable', {});
};

const HANDLERS: HostOptions['handlers'] = {
  'host.info': () => ({ ...INFO, systemLanguages: [] }),
  'dialog.openWorkspace': notHere,
  'dialog.openTraces': notHere,
  'dialog.saveExport': notHere,
  'dialog.saveWorkspace': ({ suggestedName }) => ({ path: suggestedName }),
  'secrets.status': () => ({ store: 'none', reason: 'no-encryption', lock: null, names: [] }),
  'secrets.store': notHere,
  'secrets.remove': notHere,
  'profiles.test': notHere,
  'network.test': notHere,
  'profiles.read': notHere,
  'profiles.sync': notHere,
  'profiles.write': notHere,
  'profiles.look': notHere,
  'secrets.unlock': notHere,
  'secrets.reset': notHere,
  'page.open': notHere,
  'updates.status': notHere,
  'updates.check': notHere,
  'window.reload': () => ({}),
  'app.quit': () => {
    throw new Error('a mistake of ours');
  },
};

function started() {
  const posted: (CallMessage | 'close')[] = [];
  let say: (message: DataMessage) => void = () => undefined;
  const host = createHost({
    begin: { folder: '/f', version: '1' },
    handlers: HANDLERS,
    crashes: {
      note: () => undefined,
      handlers: { 'crashes.list': () => [], 'crashes.remove': () => [] },
    },
    log: () => undefined,
    startData: () => ({
      post: (message) => void posted.push(message),
      onMessage: (listener) => void (say = listener),
      onExit: () => undefined,
      kill: () => undefined,
    }),
  });
  return { host, posted, say: (message: DataMessage) => say(message) };
}

test('a call of the host’s own is answered here', async () => {
  const { host, posted } = started();
  expect(await host.call('host.info', {})).toEqual({ ok: true, output: INFO });
  expect(await host.call('dialog.saveWorkspace', { suggestedName: 'a' })).toEqual({
    ok: true,
    output: { path: 'a' },
  });
  expect(posted).toEqual([]);
});

test('every other goes to the data process, decoded, and comes back as it is answered', async () => {
  const { host, posted, say } = started();
  const answer = host.call('workspace.open', { path: '/a' });
  expect(posted).toEqual([{ id: 1, call: 'workspace.open', input: { path: '/a' } }]);
  const failure = { code: 'workspace-missing', details: { path: '/a' } } as const;
  say({ type: 'answer', id: 1, answer: JSON.stringify({ ok: false, failure }) });
  expect(await answer).toEqual({ ok: false, failure });
});

test('for whoever passes it on, an answer is the JSON that the data process wrote', async () => {
  const { host, say } = started();
  const answer = host.callText('tasks.list', {});
  say({ type: 'answer', id: 1, answer: '{"ok":true, "output":[]}' });
  expect(await answer).toBe('{"ok":true, "output":[]}');
  expect(JSON.parse(await host.callText('host.info', {}))).toEqual({ ok: true, output: INFO });
  expect(JSON.parse(await host.callText('host.info', { more: 1 }))).toMatchObject({ ok: false });
});

test('a failure of a handler is an answer; a fault is not hidden', async () => {
  const { host } = started();
  expect(await host.call('dialog.openWorkspace', {})).toEqual({
    ok: false,
    failure: { code: 'dialog-unavailable', details: {} },
  });
  await expect(host.call('app.quit', {})).rejects.toThrow('a mistake of ours');
});

test.each([
  ['workspace.open', undefined],
  ['workspace.open', { path: '' }],
  ['host.info', { more: 1 }],
  ['failures.take', 5],
])('%s with %j is refused here, and goes nowhere', async (name, input) => {
  const { host, posted } = started();
  expect(await host.call(name, input)).toMatchObject({
    ok: false,
    failure: { code: 'input-invalid', details: { call: name } },
  });
  expect(posted).toEqual([]);
});

test.each([
  ['tasks.dance', 'tasks.dance'],
  ['__proto__', '__proto__'],
  ['x'.repeat(1_000_000), 'x'.repeat(100)],
  [null, 'object'],
  [Object.create(null), 'object'],
  [Symbol('x'), 'symbol'],
  [undefined, 'undefined'],
])('a call that there is not is said to be unknown (%#)', async (name, call) => {
  const { host } = started();
  expect(await host.call(name, {})).toEqual({
    ok: false,
    failure: { code: 'call-unknown', details: { call } },
  });
});

test('what went wrong on its own is kept until it is asked for, once, and the newest twenty of it', async () => {
  const { host, say } = started();
  let heard = 0;
  host.onEvent((name) => void (heard += Number(name === 'failure.raised')));
  for (let number = 1; number <= 24; number += 1)
    host.raise(new Failure('task-unknown', { id: `${number}` }));
  say({ type: 'raise', failure: { code: 'cancelled', details: {} } });
  expect(heard).toBe(25);
  const taken = await host.call('failures.take', { after: null });
  expect(taken).toMatchObject({ ok: true });
  const { failures } = taken.ok ? (taken.output as { failures: unknown[] }) : { failures: [] };
  expect(failures).toHaveLength(20);
  expect(failures.at(-1)).toEqual({ code: 'cancelled', details: {} });
  const again = await host.call('failures.take', { after: null });
  expect(again).toEqual({ ok: true, output: { failures: [], last: 25 } });
});

test('each window that was there hears what went wrong, and one that comes later does not hear it again', async () => {
  const { host } = started();
  const take = async (after: number | null): Promise<unknown> => {
    const answer = await host.call('failures.take', { after });
    return answer.ok ? answer.output : answer;
  };
  for (const window of ['one', 'other']) expect(await take(null), window).toEqual({ failures: [], last: 0 });
  host.raise(new Failure('cancelled', {}));
  const failures = [{ code: 'cancelled', details: {} }];
  expect(await take(0)).toEqual({ failures, last: 1 });
  expect(await take(0)).toEqual({ failures, last: 1 });
  expect(await take(1)).toEqual({ failures: [], last: 1 });
  expect(await take(null)).toEqual({ failures: [], last: 1 });
  // As from a window that outlived the host before.
  host.raise(new Failure('cancelled', {}));
  expect(await take(9)).toEqual({ failures, last: 2 });
});

test('events reach whoever listens, until they no longer do', () => {
  const { host, say } = started();
  const heard: unknown[] = [];
  const stop = host.onEvent((name, payload) => void heard.push([name, payload]));
  say({ type: 'event', name: 'tasks.changed', payload: { tasks: [] } });
  stop();
  host.emit('tasks.changed', { tasks: [] });
  expect(heard).toEqual([['tasks.changed', { tasks: [] }]]);
});
