import type { RatingChoice } from '../../shared/model/trace.ts';
import { call } from '../ipc/client.ts';
import { dialogs } from './dialogs.svelte.ts';
import { host } from './host.svelte.ts';
import { readTraces } from './intake.svelte.ts';
import { attempt } from './notices.svelte.ts';
import { workspace } from './workspace.svelte.ts';

/** Which file: asked by the system's dialog where there is one, otherwise by a dialog of the page. */
const native = (): boolean => host.info?.dialogs === 'native';

export async function chooseToOpen(): Promise<void> {
  if (!(await workspace.mayLeave())) return;
  if (!native()) return dialogs.show('open');
  await attempt(async () => {
    const { path } = await call('dialog.openWorkspace');
    if (path !== null) await workspace.open(path);
  });
}

/** Which traces, and how they are rated, asked by a dialog of the page, which is in every host. */
export function chooseTracesWithOptions(): Promise<void> {
  return dialogs.show('traces');
}

export async function chooseTraces(kind: 'files' | 'folder'): Promise<void> {
  if (!native()) return dialogs.show('traces');
  await attempt(() => readChosen(kind, 'severity'));
}

/** By the system's dialog. */
export async function readChosen(kind: 'files' | 'folder', rating: RatingChoice): Promise<void> {
  const { paths } = await call('dialog.openTraces', { kind });
  if (paths.length > 0) await readTraces({ paths }, rating);
}

export async function chooseCopyPlace(): Promise<void> {
  if (!native()) return dialogs.show('copy');
  await attempt(async () => {
    const suggestedName = `${workspace.summary?.name ?? 'workspace'} copy`;
    const { path } = await call('dialog.saveWorkspace', { suggestedName });
    // The system's dialog has asked before naming a file that exists.
    if (path !== null) await workspace.copyOrRescue(path, true);
  });
}
