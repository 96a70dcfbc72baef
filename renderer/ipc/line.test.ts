import { afterEach, expect, it } from 'vitest';
import type { Answer, CallName } from '../../shared/ipc/contract.ts';
import { standInBridge, type StandInBridge } from '../testing/stand-in-bridge.ts';
import { openLine, type LineListener } from './line.ts';

const ASKED: readonly CallName[] = ['tasks.list', 'workspace.recent'];

afterEach(() => Reflect.deleteProperty(window, 'tracebell'));

function host(): StandInBridge {
  const bridge = standInBridge();
  Object.defineProperty(window, 'tracebell', { value: bridge, configurable: true });
  return bridge;
}

/** Notes what it is told. */
function listener(): LineListener & { told: string[] } {
  const told: string[] = [];
  return {
    told,
    event: (name) => told.push(name),
    connection: { connected: () => told.push('connected'), lost: () => told.push('lost') },
  };
}

const empty: Answer = { ok: true, output: [] };

it('asks ahead before anybody hears, and gives each answer once', async () => {
  const bridge = host();
  const line = openLine(ASKED);
  expect(bridge.calls.map(({ name }) => name)).toEqual(ASKED);
  line.hear(listener());
  expect(await line.takeAhead('tasks.list')).toEqual(empty);
  expect(line.takeAhead('tasks.list')).toBeUndefined();
});

it('tells what was told before it was heard, in its order', () => {
  const bridge = host();
  const line = openLine(ASKED);
  bridge.emit('recent.changed', { recent: [] });
  bridge.emit('tasks.changed', { tasks: [] });
  const heard = listener();
  line.hear(heard);
  bridge.emit('recent.changed', { recent: [] });
  expect(heard.told).toEqual(['connected', 'recent.changed', 'tasks.changed', 'recent.changed']);
});

it.each([
  ['before somebody hears', false],
  ['after', true],
])('an event that comes %s makes every answer old', (_when, isHeard) => {
  const bridge = host();
  const line = openLine(ASKED);
  if (isHeard) line.hear(listener());
  bridge.emit('tasks.changed', { tasks: [] });
  expect(ASKED.map((name) => line.takeAhead(name))).toEqual([undefined, undefined]);
});

it('forgets what nobody took', () => {
  host();
  const line = openLine(ASKED);
  line.forgetAhead();
  expect(line.takeAhead('tasks.list')).toBeUndefined();
});
