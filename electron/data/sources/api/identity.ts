import type { CloudPrincipal, CloudProject } from '../../../../shared/model/cloud-objects.ts';
import type { JsonObject } from '../../../../shared/model/json.ts';
import type { Ask } from './ask.ts';
import { flag, listed, neededText, text } from './fields.ts';

/** Whom the account consists of. */
export const identityCalls = (ask: Ask) => ({
  projects: (query: { name?: string }, signal: AbortSignal) =>
    ask('projects.list', { query }, (answer) => listed(answer, 'projects', projectOf), signal),

  /** Those that this sign-in can use. */
  reachableProjects: (signal: AbortSignal) =>
    ask('projects.reachable', {}, (answer) => listed(answer, 'projects', projectOf), signal),

  domains: (signal: AbortSignal) =>
    ask('domains.list', {}, (answer) => listed(answer, 'domains', principalOf), signal),

  users: (query: { name?: string }, signal: AbortSignal) =>
    ask('users.list', { query }, (answer) => listed(answer, 'users', principalOf), signal),

  groups: (query: { name?: string }, signal: AbortSignal) =>
    ask('groups.list', { query }, (answer) => listed(answer, 'groups', principalOf), signal),

  members: (groupId: string, signal: AbortSignal) =>
    ask(
      'groups.members',
      { fill: { group: groupId } },
      (answer) => listed(answer, 'users', principalOf),
      signal,
    ),
});

const projectOf = (raw: JsonObject): CloudProject => ({
  id: neededText(raw, 'id'),
  name: neededText(raw, 'name'),
  domain_id: text(raw, 'domain_id'),
  enabled: flag(raw, 'enabled'),
  raw,
});

export const principalOf = (raw: JsonObject): CloudPrincipal => ({
  id: neededText(raw, 'id'),
  name: neededText(raw, 'name'),
  domain_id: text(raw, 'domain_id'),
  enabled: flag(raw, 'enabled'),
  description: text(raw, 'description'),
  raw,
});
