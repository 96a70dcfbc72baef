import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Failure, failureToWire } from '../../../../shared/model/failure.ts';
import type { CloudNetwork } from '../../../../shared/model/cloud-network.ts';
import { openClient } from './client.ts';
import { proxyFor } from './proxy.ts';
import { ONE_TRY } from './retry.ts';
import { makeCertificate, type TestCertificate } from './testing/certificate.ts';
import {
  answerJson,
  optionsFor,
  profileAt,
  SECRETS,
  startService,
  testClock,
  TEST_LIMITS,
  type Reply,
} from './testing/local-service.ts';
import type { TransportOptions } from './transport.ts';

const never = new AbortController().signal;
const QUOTAS = answerJson({ resources: [] });

async function serving(reply: Reply, certificate?: TestCertificate) {
  const service = await startService(reply, certificate);
  onTestFinished(() => service[Symbol.asyncDispose]());
  return service;
}

/** What asking for the quotas ends with. */
async function outcome(origin: string, changed: Partial<TransportOptions> = {}): Promise<unknown> {
  const client = openClient(optionsFor(origin, { retry: ONE_TRY, ...changed }));
  onTestFinished(() => client.close());
  return client.account.quotas(never).catch((error: unknown) => {
    if (error instanceof Failure) return failureToWire(error);
    throw error;
  });
}

async function listening(server: net.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return (server.address() as AddressInfo).port;
}

