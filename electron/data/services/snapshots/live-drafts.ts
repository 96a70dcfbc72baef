import type { CloudNotification } from '../../../../shared/model/cloud-objects.ts';
import { Failure } from '../../../../shared/model/failure.ts';
import type { LiveConfiguration, LiveCounts } from '../../../../shared/model/live-configuration.ts';
import type { AskedWindow } from '../../../../shared/model/replay-request.ts';
import type { DraftContent, LiveOrigin, StoredDraft } from '../../../../shared/model/stored-draft.ts';
import { publishBody } from '../../../../shared/notification/publish-body.ts';
import { countSteps } from '../drafts/draft-counts.ts';
import { textOf } from '../drafts/draft-text.ts';
import type { Replaying } from '../replay/held-replay.ts';
import type { LiveChanges } from './live-changes.ts';

/** A live notification as a draft says it: what the service adds by itself is left out. */
export function draftOfLive(
  configuration: LiveConfiguration | null,
  notificationId: string,
): { content: DraftContent; live: LiveOrigin } {
  const looked = configuration?.notifications ?? null;
  const one = looked?.found.find(({ notification_id: id }) => id === notificationId);
  if (configuration === null || looked === null || one === undefined)
    throw new Failure('cloud-write-missing', { call: 'notifications.list', id: notificationId });
  const content = contentOf(one, configuration.projectId);
  return { content, live: { id: notificationId, text: content.text, lookedAt: looked.lastSeenAt } };
}

const contentOf = (one: CloudNotification, projectId: string): DraftContent => ({
  text: textOf({ ...publishBody(one.raw, null), ...(one.status === null ? {} : { status: one.status }) }),
  ...{ provider: 'huawei' as const, projectId, pins: [], assumptions: {} },
});

/** What the live ones do in a window, as drafts of them would, and when each was changed last. */
export function* countLive(
  replaying: Replaying,
  changes: LiveChanges,
  { projectId, notifications }: LiveConfiguration,
  window: AskedWindow,
): Generator<void, LiveCounts[]> {
  const found = notifications?.found ?? [];
  const drafts = found.map((one, at): StoredDraft => ({
    ...contentOf(one, projectId),
    ...{ id: at, version: 0, origin: 'live', createdAt: 0, changedAt: 0, typed: null },
    ...{ canUndo: false, canRedo: false },
  }));
  const counts = yield* countSteps(replaying, drafts, window);
  yield;
  const { db, index } = replaying.traces;
  const changed = changes.of(db, index, projectId, found);
  return counts.map(({ id: at, matched, unknown, overTime, perDay, issues }) => {
    const notificationId = found[at]?.notification_id ?? '';
    const told = { matched, unknown, overTime, perDay, issues };
    return { notificationId, ...told, changed: changed.get(notificationId) ?? null };
  });
}
