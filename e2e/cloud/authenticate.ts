import type { AccessKey, Account, User } from './account.ts';
import { refuse, type Asked, type Caller, type Refusal, type World } from './exchange.ts';
import {
  canonicalRequest,
  headersProblem,
  isSignedWith,
  readAuthorization,
  signedAt,
  type Authorization,
} from './signature.ts';

/** How far the clock of who signs may be off. */
export const SKEW_MS = 15 * 60_000;
const LOCKED_AFTER = 5;
const LOCKED_FOR_MS = 5 * 60_000;
/** Larger signed requests are not taken. */
const BODY_LIMIT_BYTES = 12 * 1024 * 1024;

/** Who sent a request. */
export type Authenticate = (asked: Asked) => Caller;

/** Failures in a row, by access key. */
type Failures = Map<string, { count: number; lastAt: number }>;

export function authentication(world: World): Authenticate {
  const failures: Failures = new Map();
  return (asked) => {
    const token = asked.headers['x-auth-token'];
    if (token !== undefined) return byToken(world, token);
    const header = asked.headers['authorization'];
    if (header === undefined) throw unauthorised('x-auth-token not found');
    const authorization = readAuthorization(header);
    if (authorization === null) throw unauthorised('authorization header is malformed');
    return bySignature(world, failures, asked, authorization);
  };
}

function byToken({ tokens, now }: World, text: string): Caller {
  const token = tokens.find(text);
  if (token === undefined) throw unauthorised('decrypt token fail');
  if (token.endsAt <= now())
    throw unauthorised(`token expires, expires_at: ${new Date(token.endsAt).toISOString()}`);
  return { user: token.user, projectId: token.projectId, how: 'token' };
}

function bySignature(world: World, failures: Failures, asked: Asked, authorization: Authorization): Caller {
  const { access } = authorization;
  if (asked.body.length > BODY_LIMIT_BYTES) throw refuse('APIG.0201');
  const failed = failures.get(access);
  if (failed !== undefined && failed.count > LOCKED_AFTER && world.now() - failed.lastAt < LOCKED_FOR_MS)
    throw unauthorised('AK access failed to reach the limit,forbidden');
  const at = signedAt(asked.headers);
  if (at === null) throw unauthorised('x-sdk-date is missing or malformed');
  if (Math.abs(world.now() - at) > SKEW_MS) throw unauthorised('calc ak sk signature fail:signature expired');
  const held = keyOf(world.account, access);
  if (held === undefined) throw unauthorised('Get secretKey failed');
  checkLife(held.key, asked, world.now());
  const problem = headersProblem(asked, authorization);
  if (problem !== null || !isSignedWith(asked, authorization, held.key.secret)) {
    failures.set(access, { count: (failed?.count ?? 0) + 1, lastAt: world.now() });
    // The real gateway tells what it understood, whatever was in the headers.
    const understood = canonicalRequest(asked, authorization.signedHeaders).replaceAll('\n', '|');
    throw unauthorised(`verify aksk signature fail,${problem ?? `canonicalRequest:${understood}`}`);
  }
  failures.delete(access);
  return { user: held.user, projectId: asked.headers['x-project-id'] ?? null, how: 'signed' };
}

function checkLife(key: AccessKey, { headers }: Asked, now: number): void {
  if (key.securityToken !== headers['x-security-token'])
    throw unauthorised('the security token does not belong to the access key');
  if (key.endsAt !== undefined && key.endsAt <= now)
    throw unauthorised('calc ak sk signature fail:signature expired');
}

function keyOf({ users }: Account, access: string): { user: User; key: AccessKey } | undefined {
  for (const user of users) {
    const key = user.keys.find((each) => each.access === access);
    if (key !== undefined && user.enabled !== false) return { user, key };
  }
  return undefined;
}

const unauthorised = (reason: string): Refusal =>
  refuse('APIG.0301', `Incorrect IAM authentication information: ${reason}`);
