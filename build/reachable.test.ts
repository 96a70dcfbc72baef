import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { isReachable } from './reachable.ts';

it('takes any answer for reachable', async () => {
  const server = createServer((_, response) => response.writeHead(404).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await isReachable(`http://127.0.0.1:${port}/`, 60_000)).toBe(true);
  await new Promise((resolve) => server.close(resolve));
  expect(await isReachable(`http://127.0.0.1:${port}/`, 60_000)).toBe(false);
});

it('gives up on a server that does not answer', async () => {
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await isReachable(`http://127.0.0.1:${port}/`, 50)).toBe(false);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
