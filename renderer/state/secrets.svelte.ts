import type { SecretsStatus } from '../../shared/ipc/contract.ts';
import { call } from '../ipc/client.ts';
import { attempt } from './notices.svelte.ts';

let status = $state.raw<SecretsStatus | null>(null);

export const secrets = {
  get status(): SecretsStatus | null {
    return status;
  },
  /** Whether one can be stored as things are. */
  get canStore(): boolean {
    return status?.store === 'system' || status?.lock === 'open';
  },
  load(): Promise<void> {
    return attempt(async () => {
      status = await call('secrets.status');
    });
  },
  /** These throw: the form that asked shows the failure. */
  async store(name: string, value: string): Promise<void> {
    status = await call('secrets.store', { name, value });
  },
  async remove(name: string): Promise<void> {
    status = await call('secrets.remove', { name });
  },
  async unlock(passphrase: string): Promise<void> {
    status = await call('secrets.unlock', { passphrase });
  },
  reset(): Promise<void> {
    return attempt(async () => {
      status = await call('secrets.reset');
    });
  },
};
