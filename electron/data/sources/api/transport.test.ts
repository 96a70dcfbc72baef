import { afterEach, describe, expect, test } from 'vitest';
import { Failure } from '../../../../shared/model/failure.ts';
import { objectOf } from './answer.ts';
import type { CloudRequest } from './guard.ts';
import { signed } from './sign.ts';
import { openTransport, type ExchangeNote, type Transport, type TransportOptions } from './transport.ts';
import {
  answerJson,
  inTurn,
  optionsFor,
  profileAt,
  SECRETS,
  startService,
  testClock,
  TEST_LIMITS,
  type LocalService,
  type Reply,
} from './testing/local-service.ts';

const open: (() => PromiseLike<void> | void)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function serving(reply: Reply): Promise<LocalService> {
  const service = await startService(reply);
  open.push(() => service[Symbol.asyncDispose]());
  return service;
}

function connecting(origin: string, changed: Partial<TransportOptions> = {}): Transport {
  const transport = openTransport(optionsFor(origin, changed));
  open.push(() => transport.close());
  return transport;
}

const READ: CloudRequest = {
  ...{ service: 'cts', method: 'GET', path: ['v3', 'project0', 'traces'], body: null },
  query: [
    ['user', 'a b+ü'],
    ['limit', '200'],
  ],
};
const WRITE: CloudRequest = {
  ...{ service: 'cts', method: 'POST', path: ['v3', 'project0', 'notifications'], query: [] },
  body: Buffer.from('{"notification_name":"通知"}'),
};

const never = new AbortController().signal;
const send = (transport: Transport, request = READ, signal = never): Promise<unknown> =>
  transport.send(request, objectOf, signal);

async function failed(work: Promise<unknown>): Promise<Failure> {
  const error = await work.then(
    () => new Error('It did not fail.'),
    (reason: unknown) => reason,
  );
  if (error instanceof Failure) return error;
  throw error;
}

test('a request is sent as it is signed', async () => {
  const service = await serving(answerJson({ ok: true }));
  const clock = testClock();
  await expect(send(connecting(service.origin, { clock }))).resolves.toEqual({ ok: true });
  await send(connecting(service.origin, { clock }), WRITE);
  const [read, write] = service.requests;
  expect(read).toMatchObject({
    method: 'GET',
    target: '/v3/project0/traces?limit=200&user=a%20b%2B%C3%BC',
    body: '',
  });
  expect(write?.body).toBe('{"notification_name":"通知"}');
  for (const [request, received] of [[READ, read] as const, [WRITE, write] as const]) {
    const host = `127.0.0.1:${service.port}`;
    const headers = { 'Content-Type': 'application/json', 'X-Project-Id': 'project0' };
    const keys = { accessKey: 'AKTEST', secretKey: SECRETS.secretKey };
    expect(received?.headers.authorization).toBe(
      signed({ ...request, host, headers }, keys, clock.at)['Authorization'],
    );
    expect(received?.headers).toMatchObject({ host, 'x-project-id': 'project0' });
  }
});

