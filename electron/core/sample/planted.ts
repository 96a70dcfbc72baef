import type { Finding } from '../../../shared/model/sample.ts';
import { COMPANY } from './company.ts';
import { OPERATIONS } from './operations.ts';
import { BACKUP, DEPLOYER, MARA, PRIYA, STRANGER } from './people.ts';
import { below, randomOf, type Random } from './random.ts';
import { resourceNamed, someResource } from './resources.ts';
import { traceOf, type Happened, type SampleTrace } from './trace-record.ts';
import { HOUR_MS, WEEK_MS } from './week.ts';

const MINUTE_MS = 60_000;
export const SLOT_MS = HOUR_MS / 2;

/** What was put into the week, and where each of it lies. Files are told of by their half hour. */
export interface Planted {
  traces: SampleTrace[];
  findings: Omit<Finding, 'file'>[];
  /** When `key_lifecycle` was disabled. */
  off: { from: number; to: number };
  gap: { from: number; to: number };
  /** A trace that was taken out of its file after that was delivered. */
  removed: SampleTrace;
  changedSlot: number;
  deliveredTwiceSlot: number;
}

/** All at a fixed distance from the end: it is found the same on whatever day the sample is made. */
export function plantedIn(seed: number, until: number): Planted {
  const random = randomOf(seed, 99_991);
  const off = { from: until - 20 * HOUR_MS, to: until - 16 * HOUR_MS };
  const gap = { from: until - 75 * HOUR_MS, to: until - 72 * HOUR_MS };
  const changedSlot = until - 50 * HOUR_MS;
  const deliveredTwiceSlot = until - 100 * HOUR_MS;
  const whole = { from: until - WEEK_MS, to: until };

  const switching = switchings(random, off);
  const keys = keyOperations(random, off);
  const deletion = keys.at(-1);
  if (deletion === undefined) throw new Error('The sample has lost its key.');
  const incidents = reportedIncidents(random, until);
  const unreported = traceOf(random, {
    ...{ at: until - 5 * HOUR_MS - 7 * MINUTE_MS, operation: OPERATIONS.deleteCluster, who: DEPLOYER },
    ...{ resource: resourceNamed('cluster', 'freight-staging'), rating: 'incident', code: 503 },
  });
  const burstFrom = until - 9 * HOUR_MS + 11 * MINUTE_MS;
  const burst = burstOf(random, burstFrom);
  const [kept, removed] = deletedSnapshots(random, changedSlot);

  const of = (id: Finding['id'], rest: Partial<Finding>): Omit<Finding, 'file'> => ({
    ...{ id, ...whole, traceIds: [], filter: null, notification: null },
    ...rest,
  });
  const ids = (traces: readonly SampleTrace[]): string[] => traces.map(({ traceId }) => traceId);
  return {
    ...{ off, gap, removed, changedSlot, deliveredTwiceSlot },
    traces: [...switching, ...keys, ...incidents, unreported, ...burst, kept],
    findings: [
      of('key-deletion', {
        ...{ from: off.from, to: off.to, traceIds: [deletion.traceId] },
        ...{ filter: `user.name = ${STRANGER.name}`, notification: 'key_lifecycle' },
      }),
      of('switched-off', {
        ...{ ...off, traceIds: [...ids(switching), ...ids(keys)] },
        ...{ filter: 'resource_name = key_lifecycle', notification: 'key_lifecycle' },
      }),
      of('filter-off', { filter: 'trace_name = login', notification: 'failed_logins' }),
      of('never-fires', { filter: 'trace_name = setBucketPolicy', notification: 'bucket_policies' }),
      of('user-twice', { notification: 'access_changes' }),
      of('unreported-incident', {
        ...{ from: until - 6 * HOUR_MS, to: until - 5 * HOUR_MS, traceIds: [unreported.traceId] },
        filter: 'trace_rating = incident',
      }),
      of('burst', {
        ...{ from: until - 9 * HOUR_MS, to: until - 8 * HOUR_MS, traceIds: ids(burst.slice(0, 1)) },
        filter: `trace_name = ${OPERATIONS.createRule.name} and code = 409`,
      }),
      of('gap', gap),
      of('changed-file', {
        ...{ from: changedSlot, to: changedSlot + SLOT_MS, traceIds: [kept.traceId] },
        filter: `trace_name = ${OPERATIONS.deleteSnapshot.name}`,
      }),
      of('duplicate-delivery', { from: deliveredTwiceSlot, to: deliveredTwiceSlot + SLOT_MS }),
    ],
  };
}

