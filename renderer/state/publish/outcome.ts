import type { CloudNotification } from '../../../shared/model/cloud-objects.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { AskedWindow, CompareResult } from '../../../shared/model/replay-request.ts';
import type { FieldChange } from '../../../shared/notification/changes.ts';
import { fieldChanges } from '../../../shared/notification/changes.ts';
import { publishForm } from '../../../shared/notification/publish-body.ts';
import { call } from '../../ipc/client.ts';
import { differences, replayedOf, type Planned } from './planned.ts';

/** What became of one notification. */
export type Outcome = { planned: Planned } & (
  | { state: 'proven'; matched: number }
  | { state: 'deleted' | 'still-there' | 'as-before' }
  /** It reports something else than what was sent. */
  | { state: 'differs'; gained: number; lost: number }
  | { state: 'lost'; changes: FieldChange[]; effect: { gained: number; lost: number } | null }
  | { state: 'unknown' | 'not-written'; failure: Failure }
);

type Beside = Parameters<typeof replayedOf>[1];

/** What was written, as it was read again, held against what was to be: member by member, then on the same traces. */
export async function outcomeOf(
  planned: Planned,
  found: CloudNotification | null,
  beside: Beside,
  window: AskedWindow,
): Promise<Outcome> {
  if (planned.wanted === null) return { planned, state: found === null ? 'deleted' : 'still-there' };
  if (found === null)
    return planned.live === null
      ? { planned, state: 'as-before' }
      : { planned, state: 'lost', changes: planned.changes, effect: null };
  const changes = differences(planned, found);
  const compared = await retest(planned, found, beside, window);
  const { gained = 0, lost = 0, kept = 0, becameUnknown = 0, becameKnown = 0 } = compared?.counts ?? {};
  if (changes.length > 0) {
    const isBefore = planned.live !== null && isSame(planned.live, found);
    if (isBefore) return { planned, state: 'as-before' };
    return { planned, state: 'lost', changes, effect: compared && { gained, lost } };
  }
  if (gained + lost + becameUnknown + becameKnown > 0) return { planned, state: 'differs', gained, lost };
  return { planned, state: 'proven', matched: kept };
}

function retest(
  planned: Planned,
  found: CloudNotification,
  beside: Beside,
  window: AskedWindow,
): Promise<CompareResult | null> {
  const before = replayedOf(planned, beside).after;
  const after = { ...before, notification: { ...found.raw, status: found.status ?? 'disabled' } };
  const samples = { limit: 0, columns: [] };
  return call('replay.compare', { asker: 'plan-again', before, after, window, samples });
}

const isSame = (one: CloudNotification, other: CloudNotification): boolean =>
  fieldChanges(publishForm(one.raw, one.status), publishForm(other.raw, other.status)).length === 0;

/** The one that a plan is about, in what was read again. */
export function foundAgain(
  { live, name }: Planned,
  all: readonly CloudNotification[],
): CloudNotification | null {
  const found =
    live === null
      ? all.find((one) => one.notification_name === name)
      : all.find((one) => one.notification_id === live.notification_id);
  return found ?? null;
}
