import { expect, test } from 'vitest';
import type { JsonObject } from '../../../shared/model/json.ts';
import { readNotifications } from '../../../shared/notification/terraform/read-notifications.ts';
import { LIVE_FORMATS, liveText, type LiveFormat } from './live-files.ts';

const raw = (name: string): JsonObject => ({
  ...{ notification_id: `id-${name}`, notification_name: name, notification_type: 'smn', project_id: 'p' },
  ...{ create_time: 1, status: 'disabled', operation_type: 'customized', topic_id: 'urn:smn:r:p:t' },
  operations: [{ service_type: 'VPC', resource_type: 'eip', trace_names: ['deleteEip'] }],
  ...{ agency_name: null, x_unknown: { deep: [1] } },
});
const told = (...names: string[]) => names.map((name) => ({ raw: raw(name) }));

test('as JSON they are as the service tells them, whole', () => {
  expect(JSON.parse(liveText(told('a', 'b'), 'json'))).toEqual({ notifications: [raw('a'), raw('b')] });
});

test('as request bodies they have what a new one is made of, with members that no document names', () => {
  const { notification_name, operation_type, topic_id, operations, x_unknown } = raw('a');
  const body = { notification_name, operation_type, topic_id, operations, x_unknown };
  expect(JSON.parse(liveText(told('a'), 'body'))).toEqual(body);
  expect(JSON.parse(liveText(told('a', 'b'), 'body'))).toEqual([body, { ...body, notification_name: 'b' }]);
});

test.each<[LiveFormat]>(LIVE_FORMATS.map((one) => [one]))(
  'what is exported as %s is read again',
  (format) => {
    const read = readNotifications(liveText(told('a', 'b'), format));
    if ('problem' in read) throw new Error(read.problem);
    expect(read.drafts.map(({ notification }) => (notification as JsonObject)['notification_name'])).toEqual([
      'a',
      'b',
    ]);
  },
);
