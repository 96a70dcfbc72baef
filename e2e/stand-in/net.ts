import { EventEmitter } from 'node:events';
import { request as askPlainly, type ClientRequest, type IncomingMessage } from 'node:http';
import { lifecycle } from './lifecycle.ts';

interface Asked {
  protocol?: string;
  hostname: string;
  port?: string;
  path: string;
  headers?: Record<string, string>;
}

/** What Chromium calls an end of a connection. */
const NET_ERRORS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  ECONNRESET: 'ERR_CONNECTION_RESET',
};

/** A request of the app's own. Nothing here reaches beyond this machine, so that it asks loopback addresses alone. */
class NetRequest extends EventEmitter {
  readonly #request: ClientRequest | null;

  constructor({ protocol, hostname, port = '80', path, headers = {} }: Asked) {
    super();
    const isHere = protocol === 'http:' && /^(127\.\d+\.\d+\.\d+|localhost)$/.test(hostname);
    this.#request = isHere ? askPlainly({ hostname, port, path, headers }) : null;
    this.#request?.on('response', (response) => this.#answered(response));
    this.#request?.on('error', ({ code = '' }: NodeJS.ErrnoException) =>
      this.#failed(NET_ERRORS[code] ?? 'ERR_FAILED'),
    );
  }

  #answered(response: IncomingMessage): void {
    const { statusCode = 0, headers } = response;
    if (statusCode < 300 || statusCode >= 400 || headers.location === undefined) {
      this.emit('response', response);
      return;
    }
    response.resume();
    const { protocol, host = '', path = '' } = this.#request as ClientRequest & { host?: string };
    const from = `${protocol}//${host}${path}`;
    this.emit('redirect', statusCode, 'GET', new URL(headers.location, from).href, headers);
  }

  #failed(code: string): void {
    this.emit('error', new Error(`net::${code}`));
  }

  end(): void {
    if (this.#request === null) setImmediate(() => this.#failed('ERR_NAME_NOT_RESOLVED'));
    else this.#request.end();
  }

  abort(): void {
    this.#request?.destroy();
    this.emit('abort');
  }
}

export const net = {
  request(options: Asked): NetRequest {
    lifecycle.mustBeReady('net.request');
    return new NetRequest(options);
  },
};
