import type { Json } from '../../../shared/model/json.ts';
import type { FormatName, Trace } from '../../../shared/model/trace.ts';
import type { NormaliseContext } from './context.ts';
import { readEventTime } from './event-time.ts';
import { newTrace } from './new-trace.ts';
import { ratingOf } from './rating.ts';
import type { Refused } from './refuse.ts';
import { readArn } from './resource-names.ts';
import { memberOf, textOf, trimmedTextOf } from './values.ts';

/** A system event of CloudMonitor, with the names its shapes spell differently already told apart. */
export interface SystemEvent {
  format: Extract<FormatName, `alibaba-cms${string}`>;
  /** Where times may stand, the first that is there counts. */
  times: readonly { member: string; value: Json | undefined }[];
  ids: readonly (Json | undefined)[];
  product: Json | undefined;
  name: Json | undefined;
  level: Json | undefined;
  status: Json | undefined;
  region: Json | undefined;
  /** Some are published with a blank in front. */
  resource: Json | undefined;
  instanceName: Json | undefined;
  account: Json | undefined;
  content: Json;
  /** The members of the event itself, where the content holds the event whole. */
  details: Json | undefined;
}

export function readSystemEvent(event: SystemEvent, { rating, fromPath }: NormaliseContext): Trace | Refused {
  const { details } = event;
  const times = [
    ...event.times,
    { member: 'content.successTime', value: memberOf(details, 'successTime') },
    { member: 'content.failureTime', value: memberOf(details, 'failureTime') },
  ];
  const written =
    times.find(({ value }) => value !== undefined && value !== null && value !== '') ?? times[0];
  const time = readEventTime(written?.member ?? 'time', written?.value);
  if (typeof time !== 'number') return time;
  const trace = newTrace('alibaba', event.format);
  trace.time = time;
  trace.trace_id = firstText([...event.ids, memberOf(details, 'eventId')]) ?? '';
  trace.service_type = textOf(textOf(event.product)?.toUpperCase());
  trace.trace_name = textOf(event.name);
  trace.trace_type = 'SystemAction';
  trace.severity = textOf(event.level);
  const failed = textOf(event.status)?.toLowerCase() === 'failed';
  trace.trace_rating = ratingOf(trace.severity, failed ? 'warning' : 'normal', rating);
  readResource(trace, event);
  trace.region ??= fromPath.region;
  const failure = memberOf(details, 'failureInfo');
  trace.code = textOf(memberOf(failure, 'errorCode'));
  trace.message = textOf(memberOf(failure, 'errorMessage'));
  trace.response = event.content;
  return trace;
}

function readResource(trace: Trace, event: SystemEvent): void {
  trace.resource_id = trimmedTextOf(event.resource);
  const { region, account, type, name } = readArn(trace.resource_id);
  const eventName = trace.trace_name ?? '';
  // Established names begin with the type of the resource: `Secret:RotateSecret:Failure`.
  const typeInName = eventName.includes(':') ? textOf(eventName.split(':', 1)[0]?.toLowerCase()) : null;
  trace.resource_type = type ?? typeInName;
  trace.resource_name = textOf(event.instanceName) ?? textOf(memberOf(event.details, 'secretName')) ?? name;
  trace.region = textOf(event.region) ?? region;
  trace['user.account_id'] = textOf(event.account) ?? account;
  trace['user.domain.id'] = trace['user.account_id'];
}

function firstText(values: readonly (Json | undefined)[]): string | null {
  for (const value of values) {
    const text = textOf(value);
    if (text !== null) return text;
  }
  return null;
}