describe('certificates', () => {
  const authority = makeCertificate({ name: 'Own authority' });
  const trusting = (caPem: string): CloudNetwork => ({ proxy: { from: 'none' }, caPem });
  const DAY_MS = 86_400_000;

  test('one of an authority of one’s own is trusted where that is named, among others', async () => {
    const service = await serving(QUOTAS, makeCertificate({ issuer: authority, name: 'service' }));
    const caPem = `Ours:\n${makeCertificate().cert}\nand\n${authority.cert}`;
    expect(await outcome(service.origin, { network: trusting(caPem) })).toEqual([]);
  });

  test.each<[string, string, TestCertificate]>([
    [
      'of somebody unknown',
      'unknown-issuer',
      makeCertificate({ issuer: makeCertificate({ name: 'Other' }), name: 's' }),
    ],
    ['of its own', 'self-signed', makeCertificate()],
    [
      'that has ended',
      'expired',
      makeCertificate({ issuer: authority, name: 's', until: Date.now() - DAY_MS, from: 0 }),
    ],
    [
      'to come',
      'not-yet-valid',
      makeCertificate({
        issuer: authority,
        name: 's',
        from: Date.now() + DAY_MS,
        until: Date.now() + 2 * DAY_MS,
      }),
    ],
    [
      'for another host',
      'wrong-host',
      makeCertificate({ issuer: authority, name: 's', hosts: ['10.0.0.1'] }),
    ],
  ])('one %s is told as such', async (_case, problem, certificate) => {
    const service = await serving(QUOTAS, certificate);
    const found = await outcome(service.origin, { network: trusting(authority.cert) });
    expect(found).toMatchObject({ code: 'cloud-tls', details: { problem } });
    expect(service.requests).toEqual([]);
  });

  test('a server that speaks no TLS is told as such', async () => {
    const service = await serving(QUOTAS);
    const found = await outcome(service.origin.replace('http:', 'https:'));
    expect(found).toMatchObject({ code: 'cloud-tls', details: { problem: 'no-tls' } });
  });

  test.each([
    ['nothing', 'none', 'not a certificate'],
    ['a broken one', 'damaged', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
  ])('a file of authorities with %s is refused', (_case, problem, caPem) => {
    const open = (): unknown => openClient(optionsFor('https://127.0.0.1', { network: trusting(caPem) }));
    expect(open).toThrow(expect.objectContaining({ code: 'cloud-ca-unreadable', details: { problem } }));
  });
});

describe('no connection', () => {
  test('a port where nothing listens', async () => {
    const server = net.createServer();
    const port = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    const found = await outcome(`http://127.0.0.1:${port}`);
    expect(found).toMatchObject({ code: 'cloud-unreachable', details: { problem: 'refused' } });
  });

  test('a name that nobody has', async () => {
    const found = await outcome('https://cts.invalid');
    expect(found).toEqual({ code: 'cloud-dns', details: { host: 'cts.invalid' } });
  });

  test('a server that takes the connection and never shakes hands', async () => {
    const clock = testClock();
    const held = Promise.withResolvers<void>();
    const port = await listening(
      net.createServer((socket) => {
        socket.on('error', () => undefined);
        clock.expires.add(TEST_LIMITS.connectMs);
        held.resolve();
      }),
    );
    const { wait } = clock;
    clock.wait = async (ms, signal) => {
      if (ms === TEST_LIMITS.connectMs) await held.promise;
      return wait(ms, signal);
    };
    const found = await outcome(`https://127.0.0.1:${port}`, { clock });
    expect(found).toMatchObject({
      code: 'cloud-timeout',
      details: { waitedFor: 'connection', seconds: 111 },
    });
  });
});

describe('proxies', () => {
  async function proxy(onConnect: (request: http.IncomingMessage, socket: net.Socket, head: Buffer) => void) {
    const server = http.createServer();
    const sockets = new Set<net.Socket>();
    server.on('connection', (socket) => sockets.add(socket));
    server.on('connect', (request, socket, head) => onConnect(request, socket as net.Socket, head));
    const port = await listening(server);
    onTestFinished(() => sockets.forEach((socket) => socket.destroy()));
    return `http://name:proxy-password@127.0.0.1:${port}`;
  }
  const through = (url: string): CloudNetwork => ({
    proxy: { from: 'settings', url, except: '' },
    caPem: null,
  });

  test('a request goes through the tunnel of one, with its name and password', async () => {
    const authority = makeCertificate({ name: 'Own authority' });
    const certificate = makeCertificate({ issuer: authority, name: 's', hosts: ['cts.example.test'] });
    const service = await serving(QUOTAS, certificate);
    const asked: unknown[] = [];
    const url = await proxy(({ url: target, headers }, socket) => {
      asked.push([target, headers['proxy-authorization']]);
      const upstream = net.connect(service.port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        upstream.pipe(socket).pipe(upstream);
      });
      for (const end of [upstream, socket]) end.on('error', () => undefined);
    });
    const network = { ...through(url), caPem: authority.cert };
    expect(await outcome('https://cts.example.test', { network })).toEqual([]);
    expect(asked).toEqual([
      ['cts.example.test:443', `Basic ${Buffer.from('name:proxy-password').toString('base64')}`],
    ]);
  });

  test.each([
    [407, 'sign-in'],
    [403, 'refused'],
  ])('one that answers %i is told, without its password', async (status, problem) => {
    const url = await proxy((_request, socket) => socket.end(`HTTP/1.1 ${status} No\r\n\r\n`));
    const found = await outcome('https://cts.example.test', { network: through(url) });
    expect(found).toEqual({ code: 'cloud-proxy', details: { proxy: new URL(url).host, problem, status } });
  });

  test.each([
    ['http://127.0.0.1:1', 'unreachable'],
    ['http://proxy.invalid:8080', 'dns'],
    ['socks5://127.0.0.1:1', 'malformed'],
    ['http://', 'malformed'],
  ])('what is wrong with %s is told', async (url, problem) => {
    const found = await outcome('https://cts.example.test', { network: through(url) });
    expect(found).toMatchObject({ code: 'cloud-proxy', details: { problem } });
  });

  test.each<[string, Partial<Record<string, string>>, string | null]>([
    ['the environment names one', { HTTPS_PROXY: 'http://p:1' }, 'p:1'],
    ['small letters go first', { HTTPS_PROXY: 'http://p:1', https_proxy: 'http://q:2' }, 'q:2'],
    ['no scheme is http', { https_proxy: 'q:2' }, 'q:2'],
    ['it is empty', { HTTPS_PROXY: ' ' }, null],
    ['only http goes through one', { HTTP_PROXY: 'http://p:1' }, null],
    ['the host is excepted', { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'a, cts.example.com' }, null],
    ['what it belongs to is excepted', { HTTPS_PROXY: 'http://p:1', NO_PROXY: '.example.com' }, null],
    ['with a star', { HTTPS_PROXY: 'http://p:1', NO_PROXY: '*.example.com:443' }, null],
    ['all is excepted', { HTTPS_PROXY: 'http://p:1', no_proxy: '*' }, null],
    ['another port is excepted', { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'example.com:8443' }, 'p:1'],
    ['a name that only ends alike is', { HTTPS_PROXY: 'http://p:1', NO_PROXY: 's.example.com' }, 'p:1'],
  ])('which holds where %s', (_case, environment, host) => {
    const network: CloudNetwork = { proxy: { from: 'environment' }, caPem: null };
    expect(proxyFor(new URL('https://cts.example.com/v3'), network, environment)?.host ?? null).toBe(host);
  });

  test('this machine is never asked through one', () => {
    const environment = { HTTPS_PROXY: 'http://p:1' };
    const network: CloudNetwork = { proxy: { from: 'environment' }, caPem: null };
    for (const origin of ['http://127.0.0.1:9', 'https://localhost', 'https://[::1]:9'])
      expect(proxyFor(new URL(origin), network, environment)).toBeNull();
  });
});

