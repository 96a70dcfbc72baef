import { app, shell } from 'electron';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { sep } from 'node:path';
import type { Handlers } from '../../shared/ipc/contract.ts';
import { Failure } from '../../shared/model/failure.ts';
import { isPageAddress } from '../../shared/model/page-address.ts';
import type { MainWindow } from './main-window.ts';

export function hostCalls(
  folder: string,
  window: MainWindow,
): Handlers<'host.info' | 'page.open' | 'window.reload' | 'app.quit'> {
  return {
    'host.info': () => ({
      kind: 'electron',
      dialogs: 'native',
      platform: process.platform,
      version: app.getVersion(),
      dataFolder: folder,
      homeFolder: documentsFolder(),
      pathSeparator: sep,
      systemLanguages: app.getPreferredSystemLanguages(),
    }),
    'page.open': async ({ address }) => {
      await openOutside(address);
      return {};
    },
    'window.reload': () => {
      window.reload();
      return {};
    },
    'app.quit': () => {
      setImmediate(() => app.quit()); // The answer goes first: the window that waits for it is about to close.
      return {};
    },
  };
}

/** The system would run a program for many a scheme, so what was decoded is looked at once more. */
async function openOutside(address: string): Promise<void> {
  const url = URL.parse(address);
  const isPlain =
    isPageAddress(address) && url?.protocol === 'https:' && url.username === '' && url.password === '';
  try {
    if (!isPlain) throw new Error('not a plain https address');
    await shell.openExternal(url.href);
  } catch {
    throw new Failure('page-not-opened', { address });
  }
}

/** The system names a folder for documents also where there is none. */
export function documentsFolder(): string {
  const documents = app.getPath('documents');
  return existsSync(documents) ? documents : homedir();
}
