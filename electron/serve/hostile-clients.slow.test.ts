import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { ANSWER_HEADERS } from './answers.ts';
import { askRaw } from './testing/http.ts';
import { call, expectWell, startedServe, type StartedServe } from './testing/started-serve.ts';

describe('a body that is too long', () => {
  test('is refused before any of it is read, where its length is told', async () => {
    const serve = await startedServe();
    const head = rawCall(serve, `Content-Length: ${1024 ** 3}`);
    const answer = await askRaw(serve.port, head);
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(answer).toMatch(/^Connection: close/im);
    await expectWell(serve);
  });

  test('is not read to its end, where its length is not told', async () => {
    const serve = await startedServe();
    const { answer, sentBytes } = await sendEndlessly(serve);
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    // What the system takes in on both sides of the connection before it stops the sender.
    expect(sentBytes).toBeLessThan(64 * 1024 ** 2);
    await expectWell(serve);
  });

  test('is refused at one byte over a mebibyte, and not before', async () => {
    const serve = await startedServe();
    const bodyOf = (length: number): string => `{"path":"${'a'.repeat(length - 11)}"}`;
    const just = await serve.ask({ ...call('workspace.open', serve.pageHeaders), body: bodyOf(1024 ** 2) });
    expect(just.status).toBe(200);
    const over = await serve.ask({
      ...call('workspace.open', serve.pageHeaders),
      body: bodyOf(1024 ** 2 + 1),
    });
    expect(over.status).toBe(413);
  });
});

describe('a client that does not play by the rules', () => {
  test.each([
    ['nonsense', 'nonsense\r\n\r\n', 400],
    ['two lengths', 'POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
    ],
    ['a head without end', `GET / HTTP/1.1\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 403],
    ['an expectation', 'GET / HTTP/1.1\r\nExpect: tea\r\nConnection: close\r\n\r\n', 403],
    ['an upgrade', 'GET / HTTP/1.1\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n', 403],
  ])('gets a short answer with every header of ours: %s', async (_what, text, status) => {
    const serve = await startedServe();
    const answer = await askRaw(serve.port, text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    for (const [name, value] of Object.entries(ANSWER_HEADERS))
      expect(answer).toContain(`${name}: ${value}\r\n`);
    expect(answer).not.toMatch(/^(Server|X-Powered-By):|\n\s+at /im);
    await expectWell(serve);
  });

  test('is not waited for while it dawdles over its head', async () => {
    const serve = await startedServe({ headersWithinMs: 200 });
    const answers = await Promise.all([askRaw(serve.port, 'GET / HTTP/1.1\r\nHo'), askRaw(serve.port, '')]);
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1.1 408 /);
    await expectWell(serve);
  });
});

function rawCall({ pageHeaders, port }: StartedServe, more: string): string {
  const lines = Object.entries(pageHeaders).map(([name, value]) => `${name}: ${value}`);
  return ['POST /call/host.info HTTP/1.1', `Host: 127.0.0.1:${port}`, ...lines, more, '', ''].join('\r\n');
}

function sendEndlessly(serve: StartedServe): Promise<{ answer: string; sentBytes: number }> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: serve.port });
    const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
    let answer = '';
    const send = (): void => {
      while (socket.writable && socket.write(chunk));
    };
    socket.on('connect', () => {
      socket.write(rawCall(serve, 'Transfer-Encoding: chunked'));
      send();
    });
    socket.on('drain', send);
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    socket.on('error', () => undefined); // It is cut off while sending.
    socket.on('close', () => resolve({ answer, sentBytes: socket.bytesWritten }));
  });
}
