import { expect, test } from 'vitest';
import type { CloudNotification } from '../../../../shared/model/cloud-objects.ts';
import type { LiveCounts } from '../../../../shared/model/live-configuration.ts';
import { liveOrdered, targetName, turnedLive, type LiveColumn } from './live-rows.ts';

const one = (name: string, status: string, topic: string | null): CloudNotification => ({
  ...{ notification_id: name, notification_name: name, status, topic_id: topic, raw: {} },
  ...{ notification_type: 'smn', operation_type: 'complete', operations: [], notify_user_list: [] },
  ...{ filter: null, agency_name: null, project_id: null, create_time: null },
});
const ALL = [
  one('b', 'enabled', 'urn:smn:r:p:x'),
  one('a', 'disabled', null),
  one('c', 'enabled', 'urn:smn:r:p:a'),
];
const counted = (matched: number, unknown: number): Omit<LiveCounts, 'notificationId'> => ({
  ...{ matched, unknown, issues: [] },
});
const COUNTS = new Map<string, LiveCounts>([
  ['a', { notificationId: 'a', ...counted(5, 0) }],
  ['b', { notificationId: 'b', ...counted(9, 1) }],
]);

test.each<[LiveColumn, boolean, string]>([
  ['name', true, 'abc'],
  ['name', false, 'cba'],
  ['status', true, 'abc'],
  ['target', true, 'acb'],
  ['matched', false, 'bac'],
  ['unknown', false, 'bac'],
])('live notifications by %s, rising: %s', (by, isUp, expected) => {
  const names = liveOrdered(ALL, COUNTS, { by, isUp }).map(({ notification_name: name }) => name);
  expect(names.join('')).toBe(expected);
});

test.each([
  ['urn:smn:eu-west-101:p:alerts', 'alerts'],
  ['urn:fss:eu-west-101:p:function:default:on-trace', 'on-trace'],
  ['urn:fss:eu-west-101:p:function:default:on-trace:latest', 'on-trace'],
  ['odd', 'odd'],
])('the target %s is known as %s', (urn, name) => expect(targetName(urn)).toBe(name));

test('a column that is chosen again is turned round', () => {
  expect(turnedLive({ by: 'name', isUp: true }, 'name')).toEqual({ by: 'name', isUp: false });
  expect(turnedLive({ by: 'name', isUp: true }, 'matched')).toEqual({ by: 'matched', isUp: false });
});
