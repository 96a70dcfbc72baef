import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { WorkspaceService } from '../workspace.ts';
import { liveConfiguration, lookedProjects } from './live-configuration.ts';

/** What the workspace keeps of the configuration of clouds. */
export function snapshotService(workspace: WorkspaceService): {
  handlers: Handlers<'snapshots.projects' | 'snapshots.current'>;
} {
  return {
    handlers: {
      'snapshots.projects': () => lookedProjects(workspace.need().reader),
      'snapshots.current': ({ projectId }) => liveConfiguration(workspace.need().reader, projectId),
    },
  };
}