const key = (name: string) => resourceNamed('key', name);

/** Somebody whom nobody knows switches the notification off, and on again when all is done. */
function switchings(random: Random, { from, to }: { from: number; to: number }): SampleTrace[] {
  const resource = resourceNamed('notification', 'key_lifecycle');
  const turned = (at: number, status: string): SampleTrace =>
    traceOf(random, {
      ...{ at, operation: OPERATIONS.updateNotification, resource, who: STRANGER },
      request: {
        ...{ notification_name: resource.name, notification_id: resource.id },
        ...{ notification_type: 'smn', operation_type: 'customized', status },
      },
    });
  const login = traceOf(random, {
    ...{ at: from - 2 * MINUTE_MS, operation: OPERATIONS.login, who: STRANGER },
    resource: { id: STRANGER.id, name: STRANGER.name },
  });
  return [login, turned(from, 'disabled'), turned(to, 'enabled')];
}

/** Twelve that the notification would have told of; the last one is what they were for. */
function keyOperations(random: Random, { from }: { from: number }): SampleTrace[] {
  const steps: [Happened['operation'], string, Happened['who']][] = [
    [OPERATIONS.disableKey, 'invoices', STRANGER],
    [OPERATIONS.enableKey, 'invoices', STRANGER],
    [OPERATIONS.disableKey, 'backups', STRANGER],
    [OPERATIONS.enableKey, 'backups', STRANGER],
    [OPERATIONS.disableKey, 'parcels', MARA],
    [OPERATIONS.enableKey, 'parcels', MARA],
    [OPERATIONS.disableKey, 'parcels', STRANGER],
    [OPERATIONS.enableKey, 'parcels', PRIYA],
    [OPERATIONS.scheduleKeyDeletion, 'backups', STRANGER],
    [OPERATIONS.cancelKeyDeletion, 'backups', STRANGER],
    [OPERATIONS.disableKey, 'customer-records', STRANGER],
    [OPERATIONS.scheduleKeyDeletion, 'customer-records', STRANGER],
  ];
  return steps.map(([operation, name, who], step) =>
    traceOf(random, {
      ...{
        at: from + (9 + 17 * step) * MINUTE_MS + below(random, MINUTE_MS),
        operation,
        resource: key(name),
        who,
      },
      ...(operation.name === 'scheduleKeyDeletion'
        ? { request: { key_id: key(name).id, pending_days: '7' } }
        : {}),
    }),
  );
}

/** Incidents that `serious_failures` tells of, so that the one it does not tell of is the only one. */
function reportedIncidents(random: Random, until: number): SampleTrace[] {
  const operations = [OPERATIONS.createServer, OPERATIONS.rebootServer, OPERATIONS.setParameters];
  return [150, 128, 111, 90, 64, 41, 28, 22, 11].map((hoursBefore, at) => {
    const operation = operations[at % operations.length] ?? OPERATIONS.createServer;
    return traceOf(random, {
      ...{ at: until - hoursBefore * HOUR_MS - below(random, 40 * MINUTE_MS), operation, who: MARA },
      ...{ resource: someResource(random, operation.on), rating: 'incident', code: 500 },
    });
  });
}

/** A pipeline that does not stop at a refusal. */
function burstOf(random: Random, from: number): SampleTrace[] {
  const resource = resourceNamed('rule', 'sg-build-01');
  return Array.from({ length: 2_400 }, (_, at) =>
    traceOf(random, {
      ...{
        at: from + at * 480 + below(random, 400),
        operation: OPERATIONS.createRule,
        resource,
        who: DEPLOYER,
      },
      ...{ rating: 'warning', code: 409 },
    }),
  );
}

/** Two databases' snapshots were deleted; the file knows of one. */
function deletedSnapshots(random: Random, slot: number): [kept: SampleTrace, removed: SampleTrace] {
  const deleted = (minute: number, name: string): SampleTrace =>
    traceOf(random, {
      ...{ at: slot + minute * MINUTE_MS, operation: OPERATIONS.deleteSnapshot, who: BACKUP },
      resource: resourceNamed('database', name),
      request: { backup: { instance: name, project: COMPANY.projectId } },
    });
  return [deleted(8, 'reporting-db'), deleted(12, 'orders-db')];
}
