import {
  createServer,
  STATUS_CODES,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { join } from 'node:path';
import type { DataStart } from '../../shared/ipc/message.ts';
import { Failure } from '../../shared/model/failure.ts';
import { crashReports } from '../host/crash-reports.ts';
import type { DataChannel } from '../host/data-process.ts';
import { createHost, type Host } from '../host/host.ts';
import { readStaticFiles } from '../host/static-files.ts';
import { profileCalls } from '../host/profile-calls.ts';
import { everyNowAndThen, startSyncSchedule } from '../host/sync-schedule.ts';
import { ANSWER_HEADERS } from './answers.ts';
import { ask } from '../host/ask.ts';
import { openEventStreams } from './event-streams.ts';
import { hostCalls } from './host-calls.ts';
import { removeLeftovers } from './leftovers.ts';
import { answerRequest, workspacesFolder, type Served } from './requests.ts';
import { openSecrets } from './secrets.ts';
import { openSessions } from './session.ts';
import { removeUploads } from './trace-uploads.ts';

export interface ServeOptions {
  /** Starts the data process. */
  startData(begin: DataStart): DataChannel;
  /** Folder of the built page. */
  rendererFolder: string;
  /** The application's own folder. */
  folder: string;
  version: string;
  /** Any free one when left out. */
  port?: number;
  /** Full path of the workspace to open; the last one, where the settings say so, when left out. */
  workspace?: string;
  log(line: string): void;
  /** How long a client may take to send the head of a request. */
  headersWithinMs?: number;
}

export interface Serve {
  /** The first link. Each link lets one browser in. */
  url: string;
  newLink(): string;
  linkWasUsed(link: string): boolean;
  /** Open pages that came in by other links. */
  pagesBesides(link: string): number;
  /** Resolves when a page asked for the end of the app. */
  quitAsked: Promise<void>;
  /** The tidy end: the workspace is folded into one file, nothing is left running. */
  close(): Promise<void>;
  /** The end at once; SQLite recovers at the next opening. */
  kill(): void;
}

const LOOPBACK = '127.0.0.1';
const HEAD_LIMIT_BYTES = 16 * 1024;
const HEADERS_WITHIN_MS = 10_000;
const CONNECTIONS_LIMIT = 256;

/** The app for a browser on this machine. Throws the failure that keeps it from starting. */
export async function startServe(options: ServeOptions): Promise<Serve> {
  const server = createGuardedServer(options.headersWithinMs ?? HEADERS_WITHIN_MS);
  await listen(server, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  const { host: ownHost, origin } = new URL(`http://${LOOPBACK}:${port}`);

  const quit = Promise.withResolvers<void>();
  let data: DataChannel | null = null;
  const secrets = openSecrets({
    path: join(options.folder, 'sealed-secrets.json'),
    raise: (failure) => host.raise(failure),
  });
  const host: Host = createHost({
    startData: (begin) => (data = options.startData(begin)),
    begin: {
      folder: options.folder,
      version: options.version,
      // Opened below instead, where its failure can be told before anything is.
      ...(options.workspace === undefined ? {} : { open: null }),
    },
    handlers: {
      ...hostCalls({ ...options, quit: quit.resolve }),
      ...secrets.handlers,
      ...profileCalls(() => host, secrets.read),
    },
    crashes: crashReports({ folder: options.folder, version: options.version, now: () => Date.now() }),
    log: options.log,
  });
  const schedule = startSyncSchedule({ host, now: () => Date.now(), every: everyNowAndThen });
  const sessions = openSessions(port);
  const streams = openEventStreams(host);
  const served: Served = {
    own: { host: ownHost, origin },
    host,
    sessions,
    streams,
    staticFile: readStaticFiles(options.rendererFolder),
    folder: options.folder,
  };
  const running = answerAll(server, served, options.log);

  const close = async (): Promise<void> => {
    server.close();
    streams.close();
    schedule.stop();
    await host.close();
    // Every call is answered now; what still moves is an upload or a download, which cleans up after itself.
    await new Promise(setImmediate);
    server.closeAllConnections();
    await Promise.all(running);
    await removeUploads(options.folder, 'own');
  };
  const newLink = (): string => `${origin}/?token=${sessions.newToken()}`;

  await removeLeftovers(workspacesFolder(options.folder));
  await removeUploads(options.folder, 'left');
  if (options.workspace !== undefined) await openFirst(host, options.workspace, close);
  return {
    url: newLink(),
    newLink,
    linkWasUsed: (link) => sessions.wasUsed(tokenOf(link)),
    pagesBesides: (link) => streams.count((session) => !sessions.cameBy(session, tokenOf(link))),
    quitAsked: quit.promise,
    close,
    kill: () => data?.kill(),
  };
}

function tokenOf(link: string): string {
  return new URL(link).searchParams.get('token') ?? '';
}

const DAMAGED: ReadonlySet<string> = new Set(['workspace-damaged', 'workspace-cut-short']);

async function openFirst(host: Host, path: string, close: () => Promise<void>): Promise<void> {
  try {
    await ask(host, 'workspace.open', { path });
  } catch (error) {
    // What can still be read of it is put into a new one from the page.
    if (error instanceof Failure && DAMAGED.has(error.code)) return host.raise(error);
    await close();
    throw error;
  }
}

function createGuardedServer(headersWithinMs: number): Server {
  const server = createServer({
    maxHeaderSize: HEAD_LIMIT_BYTES,
    headersTimeout: headersWithinMs,
    // A large upload takes its time; bodies are limited by how long they may stall instead.
    requestTimeout: 0,
    connectionsCheckingInterval: headersWithinMs / 2,
    // The guard says it with a page of ours.
    requireHostHeader: false,
  });
  server.maxConnections = CONNECTIONS_LIMIT;
  server.on('clientError', answerGarbled);
  return server;
}

/** What does not even parse as a request: the answer Node would give, with our headers. */
function answerGarbled(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const status = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code ?? ''] ?? 400;
  const headers = { ...ANSWER_HEADERS, 'Content-Length': '0', Connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${[`${status} ${STATUS_CODES[status] ?? ''}`, ...lines].join('\r\n')}\r\n\r\n`);
}

/** Answers whatever comes in. Gives the answers that are under way. */
function answerAll(server: Server, served: Served, log: (line: string) => void): Set<Promise<void>> {
  const running = new Set<Promise<void>>();
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    for (const [name, value] of Object.entries(ANSWER_HEADERS)) response.setHeader(name, value);
    const answered = answerRequest(served, request, response)
      .catch((error: unknown) => {
        if (request.destroyed && !request.complete) return; // Broken off by the other side.
        log(`A request ended in a fault: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
        if (response.headersSent) response.destroy();
        else response.writeHead(500, { Connection: 'close' }).end();
      })
      .finally(() => running.delete(answered));
    running.add(answered);
  };
  server.on('request', answer);
  server.on('checkExpectation', answer);
  return running;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(new Failure('port-unavailable', { port, reason: 'taken' }, error));
      else if (error.code === 'EACCES')
        reject(new Failure('port-unavailable', { port, reason: 'forbidden' }, error));
      else reject(error);
    });
    server.listen({ host: LOOPBACK, port, exclusive: true }, resolve);
  });
}
