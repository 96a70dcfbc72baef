import {
  PROXY_SECRET,
  type NetworkFound,
  type NetworkSettings,
} from '../../shared/model/network-settings.ts';
import { call } from '../ipc/client.ts';
import { settings as kept } from './settings.svelte.ts';
import { secrets } from './secrets.svelte.ts';

/** The way to the cloud. These throw: the form that asked shows the failure. */
export const network = {
  /** Without a password the one that is kept stays, as long as there is a name that it belongs to. */
  async save(settings: NetworkSettings, password: string): Promise<void> {
    const isNeeded = settings.proxy === 'own' && settings.proxyUser !== '';
    const isKept = secrets.status?.names.includes(PROXY_SECRET) ?? false;
    if (isNeeded && password !== '') await secrets.store(PROXY_SECRET, password);
    else if (!isNeeded && isKept && secrets.canStore) await secrets.remove(PROXY_SECRET);
    await kept.write({ network: settings });
  },
  test: (): Promise<NetworkFound> => call('network.test'),
};
