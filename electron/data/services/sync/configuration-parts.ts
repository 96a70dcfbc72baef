import { profileEndpoints } from '../../../../shared/model/cloud-profile.ts';
import type { CloudService } from '../../../../shared/model/cloud-region.ts';
import type { Json } from '../../../../shared/model/json.ts';
import type { SnapshotKind } from '../../../../shared/model/live-configuration.ts';
import type { CloudClient } from '../../sources/api/client.ts';

/** A part of an account's configuration. */
export interface ConfigurationPart {
  kind: SnapshotKind;
  /** The project, or the account where it is the account's. */
  scope: string;
  /** Who is asked: one that cannot be reached for one part cannot be for the next. */
  service: CloudService;
  read(signal: AbortSignal): Promise<Json>;
}

type Trackers = (signal: AbortSignal) => Promise<readonly { raw: Json }[]>;

/**
 * Everything that is looked at, by way of the client. People and groups are kept with the project: what a sign-in may see of
 * them depends on it, and nothing is kept twice for that.
 */
export function configurationParts(client: CloudClient, trackers: Trackers): ConfigurationPart[] {
  const { profile, notifications, account, targets, identity } = client;
  const { projectId, domainId } = profile;
  const part = (
    service: CloudService,
    kind: SnapshotKind,
    read: ConfigurationPart['read'],
    scope = projectId,
  ): ConfigurationPart => ({ kind, scope, service, read });
  const addresses = profileEndpoints(profile);
  const parts = [
    part('cts', 'trackers', async (signal) => raw(await trackers(signal))),
    part('cts', 'notifications-smn', async (signal) =>
      raw(await notifications.list('smn', undefined, signal)),
    ),
    part('cts', 'notifications-fun', async (signal) =>
      raw(await notifications.list('fun', undefined, signal)),
    ),
    part('cts', 'quotas', async (signal) => raw(await account.quotas(signal))),
    part('cts', 'configuration', async (signal) => (await account.configuration(signal)).raw),
    part('cts', 'operations', async (signal) => raw(await account.operations({}, signal))),
    part('cts', 'operators', (signal) => account.operators(signal)),
    ...(domainId === ''
      ? []
      : [part('cts', 'resources', async (signal) => raw(await account.resources(signal)), domainId)]),
    part('iam', 'users', async (signal) => raw(await identity.users({}, signal))),
    part('iam', 'groups', (signal) => groupsWithMembers(client, signal)),
    part('smn', 'topics', async (signal) => raw(await targets.topics(signal))),
    part('smn', 'subscriptions', async (signal) => raw(await targets.allSubscriptions(signal))),
    part('functiongraph', 'functions', async (signal) => raw(await targets.functions(signal))),
    part('kms', 'keys', async (signal) => raw(await targets.keys(signal))),
  ];
  // A service that the region has no known address of is as good as not there.
  return parts.filter(({ service }) => addresses[service] !== '');
}

const raw = (list: readonly { raw: Json }[]): Json => list.map((one) => one.raw);

async function groupsWithMembers({ identity }: CloudClient, signal: AbortSignal): Promise<Json> {
  const groups = await identity.groups({}, signal);
  return Promise.all(
    groups.map(async (group) => ({
      ...group.raw,
      members: (await identity.members(group.id, signal)).map(({ id, name }) => ({ id, name })),
    })),
  );
}
