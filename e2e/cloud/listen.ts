import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { ServerCertificate } from './certificates.ts';
import type { Asked, Service } from './exchange.ts';
import { decoded } from './signature.ts';

export interface Listening {
  url: string;
  close(): Promise<void>;
}

/** A server on the loopback interface; port 0 is any that is free. */
export async function listen(
  answer: RequestListener,
  port: number,
  tls: ServerCertificate | null,
): Promise<Listening> {
  const server: Server = tls === null ? createServer(answer) : createTlsServer(tls, answer);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(port, '127.0.0.1', resolve);
  await promise;
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `${tls === null ? 'http' : 'https'}://127.0.0.1:${taken}`,
    async close() {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}

export async function askedBy(request: IncomingMessage, service: Service): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const [rawPath = '/', ...queryParts] = (request.url ?? '/').split('?');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  return {
    service,
    method: request.method ?? 'GET',
    rawPath,
    query: queryOf(queryParts.join('?')),
    headers,
    body: Buffer.concat(chunks),
  };
}

/** A plus stays a plus: the signature is over percent codes alone. */
function queryOf(text: string): [string, string][] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...values] = pair.split('=');
      return [decoded(name), decoded(values.join('='))];
    });
}
