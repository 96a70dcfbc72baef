import type { HostInfo } from '../../shared/ipc/contract.ts';
import { call } from '../ipc/client.ts';

let info = $state<HostInfo | null>(null);

/** What this page runs in. Null only until the first answer. */
export const host = {
  get info(): HostInfo | null {
    return info;
  },
  get isMac(): boolean {
    return info?.platform === 'darwin';
  },
  async load(): Promise<void> {
    info = await call('host.info');
  },
};
