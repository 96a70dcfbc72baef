import { WORKSPACE_ENDING } from '../../shared/model/workspace.ts';
import { call } from '../ipc/client.ts';
import { dialogs } from './dialogs.svelte.ts';
import { host } from './host.svelte.ts';
import { attempt } from './notices.svelte.ts';
import { workspace } from './workspace.svelte.ts';

/** Where a new workspace is made: asked by the system's dialog where there is one. Resolves when that is settled. */
export async function chooseNewPlace(): Promise<void> {
  if (!(await workspace.mayLeave())) return;
  if (host.info?.dialogs !== 'native') return dialogs.show('new');
  await attempt(async () => {
    const { path } = await call('dialog.saveWorkspace', { suggestedName: 'audit' });
    if (path !== null) await workspace.create(path);
  });
}

/** A path to begin with: beside the open workspace, otherwise in the person's own folder. */
export function suggestedPath(name: string, ending: string = WORKSPACE_ENDING): string {
  const separator = host.info?.pathSeparator ?? '/';
  const open = workspace.summary?.path;
  const folder =
    open === undefined ? (host.info?.homeFolder ?? '') : open.slice(0, open.lastIndexOf(separator));
  return `${folder}${separator}${name}${ending}`;
}
