import type { EmitEvent, Handlers } from '../../../shared/ipc/contract.ts';
import { workspaceSettings } from '../cache/workspace-settings.ts';
import type { WorkspaceService } from './workspace.ts';

export function workspaceSettingsService(
  workspace: WorkspaceService,
  emit: EmitEvent,
): { handlers: Handlers<'workspace.settings' | 'workspace.changeSettings'> } {
  const read = () => workspaceSettings(workspace.need().reader);
  return {
    handlers: {
      'workspace.settings': read,
      'workspace.changeSettings': async (settings) => {
        const { path, reader, writable } = workspace.needWriter();
        const signal = new AbortController().signal;
        await writable.writer.run(
          'changeSettings',
          { workspace: path, settings },
          { signal, progress: () => undefined },
        );
        emit('traces.changed', {});
        workspace.tell();
        return workspaceSettings(reader);
      },
    },
  };
}
