import type { Json, JsonObject } from '../../../../shared/model/json.ts';
import type {
  LiveConfiguration,
  LiveGroup,
  LiveTopic,
  Looked,
  LookedProject,
  SnapshotKind,
} from '../../../../shared/model/live-configuration.ts';
import type { Reader } from '../../cache/handle.ts';
import { newestSnapshots, snapshots, type SnapshotEntry } from '../../cache/snapshots.ts';
import { configurationOf, operationsOf, quotaOf } from '../../sources/api/account.ts';
import { principalOf } from '../../sources/api/identity.ts';
import { notificationOf } from '../../sources/api/notifications.ts';
import { functionOf, subscriptionOf, topicOf } from '../../sources/api/targets.ts';
import { trackerOf } from '../../sources/api/trackers.ts';
import { contentOf, objectsOf } from './kept-content.ts';

/** Projects whose configuration was looked at, the latest first. */
export function lookedProjects(db: Reader): LookedProject[] {
  // Every project has notifications or trackers; what is of an account has its scope.
  const projects = new Map<string, LookedProject>();
  for (const { kind, scope, region, lastSeenAt } of snapshots(db)) {
    if (kind === ('resources' satisfies SnapshotKind)) continue;
    const known = projects.get(scope);
    if (known === undefined || lastSeenAt > known.lastSeenAt)
      projects.set(scope, { projectId: scope, region, lastSeenAt });
  }
  return [...projects.values()].toSorted((one, other) => other.lastSeenAt - one.lastSeenAt);
}

/** Of the project, or of the one that was looked at last; null where nothing is kept. */
export function liveConfiguration(db: Reader, projectId: string | null): LiveConfiguration | null {
  const project = lookedProjects(db).find((each) => projectId === null || each.projectId === projectId);
  if (project === undefined) return null;
  const kept = new Map(newestSnapshots(db, project.projectId).map((entry) => [entry.kind, entry]));
  const look = <Found>(kind: SnapshotKind, read: (content: Json) => Found): Looked<Found> | null => {
    const entry = kept.get(kind);
    if (entry === undefined) return null;
    return { found: read(contentOf(entry.text)), ...seen(entry) };
  };
  const list = <Item>(kind: SnapshotKind, read: (raw: JsonObject) => Item): Looked<Item[]> | null =>
    look(kind, (content) => objectsOf(content).map(read));
  const subscriptions = list('subscriptions', (raw) => plain(subscriptionOf(raw)));
  return {
    ...project,
    notifications: both(list('notifications-smn', notificationOf), list('notifications-fun', notificationOf)),
    trackers: list('trackers', trackerOf),
    quotas: list('quotas', (raw) => plain(quotaOf(raw))),
    configuration: look('configuration', (content) => configurationOf(content as JsonObject)),
    operations: list('operations', (raw) => plain(operationsOf(raw))),
    operators: look('operators', (content) => content as string[]),
    topics: list('topics', (raw): LiveTopic => {
      const topic = plain(topicOf(raw));
      const own = subscriptions?.found.filter(({ topic_urn: urn }) => urn === topic.topic_urn) ?? null;
      return { ...topic, subscriptions: own };
    }),
    functions: list('functions', (raw) => plain(functionOf(raw))),
    users: list('users', (raw) => plain(principalOf(raw))),
    groups: list('groups', groupOf),
  };
}

const groupOf = (raw: JsonObject): LiveGroup => ({
  ...plain(principalOf(raw)),
  members: objectsOf(raw['members'] ?? []).flatMap(({ name }) => (typeof name === 'string' ? [name] : [])),
});

/** Both kinds are one list to a person; it is as old as the older of the two. */
function both<Item>(one: Looked<Item[]> | null, other: Looked<Item[]> | null): Looked<Item[]> | null {
  if (one === null || other === null) return one ?? other;
  return {
    found: [...one.found, ...other.found],
    firstSeenAt: Math.max(one.firstSeenAt, other.firstSeenAt),
    lastSeenAt: Math.min(one.lastSeenAt, other.lastSeenAt),
  };
}

const seen = ({ firstSeenAt, lastSeenAt }: SnapshotEntry): Omit<Looked<never>, 'found'> => ({
  ...{ firstSeenAt, lastSeenAt },
});

/** As the service told it, it is kept; a window needs what is read of it. */
function plain<Told extends { raw: JsonObject }>(told: Told): Omit<Told, 'raw'> {
  const { raw, ...rest } = told;
  void raw;
  return rest;
}
