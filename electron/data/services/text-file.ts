import type { Handlers } from '../../../shared/ipc/contract.ts';
import { checkPath } from '../cache/file-check.ts';
import { writeDraftFile } from './drafts/draft-file.ts';
import type { WorkspaceService } from './workspace.ts';

/** Writes a text that the window made, whole or not at all. */
export function textFileService(workspace: WorkspaceService): { handlers: Handlers<'texts.save'> } {
  return {
    handlers: {
      'texts.save': ({ path, text, replace }) => {
        checkPath(path);
        writeDraftFile(text, { path, replace, workspace: workspace.need().path });
        return {};
      },
    },
  };
}
