import { expect, onTestFinished, test } from 'vitest';
import { Failure } from '../../../../shared/model/failure.ts';
import { openClient } from './client.ts';
import { answerJson, optionsFor, startService, testClock, type Received } from './testing/local-service.ts';
import type { TransportOptions } from './transport.ts';

const never = new AbortController().signal;
const HOUR_MS = 3_600_000;
const PASSWORD = { kind: 'password', userName: 'ada', password: 'a "secret"', domainName: 'acme' } as const;

/** IAM and CTS at once: a new token for each who asks, and only the latest of them holds. */
async function signingIn(changed: Partial<TransportOptions> = {}, lifeMs = 24 * HOUR_MS) {
  const clock = testClock();
  let latest = 0;
  const state = { revoked: false, issued: (): number => latest };
  const service = await startService((request, response) => {
    if (request.target.startsWith('/v3/auth/tokens')) {
      latest += 1;
      state.revoked = false;
      // A clock of its own, a day off: a token's life is what counts.
      const issued = clock.at - 24 * HOUR_MS;
      const token = {
        issued_at: new Date(issued).toISOString(),
        expires_at: new Date(issued + lifeMs).toISOString(),
      };
      return answerJson({ token }, 201, { 'X-Subject-Token': `token-${latest}` })(request, response);
    }
    const holds = request.headers['x-auth-token'] === `token-${latest}` && !state.revoked;
    return holds ? answerJson({ resources: [] })(request, response) : answerJson({}, 401)(request, response);
  });
  onTestFinished(() => service[Symbol.asyncDispose]());
  const client = openClient(optionsFor(service.origin, { credentials: PASSWORD, clock, ...changed }));
  onTestFinished(() => client.close());
  return { client, service, clock, state };
}

const tokenRequests = ({ requests }: { requests: Received[] }): Received[] =>
  requests.filter(({ target }) => target.startsWith('/v3/auth/tokens'));

test('a password is exchanged for a token of the project, once for all who ask at the same time', async () => {
  const { client, service } = await signingIn({ concurrency: 2 });
  await Promise.all(Array.from({ length: 6 }, () => client.account.quotas(never)));
  const [request, ...others] = tokenRequests(service);
  expect(others).toEqual([]);
  expect(JSON.parse(request?.body ?? '')).toEqual({
    auth: {
      identity: {
        methods: ['password'],
        password: { user: { name: 'ada', password: 'a "secret"', domain: { name: 'acme' } } },
      },
      scope: { project: { id: 'project0' } },
    },
  });
  expect(request?.headers).not.toHaveProperty('x-auth-token');
});

test('calls about the account use a token of the account', async () => {
  const { client, service } = await signingIn();
  await client.account.resources(never);
  expect(JSON.parse(tokenRequests(service)[0]?.body ?? '')).toHaveProperty('auth.scope', {
    domain: { name: 'acme' },
  });
});

test('it is renewed shortly before it ends, not earlier', async () => {
  const { client, clock, state } = await signingIn();
  await client.account.quotas(never);
  clock.at += 23 * HOUR_MS;
  await client.account.quotas(never);
  expect(state.issued()).toBe(1);
  clock.at += 0.9 * HOUR_MS;
  await client.account.quotas(never);
  expect(state.issued()).toBe(2);
});

test('one that is refused is renewed once, without a pause', async () => {
  const { client, clock, state } = await signingIn();
  await client.account.quotas(never);
  state.revoked = true;
  await expect(client.account.quotas(never)).resolves.toEqual([]);
  expect([state.issued(), clock.waits]).toEqual([2, []]);
});

test('what writes is not repeated with a new token, but the next request has one', async () => {
  const { client, service, state } = await signingIn();
  await client.account.quotas(never);
  state.revoked = true;
  const write = client.notifications.create({ notification_name: 'n', operation_type: 'complete' }, never);
  await expect(write).rejects.toMatchObject({ code: 'cloud-key', details: { signIn: 'password' } });
  expect(
    service.requests.filter(({ method, target }) => method === 'POST' && target.includes('notif')),
  ).toHaveLength(1);
  await expect(client.account.quotas(never)).resolves.toEqual([]);
});

test('a token that was refused to another request meanwhile is not repeated either', async () => {
  const firstIsOver = Promise.withResolvers<void>();
  let asked = 0;
  const service = await startService((request, response) => {
    if (request.target.startsWith('/v3/auth/tokens'))
      return answerJson({ token: {} }, 201, { 'X-Subject-Token': 'planted-token' })(request, response);
    asked += 1;
    const error_msg = `No: ${String(request.headers['x-auth-token'])}`;
    const refuse = (): void => answerJson({ error_msg }, 401)(request, response);
    if (asked === 1) refuse();
    else void firstIsOver.promise.then(refuse);
  });
  onTestFinished(() => service[Symbol.asyncDispose]());
  const client = openClient(optionsFor(service.origin, { credentials: PASSWORD }));
  onTestFinished(() => client.close());
  const refusedWrite = async (): Promise<unknown> => {
    const error: unknown = await client.notifications.delete(['n'], never).catch((reason: unknown) => reason);
    firstIsOver.resolve();
    return error instanceof Failure ? error.details : error;
  };
  for (const details of await Promise.all([refusedWrite(), refusedWrite()]))
    expect(details).toMatchObject({ message: 'No: …' });
});

test('a token given by hand is sent as it is, and not renewed', async () => {
  const { client, service } = await signingIn({ credentials: { kind: 'token', token: ' by-hand\n' } });
  await expect(client.account.quotas(never)).rejects.toMatchObject({
    code: 'cloud-key',
    details: { signIn: 'token' },
  });
  expect(service.requests).toHaveLength(1);
  expect(service.requests[0]?.headers['x-auth-token']).toBe('by-hand');
});

test('a wrong password is told as such, and asked for no more than once', async () => {
  const service = await startService(
    answerJson(
      { error: { code: 401, message: 'The username or password is wrong.', title: 'Unauthorized' } },
      401,
    ),
  );
  onTestFinished(() => service[Symbol.asyncDispose]());
  const client = openClient(optionsFor(service.origin, { credentials: PASSWORD }));
  const error: unknown = await client.account.quotas(never).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Failure);
  expect(error).toMatchObject({
    code: 'cloud-key',
    details: {
      service: 'iam',
      call: 'tokens.create',
      signIn: 'password',
      code: null,
      message: 'The username or password is wrong.',
    },
  });
  expect(service.requests).toHaveLength(1);
});

test('an answer without a token is none', async () => {
  const service = await startService(answerJson({ token: {} }, 201));
  onTestFinished(() => service[Symbol.asyncDispose]());
  const client = openClient(optionsFor(service.origin, { credentials: PASSWORD }));
  await expect(client.account.quotas(never)).rejects.toMatchObject({
    code: 'cloud-answer',
    details: { problem: 'unexpected' },
  });
});
