import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../model/json.ts';
import { saysTheSame } from './standing.ts';

const LIVE: JsonObject = {
  ...{ notification_id: 'n', notification_type: 'smn', project_id: 'p', create_time: 1 },
  ...{ notification_name: 'keys', operation_type: 'complete', operations: [], notify_user_list: [] },
  ...{ topic_id: 'urn:smn:r:p:t', status: 'enabled', agency_name: '' },
  filter: { condition: 'AND', is_support_filter: false, rule: [] },
};
const DRAFT: JsonObject = {
  ...{ notification_name: 'keys', operation_type: 'complete', topic_id: 'urn:smn:r:p:t' },
};

test.each<[string, Json, boolean]>([
  ['the same without what is empty', DRAFT, true],
  ['the same status', { ...DRAFT, status: 'enabled' }, true],
  ['another status', { ...DRAFT, status: 'disabled' }, false],
  ['another topic', { ...DRAFT, topic_id: 'urn:smn:r:p:u' }, false],
  [
    'a filter',
    { ...DRAFT, filter: { is_support_filter: true, condition: 'AND', rule: ['code = 200'] } },
    false,
  ],
  ['rules in a filter that is off', { ...DRAFT, filter: { condition: 'AND', rule: ['code = 200'] } }, false],
  ['no topic', { notification_name: 'keys', operation_type: 'complete' }, false],
  ['nothing that is a notification', [1], false],
])('a draft with %s says the same as the live one: %s', (_, draft, expected) => {
  expect(saysTheSame(draft, LIVE)).toBe(expected);
});
