import type { Account, User } from './account.ts';
import { isObject, jsonBody, param, type Answer, type Asked, type World } from './exchange.ts';
import { iamRefusal } from './iam.ts';

/** The only call that asks for no sign-in: it is one. */
export function issueToken(asked: Asked, world: World): Answer {
  const { account, tokens } = world;
  const auth = member(jsonBody(asked), 'auth');
  const user = userOf(account, member(auth, 'identity'));
  const projectId = scopeOf(account, user, member(auth, 'scope'));
  const { text, token } = tokens.issue(user, projectId);
  const project = account.projects.find(({ id }) => id === projectId);
  const body = {
    token: {
      methods: ['password'],
      issued_at: microseconds(token.issuedAt),
      expires_at: microseconds(token.endsAt),
      user: { id: user.id, name: user.name, domain: account.domain, password_expires_at: '' },
      ...(project === undefined
        ? { domain: account.domain }
        : { project: { id: project.id, name: project.name, domain: account.domain } }),
      roles: [{ id: '0', name: 'te_admin' }],
      ...(param(asked, 'nocatalog') === 'true' ? {} : { catalog: [] }),
    },
  };
  return { status: 201, headers: { 'X-Subject-Token': text }, body };
}

function userOf(account: Account, identity: Record<string, unknown>): User {
  const methods = identity['methods'];
  if (!Array.isArray(methods) || !methods.includes('password'))
    throw iamRefusal(400, 'Bad Request', 'The request body is invalid');
  const given = member(member(identity, 'password'), 'user');
  const domain = isObject(given['domain']) ? given['domain'] : {};
  const ofDomain = domain['name'] === account.domain.name || domain['id'] === account.domain.id;
  const user = account.users.find(
    ({ id, name }) => given['id'] === id || (given['name'] === name && ofDomain),
  );
  if (user === undefined || user.enabled === false || user.password !== given['password'])
    throw iamRefusal(401, 'Unauthorized', 'The username or password is wrong.');
  return user;
}

/** The project of a token; null for the account's. */
function scopeOf(account: Account, user: User, scope: Record<string, unknown>): string | null {
  const { project: wanted } = scope;
  if (!isObject(wanted)) return null;
  const project = account.projects.find(({ id, name }) => wanted['id'] === id || wanted['name'] === name);
  const reachable = project !== undefined && (user.projects?.includes(project.id) ?? true);
  if (!reachable) throw iamRefusal(401, 'Unauthorized', 'The project is not found or is not yours.');
  return project.id;
}

const member = (body: Record<string, unknown>, name: string): Record<string, unknown> => {
  const value = body[name];
  return isObject(value) ? value : {};
};

/** Six places behind the second, as the service writes them. */
const microseconds = (at: number): string => new Date(at).toISOString().replace('Z', '000Z');
