import { expect, test } from 'vitest';
import type { CloudNotification } from '../../../shared/model/cloud-objects.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import type { LiveCounts } from '../../../shared/model/live-configuration.ts';
import type { LiveTest } from '../../../shared/model/live-test.ts';
import type { CompareResult } from '../../../shared/model/replay-request.ts';
import { plannedDeletion, plannedWrite, type Planned } from './planned.ts';
import { topicTotals, type TopicTotal } from './topic-totals.ts';

const DAY_MS = 86_400_000;

function live(id: string, topic: string | null, status = 'enabled'): CloudNotification {
  const raw: JsonObject = {
    ...{ notification_id: id, notification_name: id, operation_type: 'complete', status, topic_id: topic },
  };
  return {
    ...{ raw, notification_id: id, notification_name: id, notification_type: 'smn', filter: null },
    ...{ operation_type: 'complete', operations: [], notify_user_list: [], agency_name: null },
    ...{ topic_id: topic, project_id: 'p', create_time: null, status },
  };
}

const counted = (matched: Record<string, number>): LiveCounts[] =>
  Object.entries(matched).map(([notificationId, count]) => ({
    ...{ notificationId, matched: count, unknown: 0, overTime: [], perDay: null, issues: [], changed: null },
  }));
const compared = (...all: { lost: number; gained: number; kept: number }[]): CompareResult[] =>
  all.map((counts) => ({ counts })) as unknown as CompareResult[];
const read = (days: number, unreadDays = 0): LiveTest =>
  ({
    window: { from: 0, to: days * DAY_MS, unread: [{ from: 0, to: unreadDays * DAY_MS }] },
  }) as unknown as LiveTest;

const A = live('a', 't');
const moved = (to: string): Planned => plannedWrite({ ...A.raw, topic_id: to }, A);

test.each<
  [string, readonly Planned[], readonly CloudNotification[], CompareResult[], LiveTest | null, TopicTotal[]]
>([
  [
    'what one gains and loses, beside the others of its topic that are on',
    [plannedWrite({ ...A.raw, operation_type: 'customized' }, A)],
    [A, live('b', 't'), live('off', 't', 'disabled'), live('elsewhere', 'other')],
    compared({ lost: 4, gained: 2, kept: 6 }),
    read(2),
    [{ urn: 't', before: (10 + 20) / 2, after: (8 + 20) / 2 }],
  ],
  [
    'one that goes to another topic is less here and more there',
    [moved('u')],
    [A, live('b', 'u')],
    compared({ lost: 0, gained: 0, kept: 6 }),
    read(1),
    [
      { urn: 't', before: 6, after: 0 },
      { urn: 'u', before: 20, after: 26 },
    ],
  ],
  [
    'one that is deleted',
    [plannedDeletion(A)],
    [A],
    compared({ lost: 7, gained: 0, kept: 0 }),
    read(7),
    [{ urn: 't', before: 1, after: 0 }],
  ],
  [
    'days that were never read do not count',
    [plannedDeletion(A)],
    [A],
    compared({ lost: 6, gained: 0, kept: 0 }),
    read(7, 5),
    [{ urn: 't', before: 3, after: 0 }],
  ],
  [
    'less than a day says nothing',
    [plannedDeletion(A)],
    [A],
    compared({ lost: 6, gained: 0, kept: 0 }),
    read(7, 6.5),
    [],
  ],
  ['nothing was read', [plannedDeletion(A)], [A], compared({ lost: 0, gained: 0, kept: 0 }), null, []],
  [
    'who sends to nobody is in no total',
    [plannedWrite({ ...live('n', null).raw, operation_type: 'customized' }, live('n', null))],
    [A],
    compared({ lost: 1, gained: 1, kept: 1 }),
    read(1),
    [],
  ],
])('messages a day by topic: %s', (_, planned, all, results, test_, expected) => {
  const counts = counted({ a: 10, b: 20, off: 100, elsewhere: 100 });
  expect(topicTotals({ planned, live: all }, results, counts, test_)).toEqual(expected);
});
