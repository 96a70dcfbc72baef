import type { Failure, FailureCode } from '../../../../shared/model/failure.ts';
import type { Json } from '../../../../shared/model/json.ts';
import { profileEndpoints } from '../../../../shared/model/cloud-profile.ts';
import type { CloudClient } from '../../sources/api/client.ts';
import type { SyncCloud, Tracker } from './run-sync.ts';

/** The tracker of management traces, which every project has. */
const MANAGEMENT: Tracker = { name: 'system', isData: false };

/** Whoever answers so to one request answers so to all. */
const HOPELESS: ReadonlySet<FailureCode> = new Set<FailureCode>([
  ...(['cloud-key', 'cloud-permission', 'cloud-project', 'cloud-clock', 'cloud-not-sent'] as const),
  ...(['cloud-tls', 'cloud-dns', 'cloud-unreachable', 'cloud-proxy', 'cloud-ca-unreadable'] as const),
]);

/** The account as a sync sees it, by way of the client. */
export function cloudOfClient(client: CloudClient): SyncCloud {
  const { profile, notifications, trackers, account } = client;
  const { projectId, domainId, region } = profile;
  const ofProject = (kind: string, read: (signal: AbortSignal) => Promise<Json>) => ({
    ...{ kind, scope: projectId, read },
  });
  const raw = (list: readonly { raw: Json }[]): Json => list.map((one) => one.raw);
  const listed = async (type: 'smn' | 'fun', signal: AbortSignal): Promise<Json> =>
    raw(await notifications.list(type, undefined, signal));
  return {
    ...{ region, projectId, address: profileEndpoints(profile).cts },
    async trackers(signal) {
      const found = await trackers.list({}, signal);
      const data = found.filter(
        ({ tracker_type: type, tracker_name: name }) => type === 'data' && name !== '',
      );
      return [MANAGEMENT, ...data.map(({ tracker_name: name }) => ({ name, isData: true }))];
    },
    page: ({ tracker, from, to, next, limit }, signal) =>
      client.traces.answer(
        {
          // Of data traces only with their tracker's name; the others have no choice.
          ...(tracker.isData ? { trace_type: 'data', tracker_name: tracker.name } : { trace_type: 'system' }),
          // Both bounds are excluded there.
          ...{ window: { from: from - 1, to }, limit },
        },
        next,
        signal,
      ),
    configuration: [
      ofProject('trackers', async (signal) => raw(await trackers.list({}, signal))),
      ofProject('notifications-smn', (signal) => listed('smn', signal)),
      ofProject('notifications-fun', (signal) => listed('fun', signal)),
      ofProject('quotas', async (signal) => raw(await account.quotas(signal))),
      ofProject('configuration', async (signal) => (await account.configuration(signal)).raw),
      ofProject('operations', async (signal) => raw(await account.operations({}, signal))),
      ofProject('operators', (signal) => account.operators(signal)),
      ...(domainId === ''
        ? []
        : [
            {
              ...{ kind: 'resources', scope: domainId },
              read: async (signal: AbortSignal) => raw(await account.resources(signal)),
            },
          ]),
    ],
    isHopeless: ({ code }: Failure) => HOPELESS.has(code),
  };
}