describe('trying again', () => {
  const busy = (status: number, headers: Record<string, string> = {}): Reply =>
    answerJson({ error_code: 'X.1', error_msg: 'busy' }, status, headers);
  const cutOff: Reply = (_request, response) => {
    response.writeHead(200, { 'Content-Length': '100' }).write('{"a":');
    response.destroy();
  };
  const page: Reply = (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>busy</html>');
  };
  const reset: Reply = (_request, response) => {
    response.socket?.destroy();
  };

  test.each<[string, Reply]>([
    ...[429, 500, 502, 503, 504].map((status): [string, Reply] => [String(status), busy(status)]),
    ['a cut-off body', cutOff],
    ['a page instead of data', page],
    ['a broken connection', reset],
  ])('what reads is sent again after %s, with growing pauses', async (_case, reply) => {
    const service = await serving(inTurn(reply, reply, answerJson({ ok: true })));
    const clock = testClock();
    const notes: ExchangeNote[] = [];
    const transport = connecting(service.origin, { clock, onExchange: (note) => notes.push(note) });
    await expect(send(transport)).resolves.toEqual({ ok: true });
    expect(clock.waits).toEqual([250, 500]);
    expect(notes.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  });

  test('a bounded number of times; then the service’s own words are told', async () => {
    const service = await serving(busy(503));
    const failure = await failed(send(connecting(service.origin)));
    expect(failure).toMatchObject({
      code: 'cloud-refused',
      details: { kind: 'unavailable', status: 503, code: 'X.1', message: 'busy', call: 'traces.list' },
    });
    expect(service.requests).toHaveLength(5);
  });

  test.each([
    ['seconds', '7', 7250],
    ['a date by the service’s own clock', 'Fri, 05 Jan 2024 00:00:07 GMT', 7250],
    ['a date as it was written once', 'Friday, 05-Jan-24 00:00:07 GMT', 7250],
    ['a date as C writes it', 'Fri Jan  5 00:00:07 2024', 7250],
  ])('it waits as long as it is told, in %s', async (_case, value, waited) => {
    const headers = { 'Retry-After': value, Date: 'Fri, 05 Jan 2024 00:00:00 GMT' };
    const service = await serving(inTurn(busy(429, headers), answerJson({})));
    const clock = testClock();
    await send(connecting(service.origin, { clock }));
    expect(clock.waits).toEqual([waited]);
  });

  test.each(['1.5', '-3', '0x10', 'soon', '2024-01-05'])(
    'what is neither seconds nor a date of theirs says nothing: %s',
    async (value) => {
      const answer = busy(503, { 'Retry-After': value });
      const service = await serving(inTurn(answer, answer, answerJson({})));
      const clock = testClock();
      await send(connecting(service.origin, { clock }));
      expect(clock.waits).toEqual([250, 500]);
    },
  );

  test('longer than a person would wait is not waited', async () => {
    const service = await serving(busy(429, { 'Retry-After': '3600' }));
    const clock = testClock();
    expect(await failed(send(connecting(service.origin, { clock })))).toMatchObject({
      details: { kind: 'throttled' },
    });
    expect([service.requests.length, clock.waits]).toEqual([1, []]);
  });

  test.each<[string, Reply]>([
    ['503', busy(503)],
    ['a cut-off body', cutOff],
    ['a broken connection', reset],
  ])('what writes is sent once, also after %s', async (_case, reply) => {
    const service = await serving(reply);
    await failed(send(connecting(service.origin), WRITE));
    expect(service.requests).toHaveLength(1);
  });

  test.each([400, 403, 404, 409])('%i is no reason to', async (status) => {
    const service = await serving(busy(status));
    await failed(send(connecting(service.origin)));
    expect(service.requests).toHaveLength(1);
  });

  test('a cancel ends the pause', async () => {
    const service = await serving(busy(503));
    const cancel = new AbortController();
    const clock = { ...testClock(), wait: (): Promise<void> => Promise.resolve(cancel.abort()) };
    const limits = { connectMs: 1, answerMs: 1 };
    const quiet = {
      ...clock,
      wait: (ms: number, signal: AbortSignal) => (ms === 1 ? waitFor(signal) : clock.wait()),
    };
    const failure = await failed(
      send(connecting(service.origin, { clock: quiet, limits }), READ, cancel.signal),
    );
    expect([failure.code, service.requests.length]).toEqual(['cancelled', 1]);
  });
});

const waitFor = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve()));

