import type { LiveConfiguration } from '../../../shared/model/live-configuration.ts';
import type { ReplayedDraft } from '../../../shared/model/replay-request.ts';

/** The notification of this name as it stood in the account when that was read last: a disabled one reports nothing. */
export function liveNotification(
  configuration: LiveConfiguration | null,
  name: string,
  provider: ReplayedDraft['provider'],
): ReplayedDraft | null {
  const found = configuration?.notifications?.found.find((one) => one.notification_name === name);
  if (configuration === null || found === undefined || provider !== 'huawei') return null;
  return {
    ...{ notification: found.raw, provider, projectId: found.project_id ?? configuration.projectId },
    ...{ assumptions: {}, respectStatus: true },
  };
}
