import type { Handlers } from '../../../shared/ipc/contract.ts';
import { DEFAULT_NETWORK } from '../../../shared/model/cloud-network.ts';
import { Failure } from '../../../shared/model/failure.ts';
import { openClient, type CloudClient } from '../sources/api/client.ts';

/** Asks a cloud for one trace, which is what a profile is there for, and tells why it cannot be had. */
export function cloudCheckService(environment: NodeJS.ProcessEnv): { handlers: Handlers<'cloud.test'> } {
  return {
    handlers: {
      'cloud.test': async ({ profile, secret }) => {
        const client = openClient({ profile, credentials: secret, network: DEFAULT_NETWORK, environment });
        const { signal } = new AbortController();
        try {
          await client.traces.page({ limit: 1 }, null, signal);
          return { clockDifferenceMs: client.clockDifferenceMs() };
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
          throw await sharper(error, client, signal);
        } finally {
          client.close();
        }
      },
    },
  };
}

/** A wrong project is refused like a missing permission: the projects that can be reached tell which it is. */
async function sharper(failure: Failure, client: CloudClient, signal: AbortSignal): Promise<Failure> {
  if (failure.code !== 'cloud-permission' && failure.code !== 'cloud-key') return failure;
  const { projectId } = client.profile;
  try {
    const reachable = await client.identity.reachableProjects(signal);
    const isReachable = reachable.some(({ id, enabled }) => id === projectId && enabled !== false);
    return isReachable ? failure : new Failure('cloud-project', { projectId, reachable: reachable.length });
  } catch (error) {
    // What was said first is about what was asked for.
    if (error instanceof Failure) return failure;
    throw error;
  }
}
