import { expect, test } from 'vitest';
import { publishBody, publishForm, publishStatus } from './publish-body.ts';

const LIVE = {
  ...{ notification_id: 'i', notification_type: 'smn', project_id: 'p', create_time: 1, status: 'enabled' },
  ...{ notification_name: 'a', topic_id: 'urn:smn:t', novelty: { deep: [1] }, filter: null },
};

test('members that no document names are sent along, those of the service are not', () => {
  const wanted = { notification_name: 'b', operation_type: 'complete', filter: null, status: 'enabled' };
  expect(publishBody(wanted, LIVE)).toEqual({
    ...{ novelty: { deep: [1] }, notification_name: 'b', operation_type: 'complete' },
  });
  expect(publishBody({ ...wanted, novelty: 2 }, LIVE)).toMatchObject({ novelty: 2 });
});

test.each<[string, 'enabled' | 'disabled', object, object | null]>([
  ['what the draft says', 'disabled', { status: 'disabled', topic_id: 'urn:smn:t' }, LIVE],
  ['off without anybody to tell', 'disabled', {}, LIVE],
  ['as the live one is', 'disabled', { topic_id: 'urn:smn:t' }, { ...LIVE, status: 'disabled' }],
  ['on for a new one with a topic', 'enabled', { topic_id: 'urn:smn:t' }, null],
  ['on where the status is nonsense', 'enabled', { topic_id: 'urn:smn:t', status: 7 }, null],
])('the status is %s', (_, status, wanted, live) => {
  expect(publishStatus({ ...wanted }, live && { ...live })).toBe(status);
});

test('what says nothing is not in the form that is compared', () => {
  const off = { condition: 'AND', is_support_filter: false, rule: [] };
  expect(publishForm({ notification_name: 'a', operations: [], filter: off, agency_name: '' }, null)).toEqual(
    {
      notification_name: 'a',
    },
  );
  // Rules that are switched off are still there.
  const kept = { condition: 'AND', is_support_filter: false, rule: ['code = 1'] };
  expect(publishForm({ filter: kept, odd: 0 }, 'enabled')).toEqual({
    filter: kept,
    odd: 0,
    status: 'enabled',
  });
});
