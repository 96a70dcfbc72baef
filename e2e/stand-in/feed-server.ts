import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FeedRequest {
  path: string;
  headers: IncomingHttpHeaders;
}

export interface FeedServer {
  address: string;
  /** What was asked for, each time. */
  asked: FeedRequest[];
  /** A text that is answered, a status, or another address. */
  put(path: string, answer: string | number | { to: string }): void;
  close(): Promise<void>;
}

/** The description of the newest version lies under this name for the system that this runs on. */
export const LATEST = `/feed/latest-linux${process.arch === 'x64' ? '' : `-${process.arch}`}.yml`;
export const IMAGE = 'Tracebell-9.9.9-linux.AppImage';

/** A server of versions on this machine, which remembers what it was asked. */
export async function startFeedServer(): Promise<FeedServer> {
  const answers = new Map<string, string | number | { to: string }>();
  const asked: FeedRequest[] = [];
  const server = createServer(({ url = '', headers }, response) => {
    const path = url.replace(/\?.*$/, '');
    asked.push({ path, headers });
    const answer = answers.get(path) ?? 404;
    if (typeof answer === 'number') response.writeHead(answer).end('not here');
    else if (typeof answer === 'string') response.end(answer);
    else response.writeHead(302, { location: answer.to }).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/feed`,
    asked,
    put: (path, answer) => void answers.set(path, answer),
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

/** As it is made with the packages of a release. */
export function description(version: string, image: string, url = IMAGE): string {
  const sha512 = createHash('sha512').update(image).digest('base64');
  const size = Buffer.byteLength(image);
  const file = `  - url: ${url}\n    sha512: ${sha512}\n    size: ${size}\n`;
  return `version: ${version}\nfiles:\n${file}path: ${url}\nsha512: ${sha512}\n`;
}
