import type { Json, JsonObject } from '../../../shared/model/json.ts';
import type { Trace } from '../../../shared/model/trace.ts';
import { readSystemEvent } from './alibaba-cms-event.ts';
import type { NormaliseContext } from './context.ts';
import { addRest } from './new-trace.ts';
import type { Refused } from './refuse.ts';
import { bodyOf, memberOf, objectOf } from './values.ts';

const TAKEN = new Set([
  ...['Id', 'Time', 'Product', 'Name', 'Level', 'RegionId', 'ResourceId', 'InstanceName', 'Content'],
]);

/** A row of the answer to DescribeSystemEventAttribute. */
export function readApiSystemEvent(event: JsonObject, context: NormaliseContext): Trace | Refused {
  const content = bodyOf(event.Content);
  const trace = readSystemEvent(
    {
      format: 'alibaba-cms-api',
      times: [{ member: 'Time', value: event.Time }],
      ids: [event.Id],
      product: event.Product,
      name: event.Name,
      level: event.Level,
      status: event.Status,
      region: event.RegionId,
      resource: event.ResourceId,
      instanceName: event.InstanceName,
      account: undefined,
      content,
      details: detailsOf(content),
    },
    context,
  );
  if (!('refusal' in trace)) addRest(trace, '', event, TAKEN);
  return trace;
}

/** The content is that of the event, or a list of raw events; of several it is not said which one is meant. */
function detailsOf(content: Json): Json | undefined {
  if (!Array.isArray(content)) return content;
  const [only, ...others] = content;
  return only === undefined || others.length > 0 ? undefined : (objectOf(memberOf(only, 'content')) ?? only);
}
