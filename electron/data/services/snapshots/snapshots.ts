import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { BrowseService } from '../browse/browse.ts';
import type { HeldReplay } from '../replay/held-replay.ts';
import { Latest } from '../replay/latest.ts';
import type { WorkspaceService } from '../workspace.ts';
import { goneNotifications } from './gone.ts';
import { liveConfiguration, lookedProjects } from './live-configuration.ts';
import { LiveChanges } from './live-changes.ts';
import { liveHistory } from './live-history.ts';
import { countLive } from './live-drafts.ts';

/** What the workspace keeps of the configuration of clouds. */
export function snapshotService(
  workspace: WorkspaceService,
  browse: BrowseService,
  replaying: HeldReplay,
): {
  handlers: Handlers<
    'snapshots.projects' | 'snapshots.current' | 'snapshots.counts' | 'snapshots.history' | 'snapshots.gone'
  >;
} {
  const latest = new Latest();
  const changes = new LiveChanges();
  const current = (projectId: string | null) => liveConfiguration(workspace.need().reader, projectId);
  return {
    handlers: {
      'snapshots.projects': () => lookedProjects(workspace.need().reader),
      'snapshots.current': ({ projectId }) => current(projectId),
      'snapshots.history': ({ projectId, notificationId }) =>
        liveHistory(workspace.need().reader, projectId, notificationId),
      'snapshots.gone': ({ projectId }) => goneNotifications(workspace.need().reader, projectId),
      'snapshots.counts': ({ asker, window, projectId }) => {
        const configuration = current(projectId);
        if (configuration === null) return [];
        return latest.run(asker, () =>
          countLive(replaying.of(browse.held()), changes, configuration, window),
        );
      },
    },
  };
}
