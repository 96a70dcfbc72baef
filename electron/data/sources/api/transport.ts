import { Failure } from '../../../../shared/model/failure.ts';
import { profileEndpoints, type CloudProfile } from '../../../../shared/model/cloud-profile.ts';
import type { CloudNetwork } from '../../../../shared/model/cloud-network.ts';
import { openAgents } from './agents.ts';
import type { AnswerPlace } from './answer.ts';
import { rowOf, type CallName } from './calls.ts';
import { SYSTEM_CLOCK, type Clock } from './clock.ts';
import type { Credentials } from './credentials.ts';
import { exchange, type Answer, type ExchangeLimits } from './exchange.ts';
import { permitted, type CloudRequest } from './guard.ts';
import { encodedPath, encodedQuery } from './percent.ts';
import { isLoopback, type Environment } from './proxy.ts';
import { isPassing, ONE_TRY, pauseMs, RETRY_RULE, retryAfter, type RetryRule } from './retry.ts';
import { clockDifference, isErrorInSuccess, serviceFailure } from './service-failure.ts';
import { createSignIn } from './sign-in.ts';
import { createSlots } from './slots.ts';
import { createTokenCache, tokenOf, tokenRequest } from './tokens.ts';

/** What is told of each request: nothing that is secret, and no query. */
export interface ExchangeNote {
  at: number;
  call: CallName;
  method: string;
  host: string;
  path: string;
  /** Null where no answer came. */
  status: number | null;
  durationMs: number;
  /** From 1. */
  attempt: number;
}

export interface TransportOptions {
  profile: CloudProfile;
  credentials: Credentials;
  network: CloudNetwork;
  environment: Environment;
  clock?: Clock;
  limits?: Partial<ExchangeLimits>;
  retry?: RetryRule;
  /** Requests under way at a time. */
  concurrency?: number;
  onExchange?: (note: ExchangeNote) => void;
}

export type Decode<Result> = (answer: Answer, place: AnswerPlace) => Result;

/** The one door to the cloud. */
export interface Transport {
  send<Result>(request: CloudRequest, decode: Decode<Result>, signal: AbortSignal): Promise<Result>;
  /** How far this machine's clock was ahead of a service's at the latest answer; null before any. */
  clockDifferenceMs(): number | null;
  close(): void;
}

export const EXCHANGE_LIMITS: ExchangeLimits = {
  connectMs: 15_000,
  answerMs: 120_000,
  bodyBytes: 64 * 1024 * 1024,
};
export const CONCURRENCY = 8;

