import http, { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { CLOUD_SERVICES } from '../../../../../shared/model/cloud-region.ts';
import type { CloudProfile } from '../../../../../shared/model/cloud-profile.ts';
import { DEFAULT_NETWORK } from '../../../../../shared/model/cloud-network.ts';
import type { Clock } from '../clock.ts';
import type { TransportOptions } from '../transport.ts';
import type { TestCertificate } from './certificate.ts';

export interface Received {
  method: string;
  /** Path and query as they were sent. */
  target: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export type Reply = (request: Received, response: ServerResponse) => void;

export interface LocalService extends AsyncDisposable {
  origin: string;
  port: number;
  requests: Received[];
  server: http.Server;
}

/** A service on this machine that answers as it is told and remembers what it was sent. */
export async function startService(reply: Reply, certificate?: TestCertificate): Promise<LocalService> {
  const requests: Received[] = [];
  const listener = (message: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => {
      const { method = '', url: target = '', headers } = message;
      const received = { method, target, headers, body: Buffer.concat(chunks).toString() };
      requests.push(received);
      reply(received, response);
    });
  };
  const server =
    certificate === undefined ? http.createServer(listener) : https.createServer(certificate, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ port, requests, server },
    origin: `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const answerJson =
  (value: unknown, status = 200, headers: Record<string, string> = {}): Reply =>
  (_request, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(value));
  };

/** One reply after the other, the last for all that follow. */
export function inTurn(...replies: Reply[]): Reply {
  let next = 0;
  return (request, response) => {
    const reply = replies[Math.min(next, replies.length - 1)];
    next += 1;
    reply?.(request, response);
  };
}

export const SECRETS = { secretKey: 'planted/Secret+Key "äé"', token: 'planted-token-0123456789' };

export const profileAt = (origin: string, changed: Partial<CloudProfile> = {}): CloudProfile => ({
  ...{ name: 'test', site: 'otc', region: 'eu-de', projectId: 'project0', domainId: 'domain0' },
  ...{ signIn: 'keys', isReadOnly: false },
  endpoints: Object.fromEntries(CLOUD_SERVICES.map((service) => [service, origin])),
  ...changed,
});

export const TEST_LIMITS = { connectMs: 111_000, answerMs: 222_000 };

export interface TestClock extends Clock {
  at: number;
  waits: number[];
  /** Which of the limits pass, in milliseconds. */
  expires: Set<number>;
}

/** Time that passes when it is waited for; the limits of requests only where the test says so. */
export function testClock(at = Date.now()): TestClock {
  const limits = new Set(Object.values(TEST_LIMITS));
  const clock: TestClock = {
    ...{ at, waits: [], expires: new Set<number>() },
    now: () => clock.at,
    random: () => 0.5,
    wait(ms, signal) {
      if (limits.has(ms) && !clock.expires.has(ms))
        return new Promise((resolve) => {
          if (signal.aborted) resolve();
          signal.addEventListener('abort', () => resolve());
        });
      if (!limits.has(ms)) {
        clock.waits.push(ms);
        clock.at += ms;
      }
      return Promise.resolve();
    },
  };
  return clock;
}

export function optionsFor(origin: string, changed: Partial<TransportOptions> = {}): TransportOptions {
  return {
    profile: profileAt(origin),
    credentials: { kind: 'keys', accessKey: 'AKTEST', secretKey: SECRETS.secretKey },
    ...{ network: DEFAULT_NETWORK, environment: {}, clock: testClock(), limits: TEST_LIMITS },
    ...changed,
  };
}
