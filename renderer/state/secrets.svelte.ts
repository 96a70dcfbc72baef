import type { SecretsStatus } from '../../shared/ipc/contract.ts';
import { call } from '../ipc/client.ts';
import { attempt } from './notices.svelte.ts';

let status = $state.raw<SecretsStatus | null>(null);

export const secrets = {
  get status(): SecretsStatus | null {
    return status;
  },
  load(): Promise<void> {
    return attempt(async () => {
      status = await call('secrets.status');
    });
  },
};
