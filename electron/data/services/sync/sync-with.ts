import type { CloudNetwork } from '../../../../shared/model/cloud-network.ts';
import { DEFAULT_NETWORK } from '../../../../shared/model/cloud-network.ts';
import type { CloudProfile } from '../../../../shared/model/cloud-profile.ts';
import { Failure } from '../../../../shared/model/failure.ts';
import { openClient } from '../../sources/api/client.ts';
import type { Credentials } from '../../sources/api/credentials.ts';
import { cloudOfClient } from './cloud-of-client.ts';
import { runSync, type SyncOutcome, type SyncRunOptions } from './run-sync.ts';

/** Pages under way at a time: what answers a request is mostly waited for. */
const PAGES_AT_ONCE = 24;
/** What looks at the configuration meanwhile does not wait for them. */
const OTHERS_AT_ONCE = 2;

export interface SyncWithOptions extends Omit<SyncRunOptions, 'cloud' | 'atOnce'> {
  profile: CloudProfile;
  credentials: Credentials;
  environment: Readonly<Record<string, string | undefined>>;
  network?: CloudNetwork;
}

export interface Counted {
  outcome: SyncOutcome;
  requests: number;
  /** Requests that were made once more. */
  retries: number;
}

/** Signs in and syncs. */
export async function syncWith(options: SyncWithOptions): Promise<Counted> {
  const { profile, credentials, environment, network = DEFAULT_NETWORK, ...rest } = options;
  const counted = { requests: 0, retries: 0 };
  const open = (of: CloudProfile) =>
    openClient({
      ...{ profile: of, credentials, environment, network, concurrency: PAGES_AT_ONCE + OTHERS_AT_ONCE },
      onExchange: ({ attempt }) => {
        counted.requests += 1;
        if (attempt > 1) counted.retries += 1;
      },
    });
  const first = open(profile);
  const client =
    profile.domainId === '' ? open({ ...profile, domainId: await domainOf(first, rest.signal) }) : first;
  try {
    const outcome = await runSync({ ...rest, cloud: cloudOfClient(client), atOnce: PAGES_AT_ONCE });
    return { outcome, ...counted };
  } finally {
    client.close();
    first.close();
  }
}

/** Of the account that signs in; empty where it may not be told, which only leaves out what belongs to the account. */
async function domainOf(client: ReturnType<typeof openClient>, signal: AbortSignal): Promise<string> {
  try {
    const [domain] = await client.identity.domains(signal);
    return domain?.id ?? '';
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'cancelled') throw error;
    return '';
  }
}
