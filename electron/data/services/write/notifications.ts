import type { CloudNotification, NotificationBody } from '../../../../shared/model/cloud-objects.ts';
import type { DeletedOne } from '../../../../shared/model/cloud-write.ts';
import { Failure } from '../../../../shared/model/failure.ts';
import type { JsonObject } from '../../../../shared/model/json.ts';
import { publishBody } from '../../../../shared/notification/publish-body.ts';
import type { CloudClient } from '../../sources/api/client.ts';
import { withLongNumbers } from '../../sources/api/long-numbers.ts';
import type { LongStates } from './long-states.ts';
import { changeOf, isSame, lostOf } from './notification-members.ts';
import { readBack, unclearOf, writeOnce } from './write-once.ts';

export type Status = 'enabled' | 'disabled';

/** Those of both kinds, each list as it is. */
export interface LiveLists {
  smn: CloudNotification[];
  fun: CloudNotification[];
}

/** What was written, with everything that is there now. */
export interface Written {
  notification: CloudNotification;
  lists: LiveLists;
}

export async function liveLists({ notifications }: CloudClient, signal: AbortSignal): Promise<LiveLists> {
  const [smn, fun] = await Promise.all([
    notifications.list('smn', undefined, signal),
    notifications.list('fun', undefined, signal),
  ]);
  return { smn, fun };
}

const allOf = ({ smn, fun }: LiveLists): CloudNotification[] => [...smn, ...fun];
const byId = (lists: LiveLists, id: string): CloudNotification | null =>
  allOf(lists).find((one) => one.notification_id === id) ?? null;
const byName = (lists: LiveLists, name: string): CloudNotification | null =>
  allOf(lists).find((one) => one.notification_name === name) ?? null;

/** A new one is on as soon as it has a target: one that shall be off is switched off right after. */
export async function createNotification(
  client: CloudClient,
  wanted: JsonObject,
  status: Status,
  signal: AbortSignal,
  earlier: LongStates = () => [],
): Promise<Written> {
  const body = publishBody(wanted, null);
  const name = nameOf(body);
  const sent = asTheyCame(body, earlier(null, name));
  // Whether one of that name is the new one is only known where there was none.
  const before = byName(await liveLists(client, signal), name);
  const made: { id?: string } = {};
  const lists = await writeOnce(
    {
      ...{ call: 'notifications.create', name },
      send: async (alone) => {
        const { notification_id: id } = await client.notifications.create(
          sent as NotificationBody & JsonObject,
          alone,
        );
        made.id = id;
      },
      read: (alone) => liveLists(client, alone),
      lost: (found) => {
        const one = createdIn(found, made.id, name, before);
        // Its status is looked at when it was set.
        return lostOf(changeOf(one?.notification_id ?? '', one?.status ?? '', body), one);
      },
      isUntouched: (found) => createdIn(found, made.id, name, before) === null,
    },
    signal,
  );
  const notification = createdIn(lists, made.id, name, before);
  if (notification === null) throw new Error('What was created was found a moment before.');
  if (notification.status === status) return { notification, lists };
  return switchOff(client, notification, status);
}

const createdIn = (
  lists: LiveLists,
  id: string | undefined,
  name: string,
  before: CloudNotification | null,
): CloudNotification | null => {
  if (id !== undefined) return byId(lists, id);
  const found = byName(lists, name);
  return found?.notification_id === before?.notification_id ? null : found;
};

async function switchOff(client: CloudClient, created: CloudNotification, status: Status): Promise<Written> {
  try {
    return await switchNotification(client, created, status, new AbortController().signal);
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'cloud-write-unknown') throw error;
    // It is there all the same, which whoever asked has to know before anything else.
    const members = [
      { path: 'status', expected: JSON.stringify(status), found: JSON.stringify(created.status) },
    ];
    const { notification_name: name } = created;
    throw new Failure('cloud-write-lost', { call: 'notifications.modify', name, members }, error);
  }
}

/** Replaces the whole of it. */
export async function modifyNotification(
  client: CloudClient,
  live: CloudNotification,
  wanted: JsonObject,
  status: Status,
  signal: AbortSignal,
  earlier: LongStates = () => [],
): Promise<Written> {
  const { notification_id: id } = live;
  const change = changeOf(id, status, publishBody(wanted, live.raw));
  const sent = asTheyCame(change, [live.raw, ...earlier(id, nameOf(change))]);
  const lists = await writeOnce(
    {
      ...{ call: 'notifications.modify', name: nameOf(change) },
      send: (alone) => client.notifications.modify(sent, alone),
      read: (alone) => liveLists(client, alone),
      lost: (found) => lostOf(change, byId(found, id)),
      isUntouched: (found) => {
        const now = byId(found, id);
        return now !== null && isSame(now, live);
      },
    },
    signal,
  );
  const notification = byId(lists, id);
  if (notification === null) throw new Error('What was changed was found a moment before.');
  return { notification, lists };
}

/** Everything but its status as it is. */
export const switchNotification = (
  client: CloudClient,
  live: CloudNotification,
  status: Status,
  signal: AbortSignal,
): Promise<Written> => modifyNotification(client, live, live.raw, status, signal);

/**
 * One or several. A deletion of several that ends in an error may have deleted some: both lists are read again, and each is told gone or
 * still there. Thrown where the service refused it before it began.
 */
export async function deleteNotifications(
  client: CloudClient,
  going: readonly { id: string; name: string }[],
  signal: AbortSignal,
): Promise<{ deleted: DeletedOne[]; lists: LiveLists; said: Failure | null }> {
  if (signal.aborted) throw new Failure('cancelled', {});
  const write = {
    ...{ call: 'notifications.delete', name: going.map(({ name }) => name).join(', ') },
    read: (alone: AbortSignal) => liveLists(client, alone),
  };
  const ids = going.map(({ id }) => id);
  const said = await unclearOf(client.notifications.delete(ids, new AbortController().signal)).catch(
    (error: unknown) => {
      if (error instanceof Failure && isNotFound(error)) return error;
      throw error;
    },
  );
  const lists = await readBack(write, said);
  const deleted = going.map(({ id, name }) => ({ id, name, isGone: byId(lists, id) === null }));
  return { deleted, lists, said };
}

export const isNotFound = ({ code, details }: Failure): boolean =>
  code === 'cloud-refused' && (details as { kind?: string }).kind === 'not-found';

/** With numbers again where some of the states that it may be made of have them. */
const asTheyCame = <Sent extends object>(sent: Sent, states: readonly JsonObject[]): Sent =>
  states.reduce<Sent>(withLongNumbers, sent);

const nameOf = ({ notification_name: name }: JsonObject): string => (typeof name === 'string' ? name : '');
