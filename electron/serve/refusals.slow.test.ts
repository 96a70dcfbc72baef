import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, test } from 'vitest';
import { CALL_NAMES } from '../../shared/ipc/decode.ts';
import { ANSWER_HEADERS } from './answers.ts';
import { askRaw, type Asked } from './testing/http.ts';
import { call, expectWell, PAGE, signIn, startedServe, type StartedServe } from './testing/started-serve.ts';

const json = { 'Content-Type': 'application/json' };

describe('the page', () => {
  test('is given to who has come in by a link, as often as it is asked for', async () => {
    const serve = await startedServe();
    for (let times = 0; times < 2; times++) {
      const answered = await serve.ask({ path: '/', headers: { Cookie: serve.cookie } });
      expect(answered).toMatchObject({ status: 200, body: PAGE });
      expect(answered.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
      });
    }
    const script = await serve.ask({ path: '/assets/index-1a2b.js', headers: { Cookie: serve.cookie } });
    expect(script.headers['cache-control']).toBe('private, max-age=31536000, immutable');
    const head = await serve.ask({ method: 'HEAD', path: '/', headers: { Cookie: serve.cookie } });
    expect(head).toMatchObject({ status: 200, body: '' });
  });

  test('is entered by a page of its own that leaves the token behind', async () => {
    const serve = await startedServe();
    const { pathname, search } = new URL(serve.newLink());
    const answered = await serve.ask({ path: `${pathname}${search}` });
    expect(answered.status).toBe(200);
    expect(answered.headers['set-cookie']).toHaveLength(1);
    expect(answered.body).toContain('<meta http-equiv="refresh" content="0;url=/">');
    expect(answered.body).not.toContain(search.slice(1));
  });
});

const BATCH = '0b8e7a52-7c1d-4a57-9a3c-0d6a1f3b2c4d';

const REFUSED: [what: string, asked: (serve: StartedServe) => Asked][] = [
  ['the page without a cookie', () => ({})],
  ['a call without a cookie', ({ origin }) => call('host.info', { Origin: origin, ...json })],
  ['the events without a cookie', () => ({ path: '/events' })],
  ['a download without a cookie', () => ({ path: '/download?copy=1' })],
  [
    'an upload without a cookie',
    ({ origin }) => ({ method: 'PUT', path: '/upload/a.tracebell', headers: { Origin: origin } }),
  ],
  [
    'an upload of traces without a cookie',
    ({ origin }) => ({ method: 'PUT', path: `/upload-traces/${BATCH}/a.json`, headers: { Origin: origin } }),
  ],
  [
    'the end of an upload without a cookie',
    ({ origin }) => ({ method: 'DELETE', path: `/upload-traces/${BATCH}`, headers: { Origin: origin } }),
  ],
  ['a download of refusals without a cookie', () => ({ path: '/download?refusals=1&format=csv' })],
  ['a part of the page without a cookie', () => ({ path: '/assets/index-1a2b.js' })],
  ['a path that is not there without a cookie', () => ({ path: '/nothing' })],
  ['the cookie of another port', ({ cookie }) => page({ Cookie: cookie.replace(/\d+=/, '1=') })],
  ['a wrong token', () => ({ path: `/?token=${'a'.repeat(43)}` })],
  ['an empty token', () => ({ path: '/?token=' })],
  [
    'a wrong token in spite of a cookie',
    ({ cookie }) => ({ path: '/?token=x', headers: { Cookie: cookie } }),
  ],
  [
    'a token elsewhere than at the beginning',
    (serve) => ({ path: `/index.html${new URL(serve.url).search}` }),
  ],
  ['a token for the events', (serve) => ({ path: `/events${new URL(serve.url).search}` })],
  ['a token by HEAD', (serve) => ({ method: 'HEAD', path: `/${new URL(serve.url).search}` })],
  [
    'a token by POST',
    ({ url, origin }) => ({ method: 'POST', path: `/${new URL(url).search}`, headers: { Origin: origin } }),
  ],
  ['another host', ({ pageHeaders }) => page({ ...pageHeaders, Host: 'rebound.example' })],
  ['localhost', ({ pageHeaders, port }) => page({ ...pageHeaders, Host: `localhost:${port}` })],
  [
    'a token under another host',
    ({ url, port }) => ({ path: `/${new URL(url).search}`, headers: { Host: `localhost:${port}` } }),
  ],
  [
    'a call under another host',
    ({ pageHeaders }) => call('host.info', { ...pageHeaders, Host: 'rebound.example' }),
  ],
  [
    'a call of a foreign origin',
    ({ pageHeaders }) => call('host.info', { ...pageHeaders, Origin: 'http://evil.example' }),
  ],
  ['a call without an origin', ({ cookie }) => call('host.info', { Cookie: cookie, ...json })],
  [
    'a call of another site',
    ({ pageHeaders }) => call('host.info', { ...pageHeaders, 'Sec-Fetch-Site': 'cross-site' }),
  ],
  [
    'a call of another port',
    ({ pageHeaders }) => call('host.info', { ...pageHeaders, 'Sec-Fetch-Site': 'same-site' }),
  ],
  [
    'the page framed by another port',
    ({ cookie }) => page({ Cookie: cookie, 'Sec-Fetch-Site': 'same-site' }),
  ],
  [
    'a preflight of another site',
    ({ cookie }) => ({
      method: 'OPTIONS',
      path: '/call/host.info',
      headers: { Cookie: cookie, Origin: 'http://evil.example', 'Access-Control-Request-Method': 'POST' },
    }),
  ],
];