describe('secrets', () => {
  const PROXY_PASSWORD = 'planted-proxy-password';
  const planted = [
    ...Object.values(SECRETS),
    PROXY_PASSWORD,
    'planted-password-äö',
    'planted-security-token',
  ];
  /** All that is sent comes back, as some services do it. */
  const echo: Reply = (request, response) => {
    const { headers, body } = request;
    const message = `No: ${JSON.stringify(headers)} ${body} ${planted.join(' ')} ${encodeURIComponent(planted.join('&'))}`;
    response
      .writeHead(headers['x-auth-token'] === undefined && body === '' ? 400 : 401, {
        Location: `/?${planted.join()}`,
      })
      .end(JSON.stringify({ error_code: `E ${planted[0]}`, error_msg: message }));
  };
  const sneak: Reply = (_request, response) => {
    response.writeHead(302, { Location: encodeURI(`https://x.test/?${planted.join()}`) }).end();
  };
  const keys = { kind: 'keys', accessKey: 'AK', secretKey: SECRETS.secretKey } as const;
  const password = {
    kind: 'password',
    userName: 'u',
    password: 'planted-password-äö',
    domainName: 'd',
  } as const;

  test.each<[string, TransportOptions['credentials'], Reply, string[]]>([
    ['keys', keys, echo, [SECRETS.secretKey]],
    [
      'temporary keys',
      { ...keys, securityToken: 'planted-security-token' },
      echo,
      [SECRETS.secretKey, 'planted-security-token'],
    ],
    ['a password', password, echo, [password.password]],
    ['a token', { kind: 'token', token: SECRETS.token }, echo, [SECRETS.token]],
    ['keys copied with blanks', { ...keys, secretKey: ` ${SECRETS.secretKey}\n` }, echo, [SECRETS.secretKey]],
    ['a token copied with a line end', { kind: 'token', token: `${SECRETS.token}\n` }, echo, [SECRETS.token]],
    ['a redirect', { kind: 'token', token: SECRETS.token }, sneak, [SECRETS.token]],
  ])('are nowhere in a failure: %s', async (_case, credentials, reply, secrets) => {
    const service = await serving(reply);
    const notes: unknown[] = [];
    const client = openClient(
      optionsFor(service.origin, { credentials, retry: ONE_TRY, onExchange: (note) => notes.push(note) }),
    );
    onTestFinished(() => client.close());
    const error: unknown = await client.account.quotas(never).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Failure);
    const everything =
      inspect([error, notes], { depth: 20, showHidden: true }) + JSON.stringify([error, notes]);
    for (const secret of secrets)
      for (const form of [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
        expect(everything).not.toContain(form);
  });

  test('are nowhere in a failure of the connection', async () => {
    const network: CloudNetwork = {
      ...{
        proxy: { from: 'settings', url: `http://u:${PROXY_PASSWORD}@127.0.0.1:1`, except: '' },
        caPem: null,
      },
    };
    const client = openClient(optionsFor('https://cts.example.test', { network, retry: ONE_TRY }));
    onTestFinished(() => client.close());
    const error: unknown = await client.account.quotas(never).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'cloud-proxy' });
    const everything = inspect(error, { depth: 20, showHidden: true });
    for (const secret of planted) expect(everything).not.toContain(secret);
  });

  test.each([
    [
      'a project',
      { profile: profileAt('http://127.0.0.1:1', { projectId: 'p\n0' }) },
      'identifier-malformed',
    ],
    ['a token', { credentials: { kind: 'token', token: 'to\nken' } as const }, 'header-malformed'],
    ['a key', { credentials: { ...keys, accessKey: 'schlüssel' } }, 'header-malformed'],
  ])('and %s that no header takes is told without it', async (_case, changed, reason) => {
    expect(await outcome('http://127.0.0.1:1', changed)).toEqual({
      ...{ code: 'cloud-not-sent', details: { call: 'quotas.list', reason } },
    });
  });
});
