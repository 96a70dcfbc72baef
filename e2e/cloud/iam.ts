import type { Group, Project, User } from './account.ts';
import { param, Refusal, type Answer, type Call } from './exchange.ts';

const NO_LINKS = { next: null, previous: null, self: 'https://iam.invalid/v3' };

export function listProjects(call: Call): Answer {
  const { account } = call.world;
  const name = param(call, 'name');
  const projects = account.projects.filter(
    (project) => (name === undefined || project.name === name) && isOfDomain(call),
  );
  return projectsAnswer(call, projects);
}

export function listReachableProjects(call: Call): Answer {
  const { user } = call.caller;
  return projectsAnswer(
    call,
    call.world.account.projects.filter(({ id }) => user.projects?.includes(id) ?? true),
  );
}

export function listDomains({ world: { account } }: Call): Answer {
  const domains = [{ ...account.domain, enabled: true, description: '', links: NO_LINKS }];
  return { status: 200, body: { domains, links: NO_LINKS } };
}

export function listUsers(call: Call): Answer {
  const name = param(call, 'name');
  const users = call.world.account.users.filter(
    (user) => (name === undefined || user.name === name) && isOfDomain(call),
  );
  return usersAnswer(call, users);
}

export function listGroups(call: Call): Answer {
  const { account } = call.world;
  const name = param(call, 'name');
  const shown = ({ id, name: called, description = '' }: Group): object => ({
    id,
    name: called,
    description,
    domain_id: account.domain.id,
    create_time: 1_578_107_542_861,
    links: NO_LINKS,
  });
  const groups = account.groups.filter((group) => name === undefined || group.name === name);
  return { status: 200, body: { groups: (isOfDomain(call) ? groups : []).map(shown), links: NO_LINKS } };
}

export function listMembers(call: Call): Answer {
  const { account } = call.world;
  const group = account.groups.find(({ id }) => id === call.parts['group_id']);
  if (group === undefined) throw iamRefusal(404, 'Not Found', 'Could not find group.');
  return usersAnswer(
    call,
    account.users.filter(({ id }) => group.members.includes(id)),
  );
}

function projectsAnswer({ world: { account } }: Call, projects: readonly Project[]): Answer {
  const shown = ({ enabled = true, description = '', ...project }: Project): object => ({
    ...project,
    description,
    enabled,
    domain_id: account.domain.id,
    is_domain: false,
    links: NO_LINKS,
  });
  return { status: 200, body: { projects: projects.map(shown), links: NO_LINKS } };
}

/** Never with what a user signs in with. */
function usersAnswer({ world: { account } }: Call, users: readonly User[]): Answer {
  const shown = ({ id, name, enabled = true }: User): object => ({
    id,
    name,
    enabled,
    description: '',
    domain_id: account.domain.id,
    pwd_status: true,
    password_expires_at: null,
    links: NO_LINKS,
  });
  return { status: 200, body: { users: users.map(shown), links: NO_LINKS } };
}

function isOfDomain(call: Call): boolean {
  const wanted = param(call, 'domain_id');
  return wanted === undefined || wanted === call.world.account.domain.id;
}

/** This service tells its errors in a form of its own. */
export const iamRefusal = (code: number, title: string, message: string): Refusal =>
  new Refusal({ status: code, body: { error: { code, title, message } } });
