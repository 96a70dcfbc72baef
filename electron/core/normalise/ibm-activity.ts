import type { JsonObject } from '../../../shared/model/json.ts';
import type { Trace } from '../../../shared/model/trace.ts';
import type { NormaliseContext } from './context.ts';
import { readEvent, versionInPath } from './ibm-event.ts';
import { addRest } from './new-trace.ts';
import type { Refused } from './refuse.ts';
import { readCrn } from './resource-names.ts';
import { bodyOf, memberOf, otherAccount, textOf } from './values.ts';

const TAKEN = new Set([
  ...['action', 'eventTime', 'id', 'correlationId', 'severity', 'reason', 'initiator', 'target', 'message'],
  ...['requestData', 'responseData'],
]);
const OF_TARGET = new Set(['id', 'name', 'resourceGroupId', 'host']);

/** The event as IBM Cloud writes it since April 2020. */
export function readActivityEvent(event: JsonObject, context: NormaliseContext): Trace | Refused {
  const trace = readEvent(event, 'ibm-g3', context);
  if ('refusal' in trace) return trace;
  const { target, initiator } = event;
  const action = trace.trace_name?.split('.') ?? [];
  // Services of a virtual private cloud have names of two parts, such as `is.instance`.
  const serviceParts = action[0] === 'is' && action.length > 3 ? 2 : 1;
  trace.service_type = textOf(action.slice(0, serviceParts).join('.').toUpperCase());
  trace.resource_type =
    afterSlash(textOf(memberOf(target, 'typeURI'))) ?? textOf(action.slice(serviceParts, -1).join('.'));
  trace.resource_name = textOf(memberOf(target, 'name'));
  trace.trace_type = traceType(trace, textOf(memberOf(memberOf(initiator, 'credential'), 'type')));
  readAccounts(trace, textOf(event.logSourceCRN));
  trace.request = bodyOf(event.requestData);
  trace.response = bodyOf(event.responseData);
  trace.api_version = versionInPath(memberOf(trace.request, 'requestURI'));
  trace.location_info ??= textOf(memberOf(trace.response, 'reasonForFailure'));
  addRest(trace, 'target', target, OF_TARGET);
  addRest(trace, '', event, TAKEN);
  return trace;
}

function afterSlash(typeUri: string | null): string | null {
  const slash = typeUri?.indexOf('/') ?? -1;
  return slash < 0 ? null : textOf(typeUri?.slice(slash + 1));
}

function traceType(trace: Trace, credential: string | null): string {
  if (trace['user.name'] === 'IBM' || credential === 's2s-authorization') return 'SystemAction';
  return trace.user_agent?.startsWith('Mozilla/') === true ? 'ConsoleAction' : 'ApiCall';
}

function readAccounts(trace: Trace, logSourceCrn: string | null): void {
  const target = readCrn(trace.resource_id);
  const source = readCrn(logSourceCrn);
  trace.region = target.region ?? source.region ?? trace.region;
  trace['user.account_id'] = target.account ?? source.account;
  trace['user.domain.id'] = trace['user.account_id'];
  trace.resource_account_id = otherAccount(target.account, source.account);
}
