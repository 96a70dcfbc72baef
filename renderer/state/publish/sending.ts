import type { CloudWritten } from '../../../shared/model/cloud-write.ts';
import { Failure, failureFromWire, type FailureDetails } from '../../../shared/model/failure.ts';
import { call } from '../../ipc/client.ts';
import { changesOf, type Planned } from './planned.ts';

export interface Sent {
  /** What was refused, or is not known. */
  failures: Map<Planned, Failure>;
  /** What the service said although it was not refused: a deletion of several that ended in an error. */
  said: Failure | null;
}

/** Sends what is planned, one change after the other, each once; tells how many more were sent. */
export async function sendAll(
  connection: string,
  planned: readonly Planned[],
  onsent: (more: number) => void,
): Promise<Sent> {
  const sent: Sent = { failures: new Map(), said: null };
  for (const change of changesOf(planned)) {
    const own = planned.filter((one) => isOf(one, change));
    await tried(
      async () => {
        const { said }: CloudWritten = await call('profiles.write', { id: connection, change });
        if (said !== null) sent.said = failureFromWire(said);
      },
      (failure) => own.forEach((one) => sent.failures.set(one, failure)),
    );
    onsent(own.length);
  }
  return sent;
}

/** One of several that were not sent as one of them had been changed. */
export function isChangedIn(failure: Failure | undefined, { name }: Planned): boolean {
  if (failure?.code !== 'cloud-write-changed') return false;
  const { names } = failure.details as FailureDetails['cloud-write-changed'];
  return names.includes(name);
}

function isOf({ live, kind }: Planned, change: ReturnType<typeof changesOf>[number]): boolean {
  if (change.what === 'delete-notifications') return kind === 'delete';
  if (change.what === 'create-notification') return kind === 'create';
  return 'id' in change && change.id === live?.notification_id;
}

async function tried(work: () => Promise<void>, onfailure: (failure: Failure) => void): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    onfailure(error);
  }
}
