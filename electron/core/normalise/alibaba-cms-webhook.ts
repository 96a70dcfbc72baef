import type { Json, JsonObject } from '../../../shared/model/json.ts';
import type { Trace } from '../../../shared/model/trace.ts';
import { readSystemEvent } from './alibaba-cms-event.ts';
import type { NormaliseContext } from './context.ts';
import { addRest } from './new-trace.ts';
import type { Refused } from './refuse.ts';
import { bodyOfEither, memberOf } from './values.ts';

const TAKEN = new Set(['alert']);
const OF_ALERT = new Set(['meta', 'eventContentMap', 'eventRawContent']);
const OF_META = new Set(['sysEventMeta']);
const OF_EVENT = new Set([
  ...['id', 'eventTime', 'product', 'name', 'level', 'regionId', 'resourceId', 'instanceName'],
]);

/** What an event subscription pushes: the row is the alert; one batch may stand for several. */
export function readWebhook(push: JsonObject, context: NormaliseContext): Trace | Refused {
  const { alert } = push;
  const meta = memberOf(alert, 'meta');
  const event = memberOf(meta, 'sysEventMeta');
  const of = (name: string): Json | undefined => filled(memberOf(event, name));
  const ofAlert = (name: string): Json | undefined => filled(memberOf(alert, name));
  const content = bodyOfEither(ofAlert('eventContentMap'), ofAlert('eventRawContent'));
  const trace = readSystemEvent(
    {
      format: 'alibaba-cms-webhook',
      times: [
        { member: 'alert.meta.sysEventMeta.eventTime', value: of('eventTime') },
        { member: 'alert.timestamp', value: ofAlert('timestamp') },
      ],
      ids: [of('id'), ofAlert('traceId')],
      product: of('product') ?? ofAlert('product'),
      name: of('name') ?? ofAlert('eventName'),
      level: of('level') ?? ofAlert('severity'),
      status: of('status'),
      region: of('regionId'),
      resource: of('resourceId') ?? ofAlert('arn'),
      instanceName: of('instanceName'),
      account: push.userId ?? ofAlert('userId'),
      content,
      details: content,
    },
    context,
  );
  if ('refusal' in trace) return trace;
  addRest(trace, 'alert.meta.sysEventMeta', event, OF_EVENT);
  addRest(trace, 'alert.meta', meta, OF_META);
  addRest(trace, 'alert', alert, OF_ALERT);
  addRest(trace, '', push, TAKEN);
  return trace;
}

function filled(value: Json | undefined): Json | undefined {
  return value === null || value === '' ? undefined : value;
}
