import { homedir } from 'node:os';
import { sep } from 'node:path';
import { Failure } from '../../shared/model/failure.ts';
import type { Handlers, HostCallName } from '../../shared/ipc/contract.ts';
import type { Secrets } from './secrets.ts';

export interface HostCallsOptions {
  version: string;
  folder: string;
  quit(): void;
}

type Answered = Exclude<
  HostCallName,
  | 'failures.take'
  | 'crashes.list'
  | 'crashes.remove'
  | 'profiles.test'
  | 'profiles.sync'
  | 'profiles.read'
  | 'profiles.write'
  | 'profiles.look'
  | 'network.test'
  | keyof Secrets['handlers']
>;

/** What only a window could do: said plainly, or done by upload and download instead. */
export function hostCalls({ version, folder, quit }: HostCallsOptions): Handlers<Answered> {
  const noDialog = (): never => {
    throw new Failure('dialog-unavailable', {});
  };
  return {
    'host.info': () => ({
      kind: 'serve',
      dialogs: 'browser',
      platform: process.platform,
      version,
      dataFolder: folder,
      homeFolder: homedir(),
      pathSeparator: sep,
      systemLanguages: null,
    }),
    'dialog.openWorkspace': noDialog,
    'dialog.openTraces': noDialog,
    'dialog.saveExport': noDialog,
    'dialog.saveWorkspace': noDialog,
    // A page in a browser opens another by itself.
    'page.open': ({ address }) => {
      throw new Failure('page-not-opened', { address });
    },
    // A page in a browser reloads itself; there is nothing to do on this side.
    'window.reload': () => ({}),
    // Not the app's own: whoever installed it brings it up to date.
    'updates.status': () => ({ absent: 'serve', installs: false, look: { state: 'none' } }),
    'updates.check': () => {
      throw new Failure('updates-not-asked', { reason: 'serve' });
    },
    'app.quit': () => {
      quit();
      return {};
    },
  };
}
