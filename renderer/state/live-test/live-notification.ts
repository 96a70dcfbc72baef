import type { LiveConfiguration } from '../../../shared/model/live-configuration.ts';
import type { ReplayedDraft } from '../../../shared/model/replay-request.ts';

/**
 * The notification that a draft was made of, or else the one of its name, as it stood in the account when that was read last: a
 * disabled one reports nothing.
 */
export function liveNotification(
  configuration: LiveConfiguration | null,
  { liveId, name }: { liveId: string | null; name: string },
  provider: ReplayedDraft['provider'],
): ReplayedDraft | null {
  const all = configuration?.notifications?.found ?? [];
  const found =
    all.find(({ notification_id: id }) => id === liveId) ??
    all.find(({ notification_name: own }) => own === name);
  if (configuration === null || found === undefined || provider !== 'huawei') return null;
  return {
    ...{ notification: found.raw, provider, projectId: found.project_id ?? configuration.projectId },
    ...{ assumptions: {}, respectStatus: true },
  };
}
