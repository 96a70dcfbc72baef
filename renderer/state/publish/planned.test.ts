import { expect, test } from 'vitest';
import type { CloudNotification } from '../../../shared/model/cloud-objects.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import {
  changesOf,
  differences,
  plannedDeletion,
  plannedSwitch,
  plannedWrite,
  replayedOf,
} from './planned.ts';

const RAW: JsonObject = {
  ...{ notification_id: 'i', notification_name: 'a', operation_type: 'complete', status: 'enabled' },
  ...{ topic_id: 'urn:smn:t', novelty: 1, project_id: 'p' },
};
const live = (raw: JsonObject = RAW): CloudNotification => ({
  ...{ raw, notification_id: 'i', notification_name: 'a', notification_type: 'smn', filter: null },
  ...{ operation_type: 'complete', operations: [], notify_user_list: [], agency_name: null },
  ...{ topic_id: 'urn:smn:t', project_id: 'p', create_time: null },
  status: raw['status'] === 'disabled' ? 'disabled' : 'enabled',
});
const WANTED = { notification_name: 'a', operation_type: 'complete', topic_id: 'urn:smn:t', novelty: 1 };

test.each<[string, JsonObject, CloudNotification | null]>([
  ['create', WANTED, null],
  ['none', WANTED, live()],
  ['update', { ...WANTED, topic_id: 'urn:smn:other' }, live()],
  ['disable', { ...WANTED, status: 'disabled' }, live()],
  ['enable', { ...WANTED, status: 'enabled' }, live({ ...RAW, status: 'disabled' })],
])('a plan is to %s', (kind, wanted, now) => {
  expect(plannedWrite(wanted, now).kind).toBe(kind);
});

test('members that no document names are told to be sent along, and are', () => {
  const { novelty, ...without } = WANTED;
  const planned = plannedWrite({ ...without, topic_id: 'urn:smn:other' }, live());
  expect(planned.kept).toEqual(['novelty']);
  expect(planned.wanted?.body).toMatchObject({ novelty });
  expect(planned.changes).toEqual([{ path: 'topic_id', before: 'urn:smn:t', after: 'urn:smn:other' }]);
});

test('several deletions are one request, which names how each was seen; what is as it shall be is none', () => {
  const other = { ...live(), notification_id: 'o', raw: { ...RAW, notification_id: 'o' } };
  expect(changesOf([plannedDeletion(live()), plannedDeletion(other), plannedWrite(WANTED, live())])).toEqual([
    {
      ...{ what: 'delete-notifications', ids: ['i', 'o'] },
      seen: [JSON.stringify(RAW), JSON.stringify(other.raw)],
    },
  ]);
  expect(changesOf([plannedSwitch(live(), 'disabled')])).toEqual([
    { what: 'switch-notification', id: 'i', status: 'disabled', seen: JSON.stringify(RAW) },
  ]);
});

test('what is not there before, and what is gone after, is held against the traces as one that is off', () => {
  const beside = { provider: 'huawei' as const, projectId: 'p', assumptions: {} };
  const created = replayedOf(plannedWrite(WANTED, null), beside);
  expect([created.before, created.after].map(({ notification }) => notification)).toMatchObject([
    { status: 'disabled', operation_type: 'complete' },
    { status: 'enabled' },
  ]);
  const deleted = replayedOf(plannedDeletion(live()), beside);
  expect([deleted.before, deleted.after].map(({ notification }) => notification)).toMatchObject([
    { status: 'enabled' },
    { status: 'disabled' },
  ]);
});

test.each<[string, JsonObject, string[]]>([
  ['nothing', {}, []],
  ['what the service added by itself', { counted: 1 }, []],
  ['a member that was dropped', { topic_id: null }, ['topic_id']],
  ['a member that nobody names, dropped', { novelty: null }, ['novelty']],
  [
    'a filter that nobody asked for',
    { filter: { is_support_filter: true, rule: ['code = 1'] } },
    ['filter.is_support_filter', 'filter.rule'],
  ],
])('of what was read again differs: %s', (_, changed, paths) => {
  const planned = plannedWrite(WANTED, live());
  const found = live({ ...RAW, ...changed });
  expect(differences(planned, found).map(({ path }) => path)).toEqual(paths);
});
