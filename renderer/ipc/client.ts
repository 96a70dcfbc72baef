import type { Bridge, CallName, Calls, EventName, Events, Nothing } from '../../shared/ipc/contract.ts';
import { failureFromWire } from '../../shared/model/failure.ts';
import { httpBridge, type ConnectionListener } from './http-bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent in a page that a serve host delivered. */
    readonly tracebell?: Bridge;
  }
}

type Listeners = { [Name in EventName]?: (payload: Events[Name]) => void };
type Input<Name extends CallName> = Calls[Name]['input'] extends Nothing ? [] : [Calls[Name]['input']];

let bridge: Bridge | undefined;

/** Connects to the host this page came from. Called once, before anything is asked. */
export function connect(listeners: Listeners, connection: ConnectionListener): void {
  bridge = window.tracebell ?? httpBridge(connection);
  bridge.on((name, payload) => (listeners[name] as ((payload: unknown) => void) | undefined)?.(payload));
  if (window.tracebell !== undefined) connection.connected();
}

/** Asks the host; throws the failure it answers with. */
export async function call<Name extends CallName>(
  name: Name,
  ...[input]: Input<Name>
): Promise<Calls[Name]['output']> {
  if (bridge === undefined) throw new Error('connect() comes first.');
  const answer = await bridge.call(name, input ?? {});
  if (!answer.ok) throw failureFromWire(answer.failure);
  return answer.output;
}

/** The path of a file that was dropped on the window; null where the host does not know, as in a browser. */
export function pathOf(file: File): string | null {
  const path = bridge?.pathOf?.(file) ?? '';
  return path === '' ? null : path;
}
