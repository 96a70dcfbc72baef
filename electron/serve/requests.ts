import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Host } from '../host/host.ts';
import type { StaticFile } from '../host/static-files.ts';
import { send, sendFailure, sendPage, wantsPage } from './answers.ts';
import { answerCall, answerCalls } from './call-answer.ts';
import { answerDownload } from './download.ts';
import { answerRefusalsDownload, askedRefusals } from './refusals-download.ts';
import type { EventStreams } from './event-streams.ts';
import { isOurOwn, type Own } from './guard.ts';
import { enteringPage, wordedPage, wordsOf } from './pages.ts';
import type { Session, Sessions } from './session.ts';
import { answerTraceUpload } from './trace-uploads.ts';
import { answerUpload } from './upload.ts';

export interface Served {
  own: Own;
  host: Host;
  sessions: Sessions;
  streams: EventStreams;
  staticFile(urlPath: string): StaticFile | undefined;
  folder: string;
}

interface Visit {
  request: IncomingMessage;
  response: ServerResponse;
  session: Session;
}

interface Route {
  methods: readonly string[];
  answer(visit: Visit): void | Promise<void>;
}

const READ = ['GET', 'HEAD'];

/** Answers one request: who asks comes first, what is asked for only after. */
export async function answerRequest(served: Served, request: IncomingMessage, response: ServerResponse) {
  // Taken as it was sent: nothing is decoded or resolved, so no spelling leads to another path.
  const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s);
  const parameters = new URLSearchParams(query);
  const token = path === '/' && request.method === 'GET' ? parameters.get('token') : null;
  if (!isOurOwn(request, served.own, token !== null)) return refuse(request, response);
  if (token !== null) return letIn(served, request, response, token);
  const session = served.sessions.find(request.headers.cookie);
  if (session === null) return refuse(request, response);

  const route = routeOf(served, path, parameters);
  if (route === null) return sendWorded(request, response, 404, 'notFound');
  if (!route.methods.includes(request.method ?? '')) {
    response.setHeader('Allow', route.methods.join(', '));
    return sendWorded(request, response, 405, 'wrongMethod');
  }
  await route.answer({ request, response, session });
}

function routeOf(served: Served, path: string, query: URLSearchParams): Route | null {
  const { host, streams, folder } = served;
  if (path === '/events')
    return { methods: ['GET'], answer: ({ response, session }) => streams.open(response, session) };
  if (path === '/download' && query.get('copy') === '1')
    return {
      methods: ['GET'],
      answer: ({ request, response }) => answerDownload(request, response, host, workspacesFolder(folder)),
    };
  const refusals = path === '/download' ? askedRefusals(query) : null;
  if (refusals !== null)
    return {
      methods: ['GET'],
      answer: ({ request, response }) =>
        answerRefusalsDownload(request, response, host, workspacesFolder(folder), refusals),
    };
  const call = tail(path, '/call/');
  if (call !== null)
    return {
      methods: ['POST'],
      answer: ({ request, response }) => answerCall(request, response, host, call),
    };
  if (path === '/calls')
    return { methods: ['POST'], answer: ({ request, response }) => answerCalls(request, response, host) };
  const name = tail(path, '/upload/');
  if (name !== null)
    return {
      methods: ['PUT'],
      answer: ({ request, response }) => answerUpload(request, response, workspacesFolder(folder), name),
    };
  const place = /^\/upload-traces\/(.+)$/.exec(path)?.[1];
  if (place !== undefined)
    return {
      methods: [place.includes('/') ? 'PUT' : 'DELETE'],
      answer: ({ request, response }) => answerTraceUpload(request, response, folder, place),
    };
  const file = served.staticFile(path);
  return file === undefined
    ? null
    : { methods: READ, answer: ({ response }) => sendFile(response, path, file) };
}

export function workspacesFolder(folder: string): string {
  return join(folder, 'workspaces');
}

function tail(path: string, start: string): string | null {
  const rest = path.startsWith(start) ? path.slice(start.length) : '';
  return rest === '' || rest.includes('/') ? null : rest;
}

function sendFile(response: ServerResponse, path: string, file: StaticFile): void {
  // The build names these by their content.
  if (path.startsWith('/assets/'))
    response.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
  send(response, 200, file.type, file.body);
}

function letIn(served: Served, request: IncomingMessage, response: ServerResponse, token: string): void {
  const cookie = served.sessions.exchange(token);
  if (cookie === null) return refuse(request, response);
  response.setHeader('Set-Cookie', cookie);
  sendPage(response, 200, enteringPage(wordsOf(request)));
}

/** One answer for every reason, so that it tells nothing to whoever is guessing. */
function refuse(request: IncomingMessage, response: ServerResponse): void {
  sendWorded(request, response, 403, 'refused');
}

function sendWorded(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  what: 'refused' | 'notFound' | 'wrongMethod',
): void {
  if (!wantsPage(request) && what === 'refused')
    return sendFailure(response, status, { code: 'session-refused', details: {} });
  const words = wordsOf(request);
  const { title, text } = words.serve[what];
  sendPage(response, status, wordedPage(words.language, title, text));
}