describe('refuses with 403', () => {
  test('whoever is not our own page in a browser that came in', async () => {
    const serve = await startedServe();
    for (const [what, asked] of REFUSED) {
      const answered = await serve.ask(asked(serve));
      expect.soft(answered.status, what).toBe(403);
      expect.soft(answered.headers['set-cookie'], what).toBeUndefined();
      expect.soft(answered.headers['access-control-allow-origin'], what).toBeUndefined();
    }
    // None of them has used up the link.
    expect(await signIn(serve.url)).toMatch(/^tracebell_/);
    await expectWell(serve);
  });

  test('a link that was used, and says how to get a new one', async () => {
    const serve = await startedServe();
    await signIn(serve.url);
    const path = `/${new URL(serve.url).search}`;
    for (const [language, word] of [
      ['en', 'press Enter'],
      ['zh-CN,zh;q=0.9', '按回车键'],
    ] as const) {
      const headers = { Accept: 'text/html,*/*', 'Accept-Language': language };
      const answered = await serve.ask({ path, headers });
      expect(answered.status).toBe(403);
      expect(answered.body).toContain(word);
    }
    await expectWell(serve);
  });
});

const NOT_THERE = [
  '/nothing',
  '/assets',
  '/assets/',
  '/call',
  '/call/',
  '/call/a/b',
  '/calls/',
  '/upload/',
  '/upload/a/b.tracebell',
  '/upload-traces',
  '/upload-traces/',
  '/download',
  '/download?refusals=1',
  '/download?refusals=1&format=exe',
  '/download?refusals=../1&format=csv',
  '/download?copy=2',
  '/../package.json',
  '/../../../../etc/passwd',
  '/assets/../index.html',
  '/%2e%2e/package.json',
  '/%2e%2e%2fetc%2fpasswd',
  '/..%2f..%2fetc/passwd',
  '/..%5c..%5cetc',
  '/..\\..\\etc\\passwd',
  '/assets\\index-1a2b.js',
  '//etc/passwd',
  '//index.html',
  '/./index.html',
  '/index.html%00.js',
  '/%00',
  '/%69ndex.html',
  '/index.html/',
  '/INDEX.HTML',
  '/index.html;a',
  '/%',
  '/%ff',
  '/file:///etc/passwd',
];

