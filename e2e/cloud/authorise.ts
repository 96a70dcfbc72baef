import type { User } from './account.ts';
import { refuse, type Caller, type World } from './exchange.ts';

/** What a call is about. */
export type Scope = 'project' | 'domain' | 'account';

/** Whether the sender may make a call, and may make it for what the path names. */
export function authorise(
  { account }: World,
  caller: Caller,
  call: { scope: Scope; action: string | null; parts: Record<string, string> },
): void {
  const { scope, action, parts } = call;
  if (scope === 'project') checkProject(account.projects, caller, parts['project_id'] ?? '');
  if (scope === 'domain' && parts['domain_id'] !== account.domain.id) throw refuse('CTS.0002');
  if (action !== null && !isAllowed(caller.user, action)) throw refuse('CTS.0013');
}

function checkProject(projects: World['account']['projects'], caller: Caller, projectId: string): void {
  const { user } = caller;
  // Without a project of its own a signed request is for the first one: the region's.
  const claimed = caller.projectId ?? (caller.how === 'signed' ? projects[0]?.id : undefined);
  const reachable = projects.some(({ id, enabled }) => id === projectId && enabled !== false);
  const granted = user.projects?.includes(projectId) ?? true;
  if (claimed !== projectId || !reachable || !granted) throw refuse('CTS.0002');
}

function isAllowed({ actions }: User, action: string): boolean {
  const [service] = action.split(':');
  return actions.some((each) => each === '*' || each === action || each === `${service}:*`);
}
