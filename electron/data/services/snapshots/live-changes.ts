import { passingRows, testOf } from '../../../core/engine/passing-rows.ts';
import type { ReplayIndex } from '../../../core/engine/replay-index.ts';
import type { CloudNotification } from '../../../../shared/model/cloud-objects.ts';
import type { LiveChange, SnapshotKind } from '../../../../shared/model/live-configuration.ts';
import { foldAscii } from '../../../../shared/notification/fold-ascii.ts';
import type { Reader } from '../../cache/handle.ts';
import { snapshots, type SnapshotEntry } from '../../cache/snapshots.ts';
import { notificationOf } from '../../sources/api/notifications.ts';
import { isSame } from '../write/notification-members.ts';
import { keptObjects } from './kept-content.ts';

type Looks = Extract<LiveChange, { told: 'looks' }>;
type Traced = Extract<LiveChange, { told: 'trace' }>;

const KINDS: readonly SnapshotKind[] = ['notifications-smn', 'notifications-fun'];
/** What the service calls its own operations on a notification, in small letters. */
const CHANGING = ['createnotification', 'updatenotification', 'updatenotificationstatus'];

/** When notifications were last changed: by traces of the service, by the looks at them, or else when they were made. */
export class LiveChanges {
  private known: { db: Reader; of: string; looks: Map<string, Looks> } | null = null;

  of(
    db: Reader,
    index: ReplayIndex,
    projectId: string,
    live: readonly CloudNotification[],
  ): Map<string, LiveChange> {
    const looks = this.looksOf(db, projectId, live);
    const traced = tracedChanges(index, projectId, live);
    const changes = new Map<string, LiveChange>();
    for (const { notification_id: id, create_time: madeAt } of live) {
      const [look, trace] = [looks.get(id), traced.get(id)];
      // A trace from before the look that found it otherwise tells of an earlier change.
      const isTold = trace !== undefined && (look === undefined || trace.at >= look.after);
      const made = madeAt === null ? undefined : { told: 'made' as const, at: madeAt };
      const change = isTold ? trace : (look ?? made);
      if (change !== undefined) changes.set(id, change);
    }
    return changes;
  }

  /** Only another look tells something else. */
  private looksOf(db: Reader, projectId: string, live: readonly CloudNotification[]): Map<string, Looks> {
    const entries = KINDS.map((kind) => snapshots(db, { kind, scope: projectId }));
    const of = JSON.stringify([projectId, entries.map(([newest]) => newest?.id ?? null)]);
    if (this.known?.of !== of || this.known.db !== db)
      this.known = { db, of, looks: changesBetween(db, entries, live) };
    return this.known.looks;
  }
}

/** Back through the looks of each kind, as long as there is a notification that none of them had otherwise. */
function changesBetween(
  db: Reader,
  kinds: readonly (readonly SnapshotEntry[])[],
  live: readonly CloudNotification[],
): Map<string, Looks> {
  const found = new Map<string, Looks>();
  for (const entries of kinds) {
    let since = entries[0]?.firstSeenAt ?? 0;
    const left = new Set(entries[0] === undefined ? [] : notificationsIn(db, entries[0]).keys());
    for (const entry of entries.slice(1)) {
      if (left.size === 0) break;
      const then = notificationsIn(db, entry);
      for (const one of live) {
        if (!left.has(one.notification_id)) continue;
        const before = then.get(one.notification_id);
        if (before !== undefined && isSame(before, one)) continue;
        left.delete(one.notification_id);
        found.set(one.notification_id, { told: 'looks', after: entry.lastSeenAt, at: since });
      }
      since = entry.firstSeenAt;
    }
  }
  return found;
}

function notificationsIn(db: Reader, { id }: SnapshotEntry): Map<string, CloudNotification> {
  const all = keptObjects(db, id).map(notificationOf);
  return new Map(all.map((one) => [one.notification_id, one]));
}

/** By the id or the name that the traces of the service tell as their resource. */
function tracedChanges(
  index: ReplayIndex,
  projectId: string,
  live: readonly CloudNotification[],
): Map<string, Traced> {
  const wanted = new Map<string, string>();
  for (const { notification_id: id, notification_name: name } of live) wanted.set(name, id).set(id, id);
  const table = new Uint8Array(index.size('operation') + 1);
  for (let id = 1; id < table.length; id += 1) if (isChanging(index.operation(id))) table[id] = 1;
  const rows = passingRows(index.rowsIn(null), [[testOf(index, 'operation', table)]]);
  const last = new Map<string, Traced>();
  const { columns } = index;
  for (let row = rows.next(0); row >= 0; row = rows.next(row + 1)) {
    const origin = index.origin(index.column('origin').ids[row] ?? 0);
    if (origin.provider !== 'huawei' || (origin.projectId ?? projectId) !== projectId) continue;
    if (!hasSucceeded(index, index.column('nature').ids[row] ?? 0)) continue;
    const named = [columns.column('resource_id').valueAt(row), columns.column('resource_name').valueAt(row)];
    const id = named.map((name) => wanted.get(name ?? '')).find((one) => one !== undefined);
    const at = columns.times[row] ?? 0;
    if (id === undefined || at < (last.get(id)?.at ?? -Infinity)) continue;
    last.set(id, { told: 'trace', at, by: index.userName(index.column('actor').ids[row] ?? 0) });
  }
  return last;
}

function isChanging(operation: ReturnType<ReplayIndex['operation']>): boolean {
  const { service_type: service, resource_type: type, trace_name: name } = operation;
  const folded = [service, type, name].map((part) => foldAscii(part ?? ''));
  return folded[0] === 'cts' && folded[1] === 'notification' && CHANGING.includes(folded[2] ?? '');
}

/** An attempt that was refused changed nothing. */
function hasSucceeded(index: ReplayIndex, nature: number): boolean {
  const code = index.natureValue(nature, 'code');
  return code === null ? index.natureValue(nature, 'trace_rating') === 'normal' : code.startsWith('2');
}
