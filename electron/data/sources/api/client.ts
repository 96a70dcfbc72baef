import { accountCalls } from './account.ts';
import { createAsk } from './ask.ts';
import { identityCalls } from './identity.ts';
import { notificationCalls } from './notifications.ts';
import { targetCalls } from './targets.ts';
import { traceCalls } from './traces.ts';
import { trackerCalls } from './trackers.ts';
import { openTransport, type TransportOptions } from './transport.ts';

/** A method for every call, by subject. */
export type CloudClient = ReturnType<typeof openClient>;

export function openClient(options: TransportOptions) {
  const transport = openTransport(options);
  const ask = createAsk(transport, options.profile);
  return {
    profile: options.profile,
    traces: traceCalls(transport, options.profile),
    trackers: trackerCalls(ask),
    notifications: notificationCalls(ask),
    account: accountCalls(ask),
    identity: identityCalls(ask),
    targets: targetCalls(ask),
    clockDifferenceMs: transport.clockDifferenceMs,
    close: transport.close,
  };
}
