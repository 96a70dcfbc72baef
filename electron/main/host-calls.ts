import { app } from 'electron';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { sep } from 'node:path';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { MainWindow } from './main-window.ts';

export function hostCalls(
  folder: string,
  window: MainWindow,
): Handlers<'host.info' | 'window.reload' | 'app.quit'> {
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

/** The system names a folder for documents also where there is none. */
export function documentsFolder(): string {
  const documents = app.getPath('documents');
  return existsSync(documents) ? documents : homedir();
}
