import type { CloudProfile } from '../../../../shared/model/cloud-profile.ts';
import type { Json } from '../../../../shared/model/json.ts';
import { isObject, parseBody, unexpected } from './answer.ts';
import type { Scope } from './calls.ts';
import type { Clock } from './clock.ts';
import type { Password } from './credentials.ts';
import type { Answer } from './exchange.ts';
import type { CloudRequest } from './guard.ts';

export interface Token {
  text: string;
  /** By this machine's clock. */
  renewAt: number;
}

export interface TokenCache {
  token(scope: Scope): Promise<Token>;
  /** Forgets a token that was refused, unless it was replaced meanwhile. */
  forget(scope: Scope, text: string): void;
  texts(): string[];
}

/** Fetched once for all who wait for it, kept until shortly before it ends. */
export function createTokenCache(clock: Clock, fetchToken: (scope: Scope) => Promise<Token>): TokenCache {
  const held = new Map<Scope, Token>();
  const coming = new Map<Scope, Promise<Token>>();

  function fetchOnce(scope: Scope): Promise<Token> {
    const fetching = fetchToken(scope)
      .then((token) => {
        held.set(scope, token);
        return token;
      })
      .finally(() => coming.delete(scope));
    coming.set(scope, fetching);
    return fetching;
  }

  return {
    token(scope) {
      const token = held.get(scope);
      if (token !== undefined && clock.now() < token.renewAt) return Promise.resolve(token);
      return coming.get(scope) ?? fetchOnce(scope);
    },
    forget(scope, text) {
      if (held.get(scope)?.text === text) held.delete(scope);
    },
    texts: () => [...held.values()].map(({ text }) => text),
  };
}

/** The one request that needs no proof but what it holds. */
export function tokenRequest(password: Password, scope: Scope, profile: CloudProfile): CloudRequest {
  const { userName, domainName } = password;
  const user = { name: userName, password: password.password, domain: { name: domainName } };
  const auth = {
    identity: { methods: ['password'], password: { user } },
    scope: scope === 'project' ? { project: { id: profile.projectId } } : { domain: { name: domainName } },
  };
  return {
    service: 'iam',
    method: 'POST',
    path: ['v3', 'auth', 'tokens'],
    query: [],
    body: Buffer.from(JSON.stringify({ auth })),
  };
}

const DAY_MS = 24 * 3_600_000;
/** A request under way when it ends is refused. */
const MARGIN_MS = 10 * 60_000;

/** How long it holds is counted from when it came, since the service's clock may be another. */
export function tokenOf(answer: Answer, host: string): Token {
  const text = answer.headers['x-subject-token'];
  if (typeof text !== 'string' || text === '') throw unexpected(answer, { host, call: 'tokens.create' });
  const body = parseBody(answer.body);
  const token = isObject(body) ? body['token'] : undefined;
  const [issuedAt, expiresAt] = isObject(token)
    ? [timeOf(token['issued_at']), timeOf(token['expires_at'])]
    : [];
  const from = issuedAt ?? Date.parse(answer.headers.date ?? '');
  const lifeMs = (expiresAt ?? NaN) - from;
  const heldMs = lifeMs > 0 ? lifeMs : DAY_MS;
  return { text, renewAt: answer.receivedAt + heldMs - Math.min(MARGIN_MS, heldMs / 4) };
}

function timeOf(value: Json | undefined): number | undefined {
  const at = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(at) ? undefined : at;
}
