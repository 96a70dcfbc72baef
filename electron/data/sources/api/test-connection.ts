import { Failure, type FailureCode } from '../../../../shared/model/failure.ts';
import { openClient, type CloudClient } from './client.ts';
import { ONE_TRY } from './retry.ts';
import type { TransportOptions } from './transport.ts';

export interface ConnectionReport {
  /** Why traces cannot be read; null where they can. */
  failure: Failure | null;
  /** What else the sign-in has no permission to read. */
  missing: Failure[];
  /** How far this machine's clock is ahead; null where no service told the time. */
  clockDifferenceMs: number | null;
}

/** Tries what a sync reads, once each and without waiting, and says what stands in the way. */
export async function testConnection(
  options: TransportOptions,
  signal: AbortSignal,
): Promise<ConnectionReport> {
  const client = openClient({ ...options, retry: ONE_TRY });
  try {
    const first = await failureOf(client.traces.page({ limit: 1 }, null, signal));
    const failure = first === null ? null : await explained(first, client, signal);
    const goesOn = failure === null || failure.code === 'cloud-permission';
    const missing = goesOn ? await missingBeside(client, signal) : [];
    return { failure, missing, clockDifferenceMs: client.clockDifferenceMs() };
  } finally {
    client.close();
  }
}

/** What a refusal by the trace service may come from, by what IAM says of the same sign-in. */
const UNCLEAR: readonly FailureCode[] = ['cloud-permission', 'cloud-key', 'cloud-refused'];
const CLEARER: readonly FailureCode[] = ['cloud-key', 'cloud-clock'];

async function explained(first: Failure, client: CloudClient, signal: AbortSignal): Promise<Failure> {
  if (!UNCLEAR.includes(first.code)) return first;
  try {
    const projects = await client.identity.reachableProjects(signal);
    const { projectId } = client.profile;
    return projects.some(({ id }) => id === projectId)
      ? first
      : new Failure('cloud-project', { projectId, reachable: projects.length });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // Somebody may read traces and ask IAM nothing: then only what the trace service said is known.
    return CLEARER.includes(error.code) ? error : first;
  }
}

async function missingBeside(client: CloudClient, signal: AbortSignal): Promise<Failure[]> {
  const { trackers, notifications, account } = client;
  const found = await Promise.all([
    failureOf(trackers.list({}, signal)),
    failureOf(notifications.list('smn', undefined, signal)),
    failureOf(account.quotas(signal)),
    failureOf(account.operations({}, signal)),
  ]);
  return found.filter((failure): failure is Failure => failure?.code === 'cloud-permission');
}

async function failureOf(work: Promise<unknown>): Promise<Failure | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof Failure && error.code !== 'cancelled') return error;
    throw error;
  }
}
