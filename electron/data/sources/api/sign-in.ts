import { Failure } from '../../../../shared/model/failure.ts';
import type { CloudProfile } from '../../../../shared/model/cloud-profile.ts';
import type { CallName, Scope } from './calls.ts';
import { rowOf } from './calls.ts';
import { secretsOf, type Credentials } from './credentials.ts';
import type { CloudRequest } from './guard.ts';
import { signed } from './sign.ts';
import type { TokenCache } from './tokens.ts';

export interface SignIn {
  kind: Credentials['kind'];
  /** The headers of one request, with what proves who sends it. */
  headers(call: CallName, request: CloudRequest, host: string, at: number): Promise<Record<string, string>>;
  /** After a 401: whether another try would have another proof. */
  renews(call: CallName, headers: Record<string, string>): boolean;
  /** Everything that may be seen nowhere. */
  secrets(): string[];
}

export function createSignIn(credentials: Credentials, profile: CloudProfile, tokens: TokenCache): SignIn {
  async function proof(scope: Scope): Promise<Record<string, string>> {
    if (scope === 'none' || credentials.kind === 'keys') return {};
    const text = credentials.kind === 'token' ? credentials.token.trim() : (await tokens.token(scope)).text;
    return { 'X-Auth-Token': text };
  }

  return {
    kind: credentials.kind,
    async headers(call, request, host, at) {
      const { scope } = rowOf(call);
      const plain = { 'Content-Type': 'application/json', ...speaksFor(scope, profile) };
      if (credentials.kind !== 'keys' || scope === 'none')
        return checked(call, { ...plain, ...(await proof(scope)), Host: host });
      return checked(call, signed({ ...request, host, headers: plain }, trimmed(credentials), at));
    },
    renews(call, headers) {
      const { scope } = rowOf(call);
      if (credentials.kind !== 'password' || scope === 'none') return false;
      tokens.forget(scope, headers['X-Auth-Token'] ?? '');
      return true;
    },
    secrets: () => [...secretsOf(credentials), ...tokens.texts()],
  };
}

function speaksFor(scope: Scope, { projectId, domainId }: CloudProfile): Record<string, string> {
  if (scope === 'project') return { 'X-Project-Id': projectId };
  return scope === 'domain' && domainId !== '' ? { 'X-Domain-Id': domainId } : {};
}

/** Copied keys bring blanks and line ends along. */
function trimmed(keys: Credentials & { kind: 'keys' }): Credentials & { kind: 'keys' } {
  const { securityToken } = keys;
  return {
    ...{ kind: 'keys', accessKey: keys.accessKey.trim(), secretKey: keys.secretKey.trim() },
    ...(securityToken === undefined ? {} : { securityToken: securityToken.trim() }),
  };
}

/** Node refuses such headers as well, but names a value in what it throws. */
function checked(call: CallName, headers: Record<string, string>): Record<string, string> {
  if (Object.values(headers).every((value) => /^[\x20-\x7e]*$/.test(value))) return headers;
  throw new Failure('cloud-not-sent', { call, reason: 'header-malformed' });
}
