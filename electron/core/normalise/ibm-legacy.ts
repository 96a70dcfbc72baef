import type { Json, JsonObject } from '../../../shared/model/json.ts';
import type { Trace } from '../../../shared/model/trace.ts';
import type { NormaliseContext } from './context.ts';
import { lastPart, readEvent, versionInPath } from './ibm-event.ts';
import { addRest, setMember } from './new-trace.ts';
import type { Refused } from './refuse.ts';
import { readCrn } from './resource-names.ts';
import { bodyOf, memberOf, textOf } from './values.ts';

const TAKEN = new Set([
  ...['action', 'eventTime', 'id', 'correlationId', 'severity', 'reason', 'initiator', 'target', 'message'],
  ...['requestHeader', 'requestPath', 'responseBody', 'responseHeader'],
]);
// The name of the target is the name of the service here, so the resource has none and the target keeps it.
const OF_TARGET = new Set(['id', 'resourceGroupId', 'host']);

/** Names of services in the oldest actions. */
const SERVICE_OF_NAME: ReadonlyMap<string, string> = new Map([['ibm-key-protect', 'KMS']]);

/** The event of Activity Tracker until April 2020, in its two forms. */
export function readLegacyEvent(
  event: JsonObject,
  format: 'ibm-g1' | 'ibm-g2',
  context: NormaliseContext,
): Trace | Refused {
  const trace = readEvent(event, format, context);
  if ('refusal' in trace) return trace;
  const { target } = event;
  const service = trace.trace_name?.split('.')[format === 'ibm-g1' ? 1 : 0] ?? '';
  trace.service_type = SERVICE_OF_NAME.get(service) ?? textOf(service.toUpperCase());
  trace.resource_type = lastPart(textOf(memberOf(target, 'typeURI')), '/');
  trace.trace_type = 'ApiCall';
  trace.api_version = versionInPath(event.requestPath);
  const { region, account } = readCrn(trace.resource_id);
  trace.region = region ?? trace.region;
  trace['user.account_id'] = account;
  trace['user.domain.id'] = account;
  trace.request = together(event, ['requestHeader', 'requestPath']);
  trace.response = together(event, ['responseBody', 'responseHeader']);
  addRest(trace, 'target', target, OF_TARGET);
  addRest(trace, '', event, TAKEN);
  return trace;
}

/** The parts that are there, as one body. */
function together(event: JsonObject, names: readonly string[]): Json {
  const body: JsonObject = {};
  for (const name of names) {
    const part = event[name];
    if (part !== undefined && part !== null && part !== '') setMember(body, name, bodyOf(part));
  }
  return Object.keys(body).length === 0 ? null : body;
}
