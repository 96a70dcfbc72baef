import type { JsonObject } from '../../../../shared/model/json.ts';
import type { LiveVersion } from '../../../../shared/model/live-version.ts';
import type { SnapshotKind } from '../../../../shared/model/live-configuration.ts';
import type { Reader } from '../../cache/handle.ts';
import { snapshots, type SnapshotEntry } from '../../cache/snapshots.ts';
import { notificationOf } from '../../sources/api/notifications.ts';
import { canonicalJson } from '../sync/canonical-json.ts';
import { NOTIFICATION_KINDS } from './gone.ts';
import { keptObjects } from './kept-content.ts';

/** A look at both lists of a project: each of them as it was then. */
interface Look {
  entry: SnapshotEntry;
  found: JsonObject | null;
}

/** How a notification was, the latest state first. A state that came back is told again. */
export function liveHistory(db: Reader, projectId: string, notificationId: string): LiveVersion[] {
  const looks = NOTIFICATION_KINDS.flatMap((kind) =>
    snapshots(db, { kind, scope: projectId }).map((entry): Look & { kind: SnapshotKind } => ({
      ...{ kind, entry, found: foundIn(keptObjects(db, entry.id), notificationId) },
    })),
  );
  const moments = [...new Set(looks.map(({ entry }) => entry.firstSeenAt))].sort((a, b) => a - b);
  const versions: LiveVersion[] = [];
  for (const at of moments) {
    // The list of one kind may change while that of the other stays.
    const then = NOTIFICATION_KINDS.flatMap(
      (kind) => looks.find((look) => look.kind === kind && holds(look, at)) ?? [],
    );
    const own = then.find(({ found }) => found !== null) ?? null;
    const lastSeenAt = Math.min(...then.map(({ entry }) => entry.lastSeenAt));
    const last = versions.at(-1);
    const raw = own?.found ?? null;
    if (last !== undefined && textOf(last.notification?.raw ?? null) === textOf(raw)) {
      last.lastSeenAt = Math.max(last.lastSeenAt, lastSeenAt);
      continue;
    }
    const snapshot = own?.entry.id ?? then[0]?.entry.id ?? 0;
    versions.push({
      ...{ snapshot, firstSeenAt: at, lastSeenAt },
      notification: raw === null ? null : notificationOf(raw),
    });
  }
  // What was before it was there is no state of it.
  const began = versions.findIndex(({ notification }) => notification !== null);
  return began < 0 ? [] : versions.slice(began).reverse();
}

/** Until the next look of its kind found something else, it holds: looks are listed the newest first. */
const holds = ({ entry }: Look, at: number): boolean => entry.firstSeenAt <= at;

const foundIn = (list: readonly JsonObject[], id: string): JsonObject | null =>
  list.find((one) => one['notification_id'] === id) ?? null;

const textOf = (raw: JsonObject | null): string => (raw === null ? '' : canonicalJson(raw));
