import type { CDPSession } from '@playwright/test';

type Events = Parameters<CDPSession['on']>;
type Listener = (payload: never) => void;

/** One target of the browser, or the browser itself, over the DevTools protocol. */
export interface DevtoolsSession {
  send: CDPSession['send'];
  on: CDPSession['on'];
}

export interface Devtools {
  browser: DevtoolsSession;
  session(id: string): DevtoolsSession;
  close(): void;
}

interface Message {
  id?: number;
  sessionId?: string;
  method?: string;
  params?: never;
  result?: unknown;
  error?: { message: string };
}

/** Connects to a browser by the address it gave for debugging; calls `lost` when it goes away by itself. */
export async function connectDevtools(address: string, lost: () => void): Promise<Devtools> {
  const socket = new WebSocket(address);
  const { promise: opened, resolve, reject } = Promise.withResolvers<void>();
  socket.addEventListener('open', () => resolve());
  socket.addEventListener('error', () => reject(new Error(`No browser answers at ${address}.`)));
  await opened;

  const waiting = new Map<number, { settle(result: unknown): void; fail(error: Error): void }>();
  const listeners = new Map<string, Set<Listener>>();
  let lastId = 0;
  let closing = false;

  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id === undefined) {
      const heard = listeners.get(`${message.sessionId ?? ''} ${message.method ?? ''}`) ?? [];
      for (const listener of heard) listener(message.params as never);
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) call?.settle(message.result);
    else call?.fail(new Error(message.error.message));
  });
  socket.addEventListener('close', () => {
    for (const { fail } of waiting.values()) fail(new Error('The browser is gone.'));
    waiting.clear();
    if (!closing) lost();
  });

  const session = (sessionId: string | undefined): DevtoolsSession => {
    const made = {
      send(method: string, params?: object) {
        const id = ++lastId;
        const { promise, resolve: settle, reject: fail } = Promise.withResolvers<unknown>();
        waiting.set(id, { settle, fail: (error) => fail(new Error(`${method}: ${error.message}`)) });
        socket.send(JSON.stringify({ id, method, params, sessionId }));
        return promise;
      },
      on(method: Events[0], listener: Listener) {
        const key = `${sessionId ?? ''} ${String(method)}`;
        listeners.set(key, (listeners.get(key) ?? new Set()).add(listener));
        return made;
      },
    };
    return made as unknown as DevtoolsSession;
  };

  return {
    browser: session(undefined),
    session,
    close: () => {
      closing = true;
      socket.close();
    },
  };
}
