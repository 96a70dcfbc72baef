import type { JsonObject, Notification } from './account.ts';
import { contentsOf } from './contents.ts';
import { jsonBody, param, refuse, type Answer, type Call } from './exchange.ts';
import { missing } from './missing.ts';
import { notificationProblem } from './notification-checks.ts';

export const NOTIFICATIONS_AT_MOST = 100;
const MEMBERS = [
  'notification_name',
  'operation_type',
  'operations',
  'notify_user_list',
  'topic_id',
  'filter',
  'agency_name',
];

const OWN = ['notification_id', 'notification_type', 'project_id', 'create_time', 'status'];

/** There is no status to create with: what has a target is on. */
export function createNotification(call: Call): Answer {
  const body = jsonBody(call);
  const problem = notificationProblem(body, call.world.account);
  if (problem !== null) throw refuse('CTS.0003', problem);
  const known = notificationsOf(call);
  const name = String(body['notification_name']);
  if (known.some((each) => each.notification_name === name)) throw refuse('CTS.0400');
  if (known.length >= NOTIFICATIONS_AT_MOST)
    throw refuse('CTS.0003', 'The number of notifications has reached the upper limit.');
  const notification: Notification = {
    ...kept(body),
    notification_id: call.world.newId(),
    notification_name: name,
    notification_type: typeOf(body['topic_id']),
    project_id: call.parts['project_id'],
    create_time: call.world.now(),
    status: body['topic_id'] === undefined ? 'disabled' : 'enabled',
  };
  known.push(notification);
  return { status: 201, body: notification };
}

/** A full replacement: what is left out is gone. */
export function modifyNotification(call: Call): Answer {
  const body = jsonBody(call);
  const problem = notificationProblem(body, call.world.account) ?? statusProblem(body);
  if (problem !== null) throw refuse('CTS.0003', problem);
  const known = notificationsOf(call);
  const place = known.findIndex((each) => each.notification_id === body['notification_id']);
  const before = known[place];
  if (before === undefined) throw missing();
  const name = String(body['notification_name']);
  const taken = known.some((each) => each !== before && each.notification_name === name);
  if (taken) throw refuse('CTS.0400');
  const after: Notification = {
    ...Object.fromEntries(Object.keys(before).flatMap((name) => unnamed(name, body))),
    ...kept(body),
    notification_id: before.notification_id,
    notification_name: name,
    notification_type: typeOf(body['topic_id']),
    project_id: before['project_id'],
    create_time: before['create_time'],
    status: String(body['status']),
  };
  known[place] = after;
  return { status: 200, body: after };
}

export function listNotifications(call: Call): Answer {
  const type = call.parts['notification_type'];
  if (type !== 'smn' && type !== 'fun') throw refuse('CTS.0300');
  const name = param(call, 'notification_name');
  const found = notificationsOf(call).filter(
    (each) => typeOf(each.topic_id) === type && (name === undefined || each.notification_name === name),
  );
  // The answer of this call has no agency in the reference.
  const notifications = found.map((each) => ({ ...each, agency_name: undefined }));
  return { status: 200, body: { notifications } };
}

/** Deletes what it can; an id that is not there is told after the others are gone. */
export function deleteNotifications(call: Call): Answer {
  const ids = (param(call, 'notification_id') ?? '').split(',').filter((id) => id !== '');
  if (ids.length === 0) throw refuse('CTS.0003', 'notification_id is empty');
  const known = notificationsOf(call);
  let failed = false;
  for (const id of ids) {
    const place = known.findIndex((each) => each.notification_id === id);
    if (place < 0) failed = true;
    else known.splice(place, 1);
  }
  if (failed) throw missing();
  return { status: 204 };
}

const notificationsOf = (call: Call): Notification[] => (contentsOf(call).notifications ??= []);

/** Told by the target alone; without one it stands among those of SMN. */
const typeOf = (topic: unknown): 'smn' | 'fun' =>
  typeof topic === 'string' && topic.startsWith('urn:fss:') ? 'fun' : 'smn';

/** A member that no document names is kept where it was there before and is sent along. */
const unnamed = (name: string, body: JsonObject): [string, unknown][] =>
  [...MEMBERS, ...OWN].includes(name) || !(name in body) ? [] : [[name, body[name]]];

const kept = (body: JsonObject): JsonObject => ({
  ...Object.fromEntries(MEMBERS.filter((name) => name in body).map((name) => [name, body[name]])),
  operations: body['operations'] ?? [],
});

function statusProblem({ status, topic_id: topic, notification_id: id }: JsonObject): string | null {
  if (typeof id !== 'string') return 'notification_id is invalid';
  if (status !== 'enabled' && status !== 'disabled') return 'status is invalid';
  return status === 'enabled' && topic === undefined ? 'topic_id is empty' : null;
}
