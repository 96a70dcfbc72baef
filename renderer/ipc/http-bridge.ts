import type { Answer, Bridge, CallName, EventName, Events } from '../../shared/ipc/contract.ts';
import type { FailureWire } from '../../shared/model/failure.ts';

/** Every event a host may send; an event source hears only what it is told to listen for. */
const EVENT_NAMES = Object.keys({
  'workspace.changed': true,
  'search.progressed': true,
  'traces.changed': true,
  'marks.changed': true,
  'drafts.changed': true,
  'views.changed': true,
  'recent.changed': true,
  'profiles.changed': true,
  'snapshots.changed': true,
  'settings.changed': true,
  'tasks.changed': true,
  'updates.changed': true,
  'failure.raised': true,
  'command.chosen': true,
} satisfies Record<EventName, true>) as EventName[];

/**
 * What is answered at once. Questions of one moment go together, and their answers come together: a browser opens six ways to a
 * host and no more, and a screen that is drawn in one go is complete sooner than one that is drawn bit by bit. Drafts go alone:
 * a hundred of them are a megabyte, which few screens wait for.
 */
const TOGETHER: ReadonlySet<string> = new Set<CallName>([
  ...(['traces.page', 'traces.histogram', 'traces.facet', 'marks.tags'] as const),
  ...(['host.info', 'settings.read', 'workspace.summary', 'workspace.recent', 'tasks.list'] as const),
  ...(['screen.read', 'coverage.summary', 'imports.list', 'views.list'] as const),
]);
const TURNS = 8;
/** In characters: a host takes a mebibyte at once, and a character takes up to three bytes. */
const LONGEST_TOGETHER = 300_000;

type Refused = Extract<Answer, { ok: false }>;

const UNREACHABLE: FailureWire = { code: 'host-unreachable', details: {} };
const REFUSED: FailureWire = { code: 'session-refused', details: {} };

export interface ConnectionListener {
  /** The stream of events stands, or stands again: what was known before may be old. */
  connected(): void;
  lost(failure: FailureWire): void;
}

const NOT_ANSWERED: Refused = { ok: false, failure: UNREACHABLE };

/** The bridge of a page that a serve host delivered. */
export function httpBridge(connection: ConnectionListener): Bridge {
  return {
    call: (name, input) => (TOGETHER.has(name) ? postTogether(name, input) : postOne(name, input)),
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

interface Waiting {
  name: string;
  input: unknown;
  settle(answer: Answer): void;
}

let waiting: Waiting[] = [];

function postTogether(name: string, input: unknown): Promise<Answer> {
  if (waiting.length === 0) void sendWaiting();
  return new Promise((settle) => waiting.push({ name, input, settle }));
}

async function sendWaiting(): Promise<void> {
  // Whoever asks in the same moment does so within a few turns, and nothing is drawn before.
  for (let turn = 0; turn < TURNS; turn += 1) await Promise.resolve();
  const sent = waiting;
  waiting = [];
  const [first] = sent;
  if (sent.length === 1 && first !== undefined) return first.settle(await postOne(first.name, first.input));
  const body = JSON.stringify(sent.map(({ name, input }) => [name, input]));
  if (body.length > LONGEST_TOGETHER) {
    for (const { name, input, settle } of sent) void postOne(name, input).then(settle);
    return;
  }
  const answers = await post<Answer | Answer[]>('/calls', body);
  for (const [at, { settle }] of sent.entries())
    settle(Array.isArray(answers) ? (answers[at] ?? NOT_ANSWERED) : answers);
}

const postOne = (name: string, input: unknown): Promise<Answer> =>
  post<Answer>(`/call/${encodeURIComponent(name)}`, JSON.stringify(input));

async function post<Told>(url: string, body: string): Promise<Told | Refused> {
  let response: Response;
  try {
    response = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  } catch {
    return { ok: false, failure: UNREACHABLE };
  }
  if (response.status === 401 || response.status === 403) return { ok: false, failure: REFUSED };
  return (await response.json()) as Told;
}
