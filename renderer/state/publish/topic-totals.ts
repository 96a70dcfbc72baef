import type { CloudNotification } from '../../../shared/model/cloud-objects.ts';
import type { LiveCounts } from '../../../shared/model/live-configuration.ts';
import type { LiveTest } from '../../../shared/model/live-test.ts';
import type { CompareResult } from '../../../shared/model/replay-request.ts';
import { memberOf } from '../../../shared/notification/json-value.ts';
import type { Planned } from './planned.ts';

const DAY_MS = 24 * 3_600_000;

/** What everybody who subscribes to a topic gets of all enabled notifications, a day. */
export interface TopicTotal {
  urn: string;
  before: number;
  after: number;
}

/** None where less than a day was read. */
export function topicTotals(
  { planned, live }: { planned: readonly Planned[]; live: readonly CloudNotification[] },
  compared: readonly CompareResult[],
  counts: readonly LiveCounts[],
  test: LiveTest | null,
): TopicTotal[] {
  const readMs = readOf(test);
  if (readMs < DAY_MS) return [];
  const days = readMs / DAY_MS;
  const changed = new Set(planned.flatMap(({ live: one }) => one?.notification_id ?? []));
  const of = (id: string): number => counts.find((one) => one.notificationId === id)?.matched ?? 0;
  const others = live.filter((one) => one.status === 'enabled' && !changed.has(one.notification_id));
  const totals = new Map<string, { before: number; after: number }>();
  planned.forEach(({ live: now, wanted }, at) => {
    const { lost = 0, gained = 0, kept = 0 } = compared[at]?.counts ?? {};
    add(totals, now?.topic_id, { before: kept + lost, after: 0 });
    const topic = wanted === null ? null : memberOf(wanted.body, 'topic_id');
    add(totals, typeof topic === 'string' ? topic : null, { before: 0, after: kept + gained });
  });
  for (const { topic_id: topic, notification_id: id } of others)
    if (topic !== null && totals.has(topic)) add(totals, topic, { before: of(id), after: of(id) });
  return [...totals].map(([urn, { before, after }]) => ({ urn, before: before / days, after: after / days }));
}

function add(
  totals: Map<string, { before: number; after: number }>,
  urn: string | null | undefined,
  { before, after }: { before: number; after: number },
): void {
  if (urn === null || urn === undefined || urn === '') return;
  const known = totals.get(urn) ?? { before: 0, after: 0 };
  totals.set(urn, { before: known.before + before, after: known.after + after });
}

function readOf(test: LiveTest | null): number {
  if (test === null || test.window === null) return 0;
  const { from, to, unread } = test.window;
  return to - from - unread.reduce((sum, one) => sum + one.to - one.from, 0);
}
