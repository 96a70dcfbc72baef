import type { JsonObject } from '../../../shared/model/json.ts';
import type { Trace } from '../../../shared/model/trace.ts';
import { readSystemEvent } from './alibaba-cms-event.ts';
import type { NormaliseContext } from './context.ts';
import { addRest } from './new-trace.ts';
import type { Refused } from './refuse.ts';
import { bodyOf } from './values.ts';

const TAKEN = new Set([
  ...[
    'id',
    'traceId',
    'eventTime',
    'product',
    'name',
    'level',
    'regionId',
    'resourceId',
    'instanceName',
    'userId',
  ],
  'content',
]);

/** The event as queues, functions and Log Service get it, and with some members more as old callbacks did. */
export function readRawSystemEvent(event: JsonObject, context: NormaliseContext): Trace | Refused {
  const content = bodyOf(event.content);
  const trace = readSystemEvent(
    {
      format: 'alibaba-cms',
      times: [{ member: 'eventTime', value: event.eventTime }],
      ids: [event.id, event.traceId],
      product: event.product,
      name: event.name,
      level: event.level,
      status: event.status,
      region: event.regionId,
      resource: event.resourceId,
      instanceName: event.instanceName,
      account: event.userId,
      content,
      details: content,
    },
    context,
  );
  if (!('refusal' in trace)) addRest(trace, '', event, TAKEN);
  return trace;
}
