import type { CloudTracker } from '../../../../shared/model/cloud-objects.ts';
import type { Failure, FailureCode } from '../../../../shared/model/failure.ts';
import { profileEndpoints } from '../../../../shared/model/cloud-profile.ts';
import type { CloudClient } from '../../sources/api/client.ts';
import { configurationParts } from './configuration-parts.ts';
import type { SyncCloud, Tracker } from './run-sync.ts';

/** The tracker of management traces, which every project has. */
const MANAGEMENT: Tracker = { name: 'system', isData: false };

/** Whoever answers so to one request answers so to all. */
const HOPELESS: ReadonlySet<FailureCode> = new Set<FailureCode>([
  ...(['cloud-key', 'cloud-permission', 'cloud-project', 'cloud-clock', 'cloud-not-sent'] as const),
  ...(['cloud-tls', 'cloud-dns', 'cloud-unreachable', 'cloud-proxy', 'cloud-ca-unreadable'] as const),
]);

/**
 * A page for people that says that all is well, or the way to another address: it is not the service that answers there. With
 * another status a page may stand for one call alone.
 */
function isElsewhere({ code, details }: Failure): boolean {
  const { problem, status = 0 } = details as { problem?: string; status?: number };
  return code === 'cloud-answer' && (problem === 'redirect' || (problem === 'html' && status < 300));
}

export const isHopeless = (failure: Failure): boolean => HOPELESS.has(failure.code) || isElsewhere(failure);

/** The account as a sync sees it, by way of the client. */
export function cloudOfClient(client: CloudClient): SyncCloud {
  const { profile } = client;
  const { projectId, region } = profile;
  // Asked once: a sync wants their names before it reads traces, and keeps them with the configuration.
  let asked: Promise<CloudTracker[]> | undefined;
  const trackers = (signal: AbortSignal): Promise<CloudTracker[]> =>
    (asked ??= client.trackers.list({}, signal));
  return {
    ...{ region, projectId, address: profileEndpoints(profile).cts },
    async trackers(signal) {
      const found = await trackers(signal);
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
    configuration: configurationParts(client, trackers),
    clockAheadMs: client.clockDifferenceMs,
    isHopeless,
  };
}
