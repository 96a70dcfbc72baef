import http from 'node:http';
import https from 'node:https';
import { Failure } from '../../../../shared/model/failure.ts';
import type { Route } from './agents.ts';
import type { Clock } from './clock.ts';
import { connectionFailure } from './connection-failure.ts';

export interface ExchangeLimits {
  connectMs: number;
  /** From the beginning to the last byte of the answer. */
  answerMs: number;
  bodyBytes: number;
}

export interface Outgoing {
  call: string;
  method: string;
  url: URL;
  headers: Record<string, string>;
  body: Buffer | null;
}

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
  receivedAt: number;
}

/** A token comes in a header, and one that lists many roles is longer than Node takes by itself. */
const HEADER_BYTES = 256 * 1024;

/** Nobody looks at it; without one an error is made for each request, with its stack. */
const OVER = 'over';

/** One request and its whole answer. Redirects are answers as well: what was signed for one host goes to no other. */
export function exchange(
  outgoing: Outgoing,
  { agent, proxy }: Route,
  limits: ExchangeLimits,
  clock: Clock,
  signal: AbortSignal,
): Promise<Answer> {
  const { call, method, url, headers, body } = outgoing;
  const { host } = url;
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new Failure('cancelled', {}));
    const ended = new AbortController();
    const { request: open } = url.protocol === 'http:' ? http : https;
    const length = { 'Content-Length': String(body?.length ?? 0) };
    const sent = method === 'GET' && body === null ? headers : { ...headers, ...length };
    const request = open(url, { method, headers: sent, agent, maxHeaderSize: HEADER_BYTES });

    const settle = (done: () => void): void => {
      if (ended.signal.aborted) return;
      ended.abort(OVER);
      signal.removeEventListener('abort', onAbort);
      done();
    };
    const fail = (failure: Failure): void =>
      settle(() => {
        request.destroy();
        reject(failure);
      });
    const onAbort = (): void => fail(new Failure('cancelled', {}));
    const expire = async (
      ms: number,
      waitedFor: 'connection' | 'answer',
      until: AbortSignal,
    ): Promise<void> => {
      await clock.wait(ms, AbortSignal.any([until, ended.signal]));
      if (!until.aborted)
        fail(new Failure('cloud-timeout', { host, waitedFor, seconds: Math.round(ms / 1000) }));
    };

    const connected = new AbortController();
    signal.addEventListener('abort', onAbort);
    void expire(limits.connectMs, 'connection', connected.signal);
    void expire(limits.answerMs, 'answer', ended.signal);
    // The request has gone out, which takes a connection and its handshake.
    request.once('finish', () => connected.abort(OVER));
    // Also after the end: one that nobody hears ends the process.
    request.on('error', (error) => fail(connectionFailure(error, { host, proxy })));
    request.once('response', (response) => {
      connected.abort(OVER);
      collect(response, limits.bodyBytes).then(
        (bytes) => settle(() => resolve(answerOf(response, bytes, clock.now()))),
        (problem: unknown) => fail(bodyFailure(problem, { host, call, response, limits })),
      );
    });
    request.end(body ?? undefined);
  });
}

class TooLarge extends Error {}

async function collect(response: http.IncomingMessage, limitBytes: number): Promise<Buffer> {
  if (Number(response.headers['content-length']) > limitBytes) throw new TooLarge();
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    sizeBytes += chunk.length;
    if (sizeBytes > limitBytes) throw new TooLarge();
  }
  return Buffer.concat(chunks, sizeBytes);
}

function bodyFailure(
  problem: unknown,
  {
    host,
    call,
    response,
    limits,
  }: { host: string; call: string; response: http.IncomingMessage; limits: ExchangeLimits },
): Failure {
  return problem instanceof TooLarge
    ? new Failure('cloud-answer', { host, call, problem: 'too-large', limitBytes: limits.bodyBytes })
    : new Failure('cloud-answer', { host, call, problem: 'cut-off', status: response.statusCode ?? 0 });
}

const answerOf = (
  { statusCode = 0, headers }: http.IncomingMessage,
  body: Buffer,
  receivedAt: number,
): Answer => ({ status: statusCode, headers, body, receivedAt });