describe('answers 404 and gives no file away', () => {
  test('for a path that is not in the list, however it is spelled', async () => {
    const serve = await startedServe();
    for (const path of NOT_THERE) {
      const answered = await serve.ask({ path, headers: { Cookie: serve.cookie } });
      expect.soft(answered.status, path).toBe(404);
      expect.soft(answered.body, path).not.toMatch(/root:|"name"|The page|globalThis/);
    }
    await expectWell(serve);
  });

  test('for a whole address as the target', async () => {
    const serve = await startedServe();
    const target = `GET ${serve.origin}/ HTTP/1.1\r\nHost: 127.0.0.1:${serve.port}\r\nCookie: ${serve.cookie}`;
    expect(await askRaw(serve.port, `${target}\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1.1 404 /);
  });
});

const WRONG_METHODS = [
  ['POST', '/', 'GET, HEAD'],
  ['DELETE', '/assets/index-1a2b.js', 'GET, HEAD'],
  ['GET', '/call/host.info', 'POST'],
  ['PUT', '/call/host.info', 'POST'],
  ['GET', '/calls', 'POST'],
  ['GET', '/upload/a.tracebell', 'PUT'],
  ['POST', '/upload/a.tracebell', 'PUT'],
  ['GET', `/upload-traces/${BATCH}/a.json`, 'PUT'],
  ['DELETE', `/upload-traces/${BATCH}/a.json`, 'PUT'],
  ['PUT', `/upload-traces/${BATCH}`, 'DELETE'],
  ['HEAD', '/events', 'GET'],
  ['POST', '/events', 'GET'],
  ['HEAD', '/download?copy=1', 'GET'],
  ['TRACE', '/', 'GET, HEAD'],
] as const;

test('answers 405 to a method that is not for the path', async () => {
  const serve = await startedServe();
  for (const [method, path, allowed] of WRONG_METHODS) {
    const answered = await serve.ask({ method, path, headers: serve.pageHeaders });
    expect.soft(answered, `${method} ${path}`).toMatchObject({ status: 405, headers: { allow: allowed } });
  }
  await expectWell(serve);
});

describe('a call', () => {
  test.each<[string, string | Buffer]>([
    ['nothing', ''],
    ['half of it', '{"path": "/a'],
    ['a word', 'nonsense'],
    ['not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    ['two of them', '{}{}'],
  ])('that is not JSON gets a failure: %s', async (_what, body) => {
    const serve = await startedServe();
    const answered = await serve.ask({ ...call('workspace.open', serve.pageHeaders), body });
    expect(answered.status).toBe(200);
    expect(JSON.parse(answered.body)).toMatchObject({
      ok: false,
      failure: {
        code: 'input-invalid',
        details: { call: 'workspace.open', problems: [{ message: 'is not JSON' }] },
      },
    });
    await expectWell(serve);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    '',
    'application/jsonx',
  ])('that is not sent as JSON gets 415: %j', async (type) => {
    const serve = await startedServe();
    const headers = { ...serve.pageHeaders, 'Content-Type': type };
    expect((await serve.ask({ ...call('host.info', headers), body: '{}' })).status).toBe(415);
    await expectWell(serve);
  });

  test('with the charset named is taken', async () => {
    const serve = await startedServe();
    const headers = { ...serve.pageHeaders, 'Content-Type': 'Application/JSON; charset=utf-8' };
    expect((await serve.ask({ ...call('host.info', headers), body: '{}' })).status).toBe(200);
  });

  test('nobody knows gets a failure that names it', async () => {
    const serve = await startedServe();
    for (const name of ['nothing', '__proto__', 'constructor', 'host.info%00', 'x'.repeat(5000)]) {
      const answered = await serve.ask({ ...call(name, serve.pageHeaders), body: '{}' });
      expect(JSON.parse(answered.body)).toEqual({
        ok: false,
        failure: { code: 'call-unknown', details: { call: name.slice(0, 100) } },
      });
    }
    await expectWell(serve);
  });

  test('with a wrong input gets the decoder’s failure, whichever it is, and all goes on', async () => {
    const serve = await startedServe();
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const wrong = [
      'null',
      '0',
      '"a"',
      '[1]',
      'true',
      '{"surplus":1}',
      '{"__proto__":{"path":1}}',
      '{"path":7,"id":{},"name":[],"theme":"x"}',
      deep,
    ];
    for (const name of CALL_NAMES)
      for (const body of wrong) {
        const answered = await serve.ask({ ...call(name, serve.pageHeaders), body });
        expect(answered.status, `${name} ${body.slice(0, 50)}`).toBe(200);
        expect(JSON.parse(answered.body), `${name} ${body.slice(0, 50)}`).toMatchObject({
          ok: false,
          failure: { code: 'input-invalid', details: { call: name } },
        });
      }
    await expectWell(serve);
  });
});

test('every answer carries the policy of the page', async () => {
  const serve = await startedServe();
  const { pageHeaders, cookie } = serve;
  const asked: Asked[] = [
    page({ Cookie: cookie }),
    page({}),
    { path: `/${new URL(serve.url).search}` },
    { path: '/nothing', headers: { Cookie: cookie } },
    { method: 'POST', path: '/', headers: pageHeaders },
    { ...call('host.info', pageHeaders), body: '{}' },
    { ...call('host.info', { ...pageHeaders, 'Content-Type': 'text/plain' }), body: '{}' },
    { path: '/download?copy=1', headers: { Cookie: cookie } },
  ];
  for (const one of asked) {
    const { headers } = await serve.ask(one);
    for (const [name, value] of Object.entries(ANSWER_HEADERS))
      expect(headers[name.toLowerCase()], `${name} of ${one.path ?? '/'}`).toBe(value);
    expect(headers).not.toHaveProperty('server');
    expect(headers).not.toHaveProperty('x-powered-by');
  }
});

test('nothing but 127.0.0.1 is bound', async () => {
  const { port } = await startedServe();
  const others = Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).map(({ address }) => address),
  );
  // The rest of the loopback network reaches whoever listens on every address, on systems that have it.
  const addresses = new Set([...others, '127.0.0.2', '::1']);
  addresses.delete('127.0.0.1');
  for (const address of addresses) expect(await canConnect(address, port), address).toBe(false);
  expect(await canConnect('127.0.0.1', port)).toBe(true);
});

function page(headers: Record<string, string>): Asked {
  return { path: '/', headers };
}

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
