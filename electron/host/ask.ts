import type { Answer, CallName, Calls } from '../../shared/ipc/contract.ts';
import { failureFromWire } from '../../shared/model/failure.ts';
import type { Host } from './host.ts';

/** A call of the host's own: the output, or the failure thrown. */
export async function ask<Name extends CallName>(
  host: Pick<Host, 'call'>,
  name: Name,
  input: Calls[Name]['input'],
): Promise<Calls[Name]['output']> {
  const answer = (await host.call(name, input)) as Answer<Name>;
  if (!answer.ok) throw failureFromWire(answer.failure);
  return answer.output;
}
