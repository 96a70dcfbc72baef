import type { CloudChange, CloudWritten } from '../../../../shared/model/cloud-write.ts';
import { Failure, failureToWire } from '../../../../shared/model/failure.ts';
import type { Json, JsonObject } from '../../../../shared/model/json.ts';
import type { SnapshotKind } from '../../../../shared/model/live-configuration.ts';
import { hasLongNumber } from '../../../../shared/notification/json-value.ts';
import { readFile } from '../../../../shared/notification/read-file.ts';
import type { CloudNotification } from '../../../../shared/model/cloud-objects.ts';
import { isObject } from '../../sources/api/answer.ts';
import type { CloudClient } from '../../sources/api/client.ts';
import { notificationOf } from '../../sources/api/notifications.ts';
import type { LongStates } from './long-states.ts';
import { isSameWritten } from './notification-members.ts';
import {
  createNotification,
  deleteNotifications,
  liveLists,
  modifyNotification,
  switchNotification,
  type LiveLists,
} from './notifications.ts';
import { createTracker, deleteTracker, modifyTracker, writeTags } from './trackers.ts';

/** What became of a change, and the lists that were read to know it. */
export interface ChangeOutcome {
  written: CloudWritten;
  read: { kind: SnapshotKind; content: Json }[];
}

const NOTHING: CloudWritten = { notification: null, tracker: null, deleted: [], said: null, isProven: true };

export async function writeChange(
  client: CloudClient,
  change: CloudChange,
  signal: AbortSignal,
  earlier: LongStates = () => [],
): Promise<ChangeOutcome> {
  switch (change.what) {
    case 'create-notification':
      return outcomeOf(
        await createNotification(client, notificationIn(change.text), change.status, signal, earlier),
      );
    case 'modify-notification': {
      const [live] = await found(client, 'notifications.modify', [change.id], signal, seenOf(change.seen));
      const wanted = notificationIn(change.text);
      return outcomeOf(await modifyNotification(client, live, wanted, change.status, signal, earlier));
    }
    case 'switch-notification': {
      const [live] = await found(client, 'notifications.modify', [change.id], signal, seenOf(change.seen));
      return outcomeOf(await switchNotification(client, live, change.status, signal));
    }
    case 'delete-notifications': {
      const all = await found(client, 'notifications.delete', change.ids, signal, change.seen);
      const going = all.map((one) => ({ id: one.notification_id, name: one.notification_name }));
      const { deleted, lists, said } = await deleteNotifications(client, going, signal);
      return {
        written: { ...NOTHING, deleted, said: said && failureToWire(said) },
        read: listsRead(lists),
      };
    }
    case 'create-tracker':
      return trackerOutcome(await createTracker(client, change.body, signal));
    case 'modify-tracker':
      return trackerOutcome(await modifyTracker(client, change.body, signal));
    case 'delete-tracker': {
      const { isGone, trackers, said } = await deleteTracker(client, change.name, signal);
      const deleted = [{ id: change.name, name: change.name, isGone }];
      const written = { ...NOTHING, deleted, said: said && failureToWire(said) };
      return { written, read: [trackersRead(trackers)] };
    }
    case 'add-tags':
    case 'delete-tags': {
      const what = change.what === 'add-tags' ? 'add' : 'delete';
      return trackerOutcome(await writeTags(client, what, change.trackerId, change.tags, signal));
    }
  }
}

type Read = ChangeOutcome['read'][number];
export const listsRead = ({ smn, fun }: LiveLists): Read[] => [
  { kind: 'notifications-smn', content: smn.map(({ raw }) => raw) },
  { kind: 'notifications-fun', content: fun.map(({ raw }) => raw) },
];
const trackersRead = (trackers: readonly { raw: JsonObject }[]): Read => ({
  kind: 'trackers',
  content: trackers.map(({ raw }) => raw),
});

const outcomeOf = ({
  notification,
  lists,
}: Awaited<ReturnType<typeof modifyNotification>>): ChangeOutcome => ({
  written: { ...NOTHING, notification },
  read: listsRead(lists),
});

const trackerOutcome = ({
  tracker,
  trackers,
  isProven,
}: Awaited<ReturnType<typeof createTracker>>): ChangeOutcome => ({
  written: { ...NOTHING, tracker, isProven },
  read: [trackersRead(trackers)],
});

/** The live ones as they are this moment, each of them; one that is gone, or not as it was seen, is a failure before anything is sent. */
async function found(
  client: CloudClient,
  call: string,
  ids: readonly string[],
  signal: AbortSignal,
  seen: readonly string[] = [],
) {
  const { smn, fun } = await liveLists(client, signal);
  const all = ids.map((id) => {
    const one = [...smn, ...fun].find((each) => each.notification_id === id);
    if (one === undefined) throw new Failure('cloud-write-missing', { call, id });
    return one;
  });
  const changed = all.filter((one, at) => !isAsSeen(one, seen[at]));
  const names = changed.map(({ notification_name: name }) => name);
  if (names.length > 0) throw new Failure('cloud-write-changed', { call, names });
  const [first, ...more] = all;
  if (first === undefined) throw new Failure('cloud-not-sent', { call, reason: 'identifier-malformed' });
  return [first, ...more] as const;
}

const seenOf = (seen: string | undefined): readonly string[] => (seen === undefined ? [] : [seen]);

/** Whether it is as somebody saw it; what nobody says they saw may be anything. */
function isAsSeen(one: CloudNotification, seen: string | undefined): boolean {
  if (seen === undefined) return true;
  return isSameWritten(one, notificationOf(notificationIn(seen)));
}

/** The notification that a draft's text holds, as an object. */
function notificationIn(text: string): JsonObject {
  const read = readFile(text);
  if ('problem' in read) throw new Failure('draft-unreadable', read);
  const notification = read.drafts[0]?.notification;
  if (!isObject(notification))
    throw new Failure('draft-unreadable', { problem: 'not-json', details: { line: 1, column: 1 } });
  // Its last digits are gone already.
  if (hasLongNumber(notification))
    throw new Failure('cloud-not-sent', { call: 'notifications', reason: 'long-number' });
  return notification;
}
