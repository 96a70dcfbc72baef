import type { LostMember } from '../../../../shared/model/cloud-write.ts';
import { Failure } from '../../../../shared/model/failure.ts';

export interface Write<Found> {
  /** As the table of calls has it. */
  call: string;
  /** Of what is written. */
  name: string;
  send(signal: AbortSignal): Promise<unknown>;
  /** What is there now. */
  read(signal: AbortSignal): Promise<Found>;
  /** What is not as it was asked for. */
  lost(found: Found): LostMember[];
  /** Whether all is as it was before. */
  isUntouched(found: Found): boolean;
}

/** A write is not given up half-way: what became of it would not be known. */
const ALONE = new AbortController().signal;

/**
 * Sends a change once and reads what it made. Where no clear answer came, reading says what holds: done, not done, or something in
 * between. Where that is not possible either, it is said to be unknown.
 */
export async function writeOnce<Found>(write: Write<Found>, signal: AbortSignal): Promise<Found> {
  if (signal.aborted) throw new Failure('cancelled', {});
  const unclear = await unclearOf(write.send(ALONE));
  const found = await readBack(write, unclear);
  const members = write.lost(found);
  if (members.length === 0) return found;
  if (unclear !== null && write.isUntouched(found)) throw unclear;
  const { call, name } = write;
  throw new Failure('cloud-write-lost', { call, name, members }, unclear ?? undefined);
}

/** The failure after which nobody knows whether it was done; null where it was. Others are thrown. */
export async function unclearOf(sent: Promise<unknown>): Promise<Failure | null> {
  try {
    await sent;
    return null;
  } catch (error) {
    if (error instanceof Failure && isUnclear(error)) return error;
    throw error;
  }
}

export async function readBack<Found>(
  { call, name, read }: Pick<Write<Found>, 'call' | 'name' | 'read'>,
  unclear: Failure | null,
): Promise<Found> {
  try {
    return await read(ALONE);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure('cloud-write-unknown', { call, name, wasAnswered: unclear === null }, error);
  }
}

function isUnclear({ code, details }: Failure): boolean {
  const { problem, waitedFor, kind } = details as Partial<Record<'problem' | 'waitedFor' | 'kind', string>>;
  if (code === 'cloud-unreachable') return problem === 'reset' || problem === 'other';
  if (code === 'cloud-timeout') return waitedFor === 'answer';
  if (code === 'cloud-answer') return problem !== 'redirect';
  // The last one came as a success that held an error: either may be true.
  return code === 'cloud-refused' && (kind === 'internal' || kind === 'unavailable' || kind === 'other');
}