describe('an answer of success that holds an error', () => {
  const answering = async (body: object, request = READ) => {
    const service = await serving(answerJson(body));
    const failure = await failed(send(connecting(service.origin), request));
    return { ...failure, code: failure.code, sent: service.requests.length };
  };

  test.each<[string, object, object]>([
    [
      'at its top',
      { error_code: 'CTS.0300', error_msg: 'Query failed.' },
      { kind: 'other', status: 200, code: 'CTS.0300', message: 'Query failed.' },
    ],
    [
      'in an error of its own',
      { error: { code: 'X.9', message: 'not now' } },
      { kind: 'other', code: 'X.9', message: 'not now' },
    ],
    ['beside an empty list', { traces: [], error_code: 'X.1' }, { kind: 'other', code: 'X.1', message: '' }],
    ['of no right', { error_code: 'CTS.0013', error_msg: 'No permission' }, { action: 'cts:trace:list' }],
    ['that names a status', { error: { code: 404, message: 'gone' } }, { kind: 'not-found' }],
  ])('is a failure with what the service says: %s', async (_case, body, details) => {
    const { sent, ...failure } = await answering(body);
    expect(failure).toMatchObject({ details });
    expect(sent).toBe(1);
  });

  test.each(['CTS.0005', 'APIGW.0308'])('is tried again where it passes: %s', async (error_code) => {
    const service = await serving(inTurn(answerJson({ error_code }), answerJson({ ok: true })));
    await expect(send(connecting(service.origin))).resolves.toEqual({ ok: true });
  });

  test('of a write is sent once', async () => {
    expect(
      await answering({ error_code: 'CTS.0004', error_msg: 'Failed to write data.' }, WRITE),
    ).toMatchObject({
      ...{ code: 'cloud-refused', details: { kind: 'internal' }, sent: 1 },
    });
  });

  test.each([
    { error_code: '', ok: 1 },
    { error_code: 0 },
    { error: null },
    { error: {} },
    { items: [{ error_code: 'OBS.NoSuchBucket' }] },
  ])('is none: %j', async (body) => {
    const service = await serving(answerJson(body));
    await expect(send(connecting(service.origin))).resolves.toEqual(body);
  });
});

describe('limits', () => {
  const silent: Reply = () => undefined;

  test('an answer that does not come ends at its limit', async () => {
    const service = await serving((_request, response) => {
      response.writeHead(200).write('{');
      clock.expires.add(TEST_LIMITS.answerMs);
      held.resolve();
    });
    const held = Promise.withResolvers<void>();
    const clock = testClock();
    const wait = clock.wait.bind(clock);
    clock.wait = async (ms, signal) => {
      if (ms === TEST_LIMITS.answerMs) await held.promise;
      return wait(ms, signal);
    };
    const failure = await failed(send(connecting(service.origin, { clock }), WRITE));
    expect(failure).toMatchObject({ code: 'cloud-timeout', details: { waitedFor: 'answer', seconds: 222 } });
  });

  test('a cancel ends a request under way', async () => {
    const cancel = new AbortController();
    const service = await serving(() => cancel.abort());
    expect(await failed(send(connecting(service.origin), READ, cancel.signal))).toMatchObject({
      code: 'cancelled',
    });
  });

  test('one cancelled before leaves nothing to the service', async () => {
    const service = await serving(silent);
    const failure = await failed(send(connecting(service.origin), READ, AbortSignal.abort()));
    expect([failure.code, service.requests]).toEqual(['cancelled', []]);
  });

  test.each<[string, Record<string, string>]>([
    ['that says so', { 'Content-Length': '2000' }],
    ['that does not say so', {}],
  ])('an answer too long %s is not read to its end', async (_case, headers) => {
    const service = await serving((_request, response) => {
      response.writeHead(200, headers).end('x'.repeat(2000));
    });
    const limits = { ...TEST_LIMITS, bodyBytes: 1000 };
    const failure = await failed(send(connecting(service.origin, { limits })));
    expect(failure).toMatchObject({
      code: 'cloud-answer',
      details: { problem: 'too-large', limitBytes: 1000 },
    });
    expect(service.requests).toHaveLength(1);
  });

  test('a page of twelve megabytes is read', async () => {
    const long = 'é'.repeat(6 * 1024 * 1024);
    const service = await serving(answerJson({ long }));
    await expect(send(connecting(service.origin))).resolves.toEqual({ long });
  });

  test('no more requests are under way than allowed, and all are answered', async () => {
    const waiting: (() => void)[] = [];
    let most = 0;
    const service = await serving((_request, response) => {
      waiting.push(() => response.end('{}'));
      most = Math.max(most, waiting.length);
      // When as many wait as ever will, they are answered.
      if (waiting.length === 3 || service.requests.length > 9) for (const done of waiting.splice(0)) done();
    });
    const transport = connecting(service.origin, { concurrency: 3 });
    await Promise.all(Array.from({ length: 12 }, () => send(transport)));
    expect([service.requests.length, most]).toEqual([12, 3]);
  });
});

