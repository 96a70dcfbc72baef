import type { CloudTrace, GeneratedPlan, JsonObject } from './account.ts';
import type { TraceShelf } from './trace-shelf.ts';

const OPERATIONS = [
  ['ECS', 'ecs', 'createServer'],
  ['ECS', 'ecs', 'deleteServer'],
  ['ECS', 'ecs', 'rebootServer'],
  ['VPC', 'security-group-rule', 'createSecurity-group-rule'],
  ['VPC', 'eip', 'deleteEip'],
  ['IAM', 'user', 'login'],
  ['IAM', 'agency', 'updateAgency'],
  ['KMS', 'cmk', 'disableKey'],
  ['OBS', 'bucket', 'listAllMyBucket'],
  ['EVS', 'evs', 'attachVolume'],
  ['CTS', 'tracker', 'updateTracker'],
  ['RDS', 'instance', 'createBackup'],
] as const;
const USERS = ['ada', 'bruno', 'chen', 'deploy-bot', 'emre', 'farid'] as const;
const RESOURCES = 20_000;
const ADDRESSES = 300;
const DOMAIN = { id: '2306579dc99f4c8690b14b68e734fcd9', name: 'acme' };

/** A shelf of any length that holds nothing. */
export function generatedShelf(plan: GeneratedPlan): TraceShelf {
  const { count, fromAt, toAt } = plan;
  const step = (toAt - fromAt) / Math.max(count, 1);
  // Within its own step, so that the order of indexes is that of times.
  const recordedAt = (index: number): number =>
    Math.floor(fromAt + index * step + (noise(plan.seed, index, 1) % 1_000) * (step / 1_000));
  return {
    count,
    recordedAt,
    record: (index) => recordOf(plan, index, recordedAt(index)),
    find(id) {
      const index = Number.parseInt(id.slice(-12), 16);
      return index < count && idOf(plan, index) === id ? index : -1;
    },
  };
}

function recordOf({ seed }: GeneratedPlan, index: number, recordedAt: number): CloudTrace {
  const roll = (salt: number): number => noise(seed, index, salt);
  const [service, type, name] = pick(OPERATIONS, roll(2));
  const user = pick(USERS, roll(3));
  const failed = roll(4) % 20 === 0;
  const code = failed ? 403 : 200;
  // An account has so many places and things, however long it is watched.
  const address = noise(seed, roll(5) % ADDRESSES, 15);
  const resource = noise(seed, roll(10) % RESOURCES, 16);
  return {
    trace_id: idOf({ seed }, index),
    record_time: recordedAt,
    time: recordedAt - (roll(6) % 50 === 0 ? 3 * 3_600_000 : roll(7) % 90_000),
    trace_name: name,
    trace_rating: failed ? (roll(8) % 5 === 0 ? 'incident' : 'warning') : 'normal',
    trace_type: pick(['ConsoleAction', 'ApiCall', 'SystemAction'], roll(9)),
    service_type: service,
    resource_type: type,
    resource_id: `${hex(resource)}-0d1d-41ce-9690-${hex(resource)}0001`,
    resource_name: `${type}-${resource % 4_000}`,
    source_ip: `10.${address & 255}.${(address >> 8) & 255}.${(address >> 16) & 255}`,
    api_version: 'v1.0',
    // Both documented forms of each.
    code: index % 2 === 0 ? code : String(code),
    ...(index % 3 === 0 ? { user: JSON.stringify(userOf(user)) } : { user: userOf(user) }),
    ...bodiesOf(index, failed),
    request_id: hex(roll(13)) + hex(roll(14)),
  };
}

function bodiesOf(index: number, failed: boolean): JsonObject {
  const response = failed ? { code: 'APIG.0403', message: 'Refused.' } : { job_id: `job-${index}` };
  const request = { count: index % 7, name: `n-${index % 100}` };
  return index % 2 === 0
    ? { request: JSON.stringify(request), response: JSON.stringify(response) }
    : { request, response };
}

const userOf = (name: string): JsonObject => ({ id: `id-${name}`, name, domain: DOMAIN });

/** Looks like the time-based ids of the service and gives its own place back. */
const idOf = ({ seed }: { seed: number }, index: number): string =>
  `${hex(noise(seed, index, 0))}-bc09-11e6-b2cc-${index.toString(16).padStart(12, '0')}`;

/** Thirty-two bits that depend on all three numbers. */
function noise(seed: number, index: number, salt: number): number {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
  mixed ^= Math.imul(salt + 1, 0x27d4eb2f);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

const hex = (value: number): string => value.toString(16).padStart(8, '0');

function pick<T>(values: readonly T[], roll: number): T {
  const value = values[roll % values.length];
  if (value === undefined) throw new RangeError('There is nothing to pick from.');
  return value;
}
