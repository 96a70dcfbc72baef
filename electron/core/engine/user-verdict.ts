import type { Assumptions } from '../../../shared/model/assumptions.ts';
import type { Verdict } from '../../../shared/model/verdict.ts';
import type { NotificationParts } from '../../../shared/notification/parts.ts';

/** Everybody named in a readable place, and whether something there cannot be read. */
export function namedUsers(users: Exclude<NotificationParts['users'], null>): {
  names: Set<string>;
  isUnreadable: boolean;
} {
  if (users === 'unreadable') return { names: new Set(), isUnreadable: true };
  const lists = users.map((group) => group?.user_list ?? [null]);
  const all = lists.flat();
  return { names: new Set(all.filter((name) => name !== null)), isUnreadable: all.includes(null) };
}

const IGNORING: Readonly<Record<Assumptions['complete-ignores-users'], Verdict>> = {
  unknown: 'unknown',
  yes: 'match',
  no: 'no-match',
};

/** The verdict of the user clause, as a question about a trace's user: null where it has none. The trace's format carries users. */
export function userVerdict(
  { users, operation }: NotificationParts,
  assumptions: Assumptions,
): (name: string | null) => Verdict {
  if (users === null) return () => 'match';
  const { names, isUnreadable } = namedUsers(users);
  const isComplete = operation.kind === 'complete';
  const unlisted = isComplete ? IGNORING[assumptions['complete-ignores-users']] : 'no-match';
  const otherwise = isUnreadable ? 'unknown' : unlisted;
  return (name) => (name !== null && names.has(name) ? 'match' : otherwise);
}
