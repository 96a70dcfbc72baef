import { COPY_DOWNLOAD_URL, uploadWorkspace } from '../ipc/upload.ts';
import { workspace } from './workspace.svelte.ts';

/** Between the machine of the browser and the machine that serves; only under the serve host. */
export async function uploadAndOpen(
  file: File,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<void> {
  await workspace.open(await uploadWorkspace(file, progress, signal));
}

export const copyDownloadUrl = COPY_DOWNLOAD_URL;
