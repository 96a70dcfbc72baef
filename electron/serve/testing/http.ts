import * as http from 'node:http';
import { connect } from 'node:net';

export interface Answered {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

export interface Asked {
  method?: string;
  /** Sent as it stands. */
  path?: string;
  headers?: http.OutgoingHttpHeaders;
  body?: string | Buffer;
}

/** One request on a connection of its own. */
export function ask(
  port: number,
  { method = 'GET', path = '/', headers = {}, body }: Asked,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, method, path, headers, agent: false });
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    request.end(body);
  });
}

/** What comes back for bytes that no client library would send, until the server closes. */
export function askRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port }, () => socket.write(text));
    let answer = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

export interface HeardEvent {
  event: string;
  data: unknown;
}

export interface Heard {
  status: number;
  events: HeardEvent[];
  /** The first event, heard already or to come, that fits. */
  next(fits: (event: HeardEvent) => boolean): Promise<HeardEvent>;
  close(): void;
  closed: Promise<void>;
}

/** Listens to a stream of server-sent events. */
export function listen(port: number, headers: http.OutgoingHttpHeaders): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const request = http.get({ host: '127.0.0.1', port, path: '/events', headers, agent: false });
    request.on('error', reject);
    request.on('response', (response) => resolve(heard(request, response)));
  });
}

function heard(request: http.ClientRequest, response: http.IncomingMessage): Heard {
  const events: HeardEvent[] = [];
  const watchers = new Set<() => void>();
  let rest = '';
  response.setEncoding('utf8').on('data', (text: string) => {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? [];
      if (event !== undefined && data !== undefined)
        events.push({ event, data: JSON.parse(data) as unknown });
    }
    for (const watcher of watchers) watcher();
  });
  response.on('error', () => undefined); // Cut off: `closed` tells.
  return {
    status: response.statusCode ?? 0,
    events,
    next: (fits) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = events.find(fits);
          if (found === undefined) return;
          watchers.delete(look);
          resolve(found);
        };
        watchers.add(look);
        look();
      }),
    close: () => void request.destroy(),
    closed: new Promise((resolve) => response.once('close', resolve)),
  };
}