describe('addresses', () => {
  test.each([
    ['http://cts.eu-de.otc.t-systems.com', 'endpoint-not-https'],
    ['http://127.0.0.1.example.com', 'endpoint-not-https'],
    ['ftp://127.0.0.1', 'endpoint-not-https'],
    ['https://user:password@cts.example.com', 'endpoint-malformed'],
    ['https://cts.example.com/path', 'endpoint-malformed'],
    ['cts.example.com', 'endpoint-malformed'],
    ['', 'endpoint-unknown'],
  ])('nothing is sent to %j', async (origin, reason) => {
    const profile = profileAt(origin);
    const failure = await failed(send(connecting(origin, { profile })));
    expect(failure).toMatchObject({ code: 'cloud-not-sent', details: { reason } });
  });

  test('a redirect is not followed', async () => {
    const other = await serving(answerJson({}));
    const service = await serving((_request, response) => {
      response.writeHead(302, { Location: `${other.origin}/elsewhere` }).end();
    });
    const failure = await failed(send(connecting(service.origin)));
    expect(failure).toMatchObject({ code: 'cloud-answer', details: { problem: 'redirect', status: 302 } });
    expect(other.requests).toEqual([]);
  });
});

test('requests that must not leave reach no service, whoever made them', async () => {
  const service = await serving(answerJson({}));
  const transport = connecting(service.origin);
  const path = ['v3', 'project0', 'trackers'];
  for (const query of [[], [['tracker_name', '']], [['tracker_name', 'system']]] as CloudRequest['query'][]) {
    const failure = await failed(
      send(transport, { service: 'cts', method: 'DELETE', path, query, body: null }),
    );
    expect(failure.code).toBe('cloud-not-sent');
  }
  const readOnly = connecting(service.origin, { profile: profileAt(service.origin, { isReadOnly: true }) });
  expect(await failed(send(readOnly, WRITE))).toMatchObject({ details: { reason: 'read-only' } });
  expect(service.requests).toEqual([]);
});

test('what is noted of a request is neither secret nor its query', async () => {
  const service = await serving(answerJson({}));
  const notes: ExchangeNote[] = [];
  await send(connecting(service.origin, { onExchange: (note) => notes.push(note) }));
  expect(notes).toEqual([
    {
      ...{
        at: expect.any(Number) as number,
        call: 'traces.list',
        method: 'GET',
        host: `127.0.0.1:${service.port}`,
      },
      ...{ path: '/v3/project0/traces', status: 200, durationMs: 0, attempt: 1 },
    },
  ]);
});

test('the difference of the clocks is known from every answer', async () => {
  const service = await serving(answerJson({}, 200, { Date: 'Fri, 05 Jan 2024 00:00:00 GMT' }));
  const transport = connecting(service.origin, { clock: testClock(Date.UTC(2024, 0, 5, 0, 1)) });
  expect(transport.clockDifferenceMs()).toBeNull();
  await send(transport);
  expect(transport.clockDifferenceMs()).toBe(60_000);
});