export function openTransport(options: TransportOptions): Transport {
  const { profile, credentials, clock = SYSTEM_CLOCK, retry = RETRY_RULE } = options;
  const concurrency = options.concurrency ?? CONCURRENCY;
  const limits = { ...EXCHANGE_LIMITS, ...options.limits };
  const endpoints = profileEndpoints(profile);
  const agents = openAgents(options.network, options.environment, concurrency);
  const slots = createSlots(concurrency);
  const closed = new AbortController();
  let differenceMs: number | null = null;

  const tokens = createTokenCache(clock, (scope) => {
    if (credentials.kind !== 'password') throw new Error('Only a password is exchanged for a token.');
    const request = tokenRequest(credentials, scope, profile);
    // Shared by all who wait for it, so that no one of them may end it.
    return send(request, (answer, { host }) => tokenOf(answer, host), closed.signal);
  });
  const signIn = createSignIn(credentials, profile, tokens);

  /** One try; throws a `Refused` with what its answer says about another. */
  async function attempt<Result>(sending: Sending<Result>, number: number): Promise<Result> {
    const { call, request, url, decode, signal } = sending;
    const { host } = url;
    const headers = await whileWanted(signIn.headers(call, request, host, clock.now()), signal);
    const at = clock.now();
    const note = (status: number | null): void =>
      options.onExchange?.({
        ...{ at, call, method: request.method, host, path: url.pathname, status },
        ...{ durationMs: clock.now() - at, attempt: number },
      });
    const outgoing = { call, method: request.method, url, headers, body: request.body };
    const route = agents.route(url, request.method === 'GET');
    const answer = await exchange(outgoing, route, limits, clock, signal).catch((error: unknown) => {
      note(null);
      throw error;
    });
    note(answer.status);
    differenceMs = clockDifference(answer) ?? differenceMs;
    const isSuccess = answer.status >= 200 && answer.status < 300;
    if (isSuccess && !isErrorInSuccess(answer)) return decode(answer, { host, call });
    // The token of this request may have been forgotten meanwhile.
    const secrets = [...signIn.secrets(), headers['X-Auth-Token'] ?? ''];
    const asked = { host, call, signIn: signIn.kind, secrets };
    const failure = serviceFailure(answer, asked);
    throw new Refused(
      failure,
      retryAfter(answer.headers, clock.now()),
      answer.status === 401 || failure.code === 'cloud-key' ? headers : null,
    );
  }

  async function send<Result>(
    request: CloudRequest,
    decode: Decode<Result>,
    signal: AbortSignal,
  ): Promise<Result> {
    const call = permitted(request, profile.isReadOnly);
    const url = addressOf(endpoints[request.service], request, call);
    const wanted = AbortSignal.any([signal, closed.signal]);
    const sending = { call, request, url, decode, signal: wanted };
    const { reads, method, scope } = rowOf(call);
    // What changes something is never sent twice by itself, whatever became of it.
    const rule = method === 'GET' ? retry : ONE_TRY;
    let mayRenew = reads;
    for (let tries = 1; ; tries += 1) {
      try {
        const work = (): Promise<Result> => attempt(sending, tries);
        // A token is waited for by requests that may hold every slot.
        return await (scope === 'none' ? work() : slots.run(work, wanted));
      } catch (error) {
        const { failure, retryAfterMs, unproven } = refusedBy(error);
        const isRenewed = unproven !== null && signIn.renews(call, unproven);
        if (isRenewed && mayRenew) {
          mayRenew = false;
          continue;
        }
        const pause = isPassing(failure) ? pauseMs(rule, tries, retryAfterMs, clock.random()) : null;
        if (pause === null) throw failure;
        await clock.wait(pause, wanted);
        if (wanted.aborted) throw new Failure('cancelled', {});
      }
    }
  }

  return {
    send,
    clockDifferenceMs: () => differenceMs,
    close() {
      closed.abort();
      agents.close();
    },
  };
}

interface Sending<Result> {
  call: CallName;
  request: CloudRequest;
  url: URL;
  decode: Decode<Result>;
  signal: AbortSignal;
}

/** An answer that was no success, with what it says about another try. */
class Refused extends Error {
  readonly failure: Failure;
  readonly retryAfterMs: number | null;
  /** The headers whose proof was refused. */
  readonly unproven: Record<string, string> | null;

  constructor(failure: Failure, retryAfterMs: number | null, unproven: Record<string, string> | null) {
    super(failure.code);
    this.failure = failure;
    this.retryAfterMs = retryAfterMs;
    this.unproven = unproven;
  }
}

function refusedBy(error: unknown): Pick<Refused, 'failure' | 'retryAfterMs' | 'unproven'> {
  if (error instanceof Refused) return error;
  if (error instanceof Failure) return { failure: error, retryAfterMs: null, unproven: null };
  throw error;
}

/** Where a request goes: HTTPS, but on this machine itself, and nothing of the address but its host and port. */
function addressOf(endpoint: string, { path, query }: CloudRequest, call: CallName): URL {
  if (endpoint === '') throw new Failure('cloud-not-sent', { call, reason: 'endpoint-unknown' });
  const base = URL.canParse(endpoint) ? new URL(endpoint) : null;
  const isPlain = base !== null && base.href === `${base.origin}/`;
  if (!isPlain) throw new Failure('cloud-not-sent', { call, reason: 'endpoint-malformed' });
  if (base.protocol !== 'https:' && !(base.protocol === 'http:' && isLoopback(base.hostname)))
    throw new Failure('cloud-not-sent', { call, reason: 'endpoint-not-https' });
  const search = encodedQuery(query);
  return new URL(`${base.origin}${encodedPath(path)}${search === '' ? '' : `?${search}`}`);
}

/** Waits for what others wait for too, and no longer than it is wanted. */
function whileWanted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(new Failure('cancelled', {}));
    signal.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
