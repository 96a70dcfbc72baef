import type { Handlers } from '../../../shared/ipc/contract.ts';
import { failureToWire } from '../../../shared/model/failure.ts';
import type { NetworkSettings } from '../../../shared/model/network-settings.ts';
import { networkOf } from './network.ts';
import { testConnection } from '../sources/api/test-connection.ts';

/** Whether traces can be read with a profile, which is what it is there for, and what else of a sync it may not read. */
export function connectionTestService(
  network: () => NetworkSettings,
  environment: NodeJS.ProcessEnv,
): { handlers: Handlers<'cloud.test'> } {
  return {
    handlers: {
      'cloud.test': async ({ profile, secret, proxyPassword }) => {
        const { failure, missing, clockDifferenceMs } = await testConnection(
          {
            ...{ profile, credentials: secret, environment },
            network: networkOf(network(), proxyPassword, environment),
          },
          new AbortController().signal,
        );
        if (failure !== null) throw failure;
        return { clockDifferenceMs, missing: missing.map(failureToWire) };
      },
    },
  };
}
