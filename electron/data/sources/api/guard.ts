import { Failure } from '../../../../shared/model/failure.ts';
import type { CloudService } from '../../../../shared/model/cloud-region.ts';
import type { NotSentReason } from '../../../../shared/model/cloud-failure.ts';
import { CALL_NAMES, rowOf, type CallName, type Method } from './calls.ts';
import type { QueryPair } from './percent.ts';

/** A request as it is meant, before it is signed and written as an address. */
export interface CloudRequest {
  service: CloudService;
  method: Method;
  /** The parts of the path between its slashes. */
  path: readonly string[];
  query: readonly QueryPair[];
  body: Buffer | null;
}

/** The service does not take longer bodies of signed requests. */
export const LONGEST_BODY_BYTES = 12 * 1024 * 1024;

/** The call a request is; thrown where it must not leave. */
export function permitted(request: CloudRequest, isReadOnly: boolean): CallName {
  const refuse = (reason: NotSentReason): never => {
    throw new Failure('cloud-not-sent', { call: called(request), reason });
  };
  if (!request.path.every(isPlainSegment)) refuse('identifier-malformed');
  const call = CALL_NAMES.find((name) => fits(request, name)) ?? refuse('unknown-call');
  if (isReadOnly && !rowOf(call).reads) refuse('read-only');
  if ((request.body?.length ?? 0) > LONGEST_BODY_BYTES) refuse('too-large');
  const danger = deletionDanger(request);
  if (danger !== undefined) refuse(danger);
  return call;
}

/**
 * The service deletes every data tracker of the account when no name is given. Asked of everything that deletes,
 * whatever its call, and stricter than the service: a path that some server in between might read as that one counts.
 */
function deletionDanger({ method, path, query }: CloudRequest): NotSentReason | undefined {
  const last = path.at(-1)?.toLowerCase();
  if (method === 'DELETE' && last === 'notifications')
    return query.some(([name, value]) => name === 'notification_id' && value.trim() !== '')
      ? undefined
      : 'identifier-malformed';
  if (method !== 'DELETE' || (last !== 'trackers' && last !== 'tracker')) return undefined;
  const names = query.filter(([name]) => name === 'tracker_name').map(([, value]) => value.trim());
  const isAlone = query.every(([name]) => name === 'tracker_name' || name === 'tracker_type');
  const [name] = names;
  if (names.length !== 1 || name === undefined || name === '' || !isAlone) return 'tracker-name-empty';
  return name.toLowerCase() === 'system' ? 'tracker-system' : undefined;
}

function fits({ service, method, path }: CloudRequest, call: CallName): boolean {
  const row = rowOf(call);
  const parts = row.path.split('/').slice(1);
  return (
    row.service === service &&
    row.method === method &&
    parts.length === path.length &&
    parts.every((part, index) => part.startsWith('{') || part === path[index])
  );
}

/** Nothing that could be read as another path: no slashes, dots, signs that end a line, or parts left empty. */
const isPlainSegment = (segment: string): boolean =>
  segment.trim() !== '' && !/^\.{1,2}$|[\p{Cc}/\\%?#;]/u.test(segment) && segment.isWellFormed();

const called = (request: CloudRequest): string =>
  CALL_NAMES.find((name) => fits(request, name)) ?? request.method;
