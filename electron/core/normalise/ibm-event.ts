import type { Json, JsonObject } from '../../../shared/model/json.ts';
import type { Trace } from '../../../shared/model/trace.ts';
import type { NormaliseContext } from './context.ts';
import { readEventTime } from './event-time.ts';
import { correlationIdOf } from './ibm-correlation.ts';
import { addExtra, addRest, newTrace } from './new-trace.ts';
import { ratingOf, type Rating } from './rating.ts';
import type { Refused } from './refuse.ts';
import { memberOf, textOf } from './values.ts';

const OUTCOME: ReadonlyMap<string, Rating> = new Map([
  ['success', 'normal'],
  ['pending', 'normal'],
  ['failure', 'warning'],
]);

const OF_REASON = new Set(['reasonCode', 'reasonForFailure']);
const OF_INITIATOR = new Set(['id', 'name', 'host']);
const OF_INITIATOR_HOST = new Set(['address', 'agent']);
const OF_TARGET_HOST = new Set(['address']);

/** What all generations of the event share. Whatever has no field here keeps its own name. */
export function readEvent(
  event: JsonObject,
  format: 'ibm-g1' | 'ibm-g2' | 'ibm-g3',
  { rating, fromPath }: NormaliseContext,
): Trace | Refused {
  const { reason } = event;
  const severity = textOf(event.severity);
  const time = readEventTime('eventTime', event.eventTime);
  if (typeof time !== 'number') return time;
  const trace = newTrace('ibm', format);
  trace.time = time;
  trace.region = fromPath.region;
  trace.trace_id = textOf(event.id) ?? '';
  trace.trace_name = textOf(event.action);
  trace.severity = severity;
  trace.trace_rating = ratingOf(severity, OUTCOME.get(textOf(event.outcome) ?? '') ?? null, rating);
  trace.code = textOf(memberOf(reason, 'reasonCode'));
  trace.location_info = textOf(memberOf(reason, 'reasonForFailure'));
  trace.message = textOf(event.message);
  trace.request_id = correlationIdOf(event);
  addRest(trace, 'reason', reason, OF_REASON);
  readInitiator(trace, event.initiator);
  readTarget(trace, event.target);
  return trace;
}

function readInitiator(trace: Trace, initiator: Json | undefined): void {
  const name = textOf(memberOf(initiator, 'name'));
  trace['user.name'] = name;
  trace['user.user_name'] = name;
  trace['user.id'] = textOf(memberOf(initiator, 'id'));
  trace['user.type'] = lastPart(textOf(memberOf(initiator, 'typeURI')), '/');
  const host = memberOf(initiator, 'host');
  const address = textOf(memberOf(host, 'address'));
  // Proxies on the way may be listed behind the caller, separated by commas.
  trace.source_ip = textOf(address?.split(',', 1)[0]?.trim());
  if (trace.source_ip !== address) addExtra(trace, 'initiator.host.address', address ?? null);
  trace.user_agent = textOf(memberOf(host, 'agent'));
  addRest(trace, 'initiator', initiator, OF_INITIATOR);
  addRest(trace, 'initiator.host', host, OF_INITIATOR_HOST);
}

function readTarget(trace: Trace, target: Json | undefined): void {
  trace.resource_id = textOf(memberOf(target, 'id'));
  trace.enterprise_project_id = textOf(memberOf(target, 'resourceGroupId'));
  const host = memberOf(target, 'host');
  trace.endpoint = textOf(memberOf(host, 'address'));
  addRest(trace, 'target.host', host, OF_TARGET_HOST);
}

export function lastPart(text: string | null, separator: string): string | null {
  return text === null ? null : textOf(text.slice(text.lastIndexOf(separator) + 1));
}

/** A path longer than this is none, and a pattern that searches it exhausts its stack at some length. */
const LONGEST_PATH = 1000;

/** `v2` of `/api/v2/keys`. */
export function versionInPath(path: Json | undefined): string | null {
  if (typeof path !== 'string' || path.length > LONGEST_PATH) return null;
  return /(?:^|\/)(v\d+(?:\.\d+)*)(?=[/?#]|$)/i.exec(path)?.[1] ?? null;
}
