import type { LiveConfiguration } from '../../../shared/model/live-configuration.ts';
import type { ReplayedDraft } from '../../../shared/model/replay-request.ts';
import { call } from '../../ipc/client.ts';
import { attempt } from '../notices.svelte.ts';
import { whileChanging } from '../while-changing.ts';
import { workspace } from '../workspace.svelte.ts';

let configuration = $state.raw<LiveConfiguration | null>(null);

const read = whileChanging(async () => {
  configuration = workspace.summary === null ? null : await call('snapshots.current', { projectId: null });
});

/** The notifications that reported when the account was looked at last. */
export const liveNotifications = {
  load(): Promise<void> {
    return attempt(read);
  },
  /** When they were read; null where they never were. */
  get readAt(): number | null {
    return configuration?.notifications?.lastSeenAt ?? null;
  },
  /** The one of this name, with what it is held against as it stands in the account. */
  named(name: string, provider: ReplayedDraft['provider']): ReplayedDraft | null {
    const found = configuration?.notifications?.found.find((one) => one.notification_name === name);
    if (found === undefined || provider !== 'huawei') return null;
    return {
      ...{
        notification: found.raw,
        provider,
        projectId: found.project_id ?? configuration?.projectId ?? null,
      },
      ...{ assumptions: {}, respectStatus: true },
    };
  },
};
