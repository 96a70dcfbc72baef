import type { JsonObject } from '../../../../shared/model/json.ts';
import type { SnapshotKind } from '../../../../shared/model/live-configuration.ts';
import type { GoneNotification } from '../../../../shared/model/live-version.ts';
import type { Reader } from '../../cache/handle.ts';
import { snapshots } from '../../cache/snapshots.ts';
import { notificationOf } from '../../sources/api/notifications.ts';
import { keptObjects } from './kept-content.ts';
import { canonicalJson } from '../sync/canonical-json.ts';

export const NOTIFICATION_KINDS: readonly SnapshotKind[] = ['notifications-smn', 'notifications-fun'];

interface Seen {
  raw: JsonObject;
  snapshot: number;
  lastSeenAt: number;
  /** Null while it is there. */
  goneAt: number | null;
}

/** Notifications of a project that were there and are not any more, the latest first. */
export function goneNotifications(db: Reader, projectId: string): GoneNotification[] {
  const kinds = NOTIFICATION_KINDS.map((kind) => lastStates(db, projectId, kind));
  const there = new Set(
    kinds.flatMap((seen) => [...seen].flatMap(([id, { goneAt }]) => (goneAt === null ? [id] : []))),
  );
  const gone = new Map<string, GoneNotification>();
  for (const [id, { raw, snapshot, lastSeenAt, goneAt }] of kinds.flatMap((seen) => [...seen])) {
    // One that went to the other list, as its target did, is not gone.
    if (goneAt === null || there.has(id) || (gone.get(id)?.goneAt ?? 0) > goneAt) continue;
    gone.set(id, { notification: notificationOf(raw), snapshot, lastSeenAt, goneAt });
  }
  return [...gone.values()].toSorted((one, other) => other.goneAt - one.goneAt);
}

function lastStates(db: Reader, scope: string, kind: SnapshotKind): Map<string, Seen> {
  const seen = new Map<string, Seen>();
  for (const { id: snapshot, firstSeenAt, lastSeenAt } of snapshots(db, { kind, scope }).toReversed()) {
    const found = listIn(keptObjects(db, snapshot));
    for (const [id, raw] of found) {
      const before = seen.get(id);
      const isSame = before?.goneAt === null && canonicalJson(before.raw) === canonicalJson(raw);
      seen.set(id, { raw, snapshot: isSame ? before.snapshot : snapshot, lastSeenAt, goneAt: null });
    }
    for (const [id, each] of seen) if (each.goneAt === null && !found.has(id)) each.goneAt = firstSeenAt;
  }
  return seen;
}

function listIn(list: readonly JsonObject[]): Map<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  for (const raw of list) {
    const id = raw['notification_id'];
    if (typeof id === 'string') found.set(id, raw);
  }
  return found;
}
