import type { Assumptions } from '../../../../shared/model/assumptions.ts';
import type { Json } from '../../../../shared/model/json.ts';
import type { TraceFieldName } from '../../../../shared/model/trace-fields.ts';
import type { Trace } from '../../../../shared/model/trace.ts';
import type { Verdict } from '../../../../shared/model/verdict.ts';
import { rawMember } from './raw-member.ts';

const WHEN_COMPLETE: Readonly<Record<Assumptions['complete-ignores-users'], Verdict>> = {
  unknown: 'unknown',
  yes: 'match',
  no: 'no-match',
};

export function userClause(
  notification: Json,
  trace: Trace,
  carried: ReadonlySet<TraceFieldName>,
  assumptions: Assumptions,
): Verdict {
  if (meansEverybody(notification)) return 'match';
  if (!carriesUser(carried)) return 'unknown';
  if (isListed(notification, trace)) return 'match';
  if (!isListReadable(notification)) return 'unknown';
  return isComplete(notification) ? WHEN_COMPLETE[assumptions['complete-ignores-users']] : 'no-match';
}

/** Whether it takes the assumption to say what a list of users does to a notification of every operation. */
export function needsCompleteIgnoresUsers(
  notification: Json,
  trace: Trace,
  carried: ReadonlySet<TraceFieldName>,
): boolean {
  return (
    isComplete(notification) &&
    !meansEverybody(notification) &&
    isListReadable(notification) &&
    carriesUser(carried) &&
    !isListed(notification, trace)
  );
}

export function meansEverybody(notification: Json): boolean {
  const groups = rawMember(notification, 'notify_user_list');
  return groups === null || (Array.isArray(groups) && groups.length === 0);
}

function isComplete(notification: Json): boolean {
  return rawMember(notification, 'operation_type') === 'complete';
}

function carriesUser(carried: ReadonlySet<TraceFieldName>): boolean {
  return carried.has('user.name') || carried.has('user.user_name');
}

function isListed(notification: Json, trace: Trace): boolean {
  const name = trace['user.name'] ?? trace['user.user_name'];
  return name !== null && namesIn(notification).includes(name);
}

function isListReadable(notification: Json): boolean {
  return namesIn(notification).every((name) => typeof name === 'string');
}

/** Every element of every list in one; whatever cannot be read is there as null. */
function namesIn(notification: Json): Json[] {
  const groups = rawMember(notification, 'notify_user_list');
  if (!Array.isArray(groups)) return [null];
  return groups.flatMap((group) => {
    const users = rawMember(group, 'user_list');
    return Array.isArray(users) ? users : [null];
  });
}
