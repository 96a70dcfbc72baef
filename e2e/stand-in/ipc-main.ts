import { EventEmitter } from 'node:events';
import { StandInEvent } from './preventable.ts';

/** The frame that a message came from. */
export interface WebFrame {
  url: string;
  origin: string;
  parent: WebFrame | null;
}

type Handler = (event: object, ...values: unknown[]) => unknown;

const handlers = new Map<string, Handler>();

class IpcMain extends EventEmitter {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    handlers.delete(channel);
  }
}

export const ipcMain = new IpcMain();

/** What `ipcRenderer.invoke` resolves to, or rejects with. */
export async function invokeMain(
  sender: object,
  senderFrame: WebFrame,
  channel: string,
  values: readonly unknown[],
): Promise<{ ok: true; value: unknown } | { ok: false; error: Error }> {
  const failed = (reason: unknown): { ok: false; error: Error } => ({
    ok: false,
    error: new Error(`Error invoking remote method '${channel}': ${String(reason)}`),
  });
  const handler = handlers.get(channel);
  if (handler === undefined) return failed(new Error(`No handler registered for '${channel}'`));
  try {
    const event = Object.assign(new StandInEvent(), {
      type: 'frame',
      sender,
      senderFrame,
      frameId: 1,
      processId: 1,
    });
    const value = await handler(event, ...structuredClone(values));
    return { ok: true, value: structuredClone(value) };
  } catch (error) {
    return failed(error);
  }
}

export function sendToMain(
  sender: object,
  senderFrame: WebFrame,
  channel: string,
  values: readonly unknown[],
): void {
  ipcMain.emit(channel, Object.assign(new StandInEvent(), { type: 'frame', sender, senderFrame }), ...values);
}
