import { call } from '../ipc/client.ts';
import { host } from './host.svelte.ts';

/**
 * Saves a text under a name: where the system's dialog says, by whoever can write files, or as a download of the browser. The
 * path; the name alone for a download; null where nobody chose one.
 */
export async function saveText(
  suggestedName: string,
  text: () => Promise<string>,
  write: (path: string) => Promise<void>,
): Promise<string | null> {
  if (host.info?.dialogs === 'native') {
    const { path } = await call('dialog.saveExport', { suggestedName });
    if (path !== null) await write(path);
    return path;
  }
  const address = URL.createObjectURL(new Blob([await text()], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = suggestedName;
  link.click();
  URL.revokeObjectURL(address);
  return suggestedName;
}
