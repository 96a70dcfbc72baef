import type { Answer, Bridge, EventName, Events } from '../../shared/ipc/contract.ts';
import type { FailureWire } from '../../shared/model/failure.ts';

/** Every event a host may send; an event source hears only what it is told to listen for. */
const EVENT_NAMES = Object.keys({
  'workspace.changed': true,
  'search.progressed': true,
  'traces.changed': true,
  'marks.changed': true,
  'drafts.changed': true,
  'recent.changed': true,
  'settings.changed': true,
  'tasks.changed': true,
  'failure.raised': true,
  'command.chosen': true,
} satisfies Record<EventName, true>) as EventName[];

const UNREACHABLE: FailureWire = { code: 'host-unreachable', details: {} };
const REFUSED: FailureWire = { code: 'session-refused', details: {} };

export interface ConnectionListener {
  /** The stream of events stands, or stands again: what was known before may be old. */
  connected(): void;
  lost(failure: FailureWire): void;
}

/** The bridge of a page that a serve host delivered. */
export function httpBridge(connection: ConnectionListener): Bridge {
  return {
    call: (name, input) => post(`/call/${encodeURIComponent(name)}`, JSON.stringify(input)),
    on(listener) {
      const stream = new EventSource('/events');
      for (const name of EVENT_NAMES)
        stream.addEventListener(name, (event: MessageEvent<string>) =>
          listener(name, JSON.parse(event.data) as Events[EventName]),
        );
      stream.addEventListener('open', () => connection.connected());
      stream.addEventListener('error', () => {
        // A refused stream is closed for good; a broken one is tried again by the browser itself.
        connection.lost(stream.readyState === EventSource.CLOSED ? REFUSED : UNREACHABLE);
      });
      return () => stream.close();
    },
  };
}

async function post(url: string, body: string): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  } catch {
    return { ok: false, failure: UNREACHABLE };
  }
  if (response.status === 401 || response.status === 403) return { ok: false, failure: REFUSED };
  return (await response.json()) as Answer;
}
