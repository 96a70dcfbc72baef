import { WORKSPACE_ENDING } from '../../shared/model/workspace.ts';
import { call } from '../ipc/client.ts';
import { dialogs } from './dialogs.svelte.ts';
import { host } from './host.svelte.ts';
import { attempt } from './notices.svelte.ts';
import { workspace } from './workspace.svelte.ts';

/** Which file: asked by the system's dialog where there is one, otherwise by a dialog of the page. */
const native = (): boolean => host.info?.dialogs === 'native';

export async function chooseToOpen(): Promise<void> {
  if (!native()) return dialogs.show('open');
  await attempt(async () => {
    const { path } = await call('dialog.openWorkspace');
    if (path !== null) await workspace.open(path);
  });
}

export async function chooseNewPlace(): Promise<void> {
  if (!native()) return dialogs.show('new');
  await attempt(async () => {
    const { path } = await call('dialog.saveWorkspace', { suggestedName: 'audit' });
    if (path !== null) await workspace.create(path);
  });
}

export async function chooseCopyPlace(): Promise<void> {
  if (!native()) return dialogs.show('copy');
  await attempt(async () => {
    const suggestedName = `${workspace.summary?.name ?? 'workspace'} copy`;
    const { path } = await call('dialog.saveWorkspace', { suggestedName });
    // The system's dialog has asked before naming a file that exists.
    if (path !== null) await workspace.copy(path, true);
  });
}

/** A path to begin with: beside the open workspace, otherwise in the person's own folder. */
export function suggestedPath(name: string): string {
  const separator = host.info?.pathSeparator ?? '/';
  const open = workspace.summary?.path;
  const folder =
    open === undefined ? (host.info?.homeFolder ?? '') : open.slice(0, open.lastIndexOf(separator));
  return `${folder}${separator}${name}${WORKSPACE_ENDING}`;
}
