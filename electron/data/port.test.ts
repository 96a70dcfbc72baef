import { EventEmitter } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { CLOSE_MESSAGE } from '../../shared/ipc/message.ts';
import { openPort } from './port.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The port as Electron gives it to a utility process: data comes wrapped in an event. */
function utilityProcess() {
  const posted: unknown[] = [];
  const parentPort = Object.assign(new EventEmitter(), {
    postMessage: (message: unknown) => posted.push(message),
  });
  Object.assign(process, { parentPort });
  const before = new Set(SIGNALS.flatMap((signal) => process.listeners(signal)));
  onTestFinished(() => {
    Reflect.deleteProperty(process, 'parentPort');
    for (const signal of SIGNALS)
      for (const listener of process.listeners(signal))
        if (!before.has(listener)) process.off(signal, listener);
  });
  return { posted, hear: (data: unknown) => void parentPort.emit('message', { data }) };
}

test('under Electron calls come in and answers go out by the parent port', () => {
  const { posted, hear } = utilityProcess();
  const port = openPort();
  const calls: unknown[] = [];
  let closes = 0;
  port.onMessage((message) => calls.push(message));
  port.onClose(() => (closes += 1));
  const call = { id: 1, call: 'tasks.list', input: {} };
  hear(call);
  hear(CLOSE_MESSAGE);
  hear(CLOSE_MESSAGE);
  const answer = { type: 'answer', id: 1, answer: '{"ok":true,"output":[]}' } as const;
  port.post({ ...answer });
  expect(calls).toEqual([call]);
  expect(closes).toBe(1);
  expect(posted).toEqual([answer]);
});
