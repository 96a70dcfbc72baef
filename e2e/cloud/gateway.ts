import { authentication } from './authenticate.ts';
import { authorise } from './authorise.ts';
import { errorOf } from './error-codes.ts';
import { isObject, refuse, Refusal, type Answer, type Asked, type World } from './exchange.ts';
import { troubledAnswer, troubledRequest, type Trouble } from './faults.ts';
import { issueToken } from './iam-tokens.ts';
import type { LogEntry } from './request-log.ts';
import { routeOf } from './routes.ts';

/** From a request to its answer, as if there were no network between. Who asked is put down in the entry. */
export type Gateway = (asked: Asked, trouble: Trouble | null, entry: LogEntry) => Answer;

export function openGateway(world: World): Gateway {
  const whoSent = authentication(world);
  let pageBefore: readonly unknown[] = [];

  const handled = (asked: Asked, trouble: Trouble | null, entry: LogEntry): Answer => {
    if (asked.service === 'iam' && asked.method === 'POST' && asked.rawPath === '/v3/auth/tokens')
      return issueToken(asked, world);
    const found = routeOf(asked.service, asked.method, asked.rawPath);
    if (found === null) throw refuse('APIG.0101');
    const { route, parts } = found;
    const caller = whoSent(asked);
    entry.user = caller.user.name;
    authorise(world, caller, { scope: route.scope, action: route.action, parts });
    // The body gets lost behind the gateway: the signature was over the whole of it.
    const arrived = trouble === null ? asked : troubledRequest(asked, trouble);
    return route.answer({ ...arrived, world, caller, parts });
  };

  return (asked, trouble, entry) => {
    if (trouble?.kind === 'expired-tokens') world.tokens.expireAll();
    const instead = trouble === null ? null : answerInstead(trouble);
    if (instead !== null) return instead;
    const answer = refusalsAnswered(() => handled(asked, trouble, entry));
    const sent = trouble === null ? answer : troubledAnswer(asked, answer, trouble, pageBefore);
    if (isObject(answer.body) && Array.isArray(answer.body['traces'])) pageBefore = answer.body['traces'];
    if (trouble?.kind === 'late-traces')
      world.shelves.add(trouble.projectId, trouble.tracker, trouble.traces);
    return sent;
  };
}

/** What is answered without looking at the request. */
function answerInstead(trouble: Trouble): Answer | null {
  if (trouble.kind === 'error') return refuse(trouble.code).answer;
  if (trouble.kind !== 'status') return null;
  const { status, body, retryAfter } = trouble;
  const throttled = { error_code: 'APIG.0308', error_msg: errorOf('APIG.0308').message };
  return {
    status,
    body: body ?? (status === 429 ? throttled : { error_msg: 'The service is not available.' }),
    ...(retryAfter === undefined ? {} : { headers: { 'Retry-After': retryAfter } }),
  };
}

function refusalsAnswered(handle: () => Answer): Answer {
  try {
    return handle();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}
