import type {
  CloudTag,
  CloudTracker,
  TrackerBody,
  TrackerChange,
} from '../../../../shared/model/cloud-objects.ts';
import { Failure } from '../../../../shared/model/failure.ts';
import type { CloudClient } from '../../sources/api/client.ts';
import { isNotFound } from './notifications.ts';
import { lostOfTracker, lostTags, tagsLeft, tagsOf } from './tracker-members.ts';
import { readBack, unclearOf, writeOnce } from './write-once.ts';

/** The trackers as they are now, with the one that was written. */
export interface WrittenTracker {
  tracker: CloudTracker | null;
  trackers: CloudTracker[];
  isProven: boolean;
}

const named = (trackers: readonly CloudTracker[], name: string): CloudTracker | null =>
  trackers.find(({ tracker_name: each }) => each === name) ?? null;

/** The management tracker is left alone, and what has no name would be every one. */
function checked(call: string, name: string): void {
  if (name.trim() === '') throw new Failure('cloud-not-sent', { call, reason: 'tracker-name-empty' });
  if (name.trim().toLowerCase() === 'system')
    throw new Failure('cloud-not-sent', { call, reason: 'tracker-system' });
}

export async function createTracker(
  client: CloudClient,
  body: TrackerBody,
  signal: AbortSignal,
): Promise<WrittenTracker> {
  const { tracker_name: name } = body;
  checked('trackers.create', name);
  return write(client, 'trackers.create', body, (alone) => client.trackers.create(body, alone), signal);
}

export async function modifyTracker(
  client: CloudClient,
  change: TrackerChange,
  signal: AbortSignal,
): Promise<WrittenTracker> {
  checked('trackers.modify', change.tracker_name);
  return write(client, 'trackers.modify', change, (alone) => client.trackers.modify(change, alone), signal);
}

async function write(
  client: CloudClient,
  call: string,
  sent: TrackerChange,
  send: (alone: AbortSignal) => Promise<unknown>,
  signal: AbortSignal,
): Promise<WrittenTracker> {
  const { tracker_name: name } = sent;
  const before = named(await client.trackers.list({}, signal), name);
  const trackers = await writeOnce(
    {
      ...{ call, name, send },
      read: (alone) => client.trackers.list({}, alone),
      lost: (found) => lostOfTracker(sent, named(found, name)),
      isUntouched: (found) => JSON.stringify(named(found, name)?.raw) === JSON.stringify(before?.raw),
    },
    signal,
  );
  return { tracker: named(trackers, name), trackers, isProven: true };
}

/** One data tracker. One that was gone before is gone. */
export async function deleteTracker(
  client: CloudClient,
  name: string,
  signal: AbortSignal,
): Promise<{ isGone: boolean; trackers: CloudTracker[]; said: Failure | null }> {
  const call = 'trackers.delete';
  checked(call, name);
  if (signal.aborted) throw new Failure('cancelled', {});
  const said = await unclearOf(client.trackers.delete(name, new AbortController().signal)).catch(
    (error: unknown) => {
      if (error instanceof Failure && isNotFound(error)) return error;
      throw error;
    },
  );
  const trackers = await readBack(
    { call, name, read: (alone: AbortSignal) => client.trackers.list({}, alone) },
    said,
  );
  return { isGone: named(trackers, name) === null, trackers, said };
}

/** Puts tags on a tracker or takes them off. No documented call reads them; where an answer holds them all the same they are compared. */
export async function writeTags(
  client: CloudClient,
  what: 'add' | 'delete',
  trackerId: string,
  tags: readonly CloudTag[],
  signal: AbortSignal,
): Promise<WrittenTracker> {
  const { account } = client;
  const of = (trackers: readonly CloudTracker[]): CloudTracker | null =>
    trackers.find(({ id }) => id === trackerId) ?? null;
  const tagged = (trackers: readonly CloudTracker[]) => {
    const tracker = of(trackers);
    return tracker && tagsOf(tracker);
  };
  const before = of(await client.trackers.list({}, signal));
  let isRead = true;
  const trackers = await writeOnce(
    {
      ...{ call: what === 'add' ? 'tags.create' : 'tags.delete', name: before?.tracker_name ?? trackerId },
      send: (alone) =>
        what === 'add' ? account.addTags(trackerId, tags, alone) : account.deleteTags(trackerId, tags, alone),
      read: (alone) => client.trackers.list({}, alone),
      lost: (found) => {
        const there = tagged(found);
        isRead = there !== null;
        if (there === null) return [];
        return what === 'add' ? lostTags(there, tags) : tagsLeft(there, tags);
      },
      isUntouched: (found) => JSON.stringify(of(found)?.raw) === JSON.stringify(before?.raw),
    },
    signal,
  );
  return { tracker: of(trackers), trackers, isProven: isRead };
}
