import type { Handlers } from '../../../shared/ipc/contract.ts';
import { DEFAULT_NETWORK } from '../../../shared/model/cloud-network.ts';
import { failureToWire } from '../../../shared/model/failure.ts';
import { testConnection } from '../sources/api/test-connection.ts';

/** Whether traces can be read with a profile, which is what it is there for, and what else of a sync it may not read. */
export function connectionTestService(environment: NodeJS.ProcessEnv): { handlers: Handlers<'cloud.test'> } {
  return {
    handlers: {
      'cloud.test': async ({ profile, secret }) => {
        const { failure, missing, clockDifferenceMs } = await testConnection(
          { profile, credentials: secret, network: DEFAULT_NETWORK, environment },
          new AbortController().signal,
        );
        if (failure !== null) throw failure;
        return { clockDifferenceMs, missing: missing.map(failureToWire) };
      },
    },
  };
}
