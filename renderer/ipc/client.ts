import type { CallName, Calls, EventName, Events, Nothing } from '../../shared/ipc/contract.ts';
import { failureFromWire } from '../../shared/model/failure.ts';
import type { ConnectionListener } from './http-bridge.ts';
import { openLine, type Line } from './line.ts';

type Listeners = { [Name in EventName]?: (payload: Events[Name]) => void };
type Input<Name extends CallName> = Calls[Name]['input'] extends Nothing ? [] : [Calls[Name]['input']];

let line: Line | undefined;
let reached: Line | undefined;

/** What the frame and the open workspace are drawn from, asked while the app is still being loaded. None of them changes anything. */
const ASKED_AHEAD: readonly CallName[] = [
  ...(['host.info', 'settings.read', 'workspace.summary', 'workspace.recent', 'tasks.list'] as const),
  ...(['screen.read', 'coverage.summary', 'imports.list', 'drafts.list', 'views.list'] as const),
];

/** Opens the way to the host before there is an app. */
export function reachHost(): void {
  reached = openLine(ASKED_AHEAD);
}

/** Connects to the host this page came from. Called before anything is asked. */
export function connect(listeners: Listeners, connection: ConnectionListener): void {
  line = reached ?? openLine();
  reached = undefined;
  line.hear({
    event: (name, payload) => (listeners[name] as ((payload: unknown) => void) | undefined)?.(payload),
    connection,
  });
}

/** The app has begun: from now on every question goes to the host. */
export function forgetAhead(): void {
  line?.forgetAhead();
}

/** Asks the host; throws the failure it answers with. */
export async function call<Name extends CallName>(
  name: Name,
  ...[input]: Input<Name>
): Promise<Calls[Name]['output']> {
  if (line === undefined) throw new Error('connect() comes first.');
  const ahead = input === undefined ? line.takeAhead(name) : undefined;
  const answer = await (ahead ?? line.bridge.call(name, input ?? {}));
  if (!answer.ok) throw failureFromWire(answer.failure);
  return answer.output;
}

/** The path of a file that was dropped on the window; null where the host does not know, as in a browser. */
export function pathOf(file: File): string | null {
  const path = line?.bridge.pathOf?.(file) ?? '';
  return path === '' ? null : path;
}
