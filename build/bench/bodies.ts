import { below, hexOf, oneOf, randomOf, uuidOf, type Random } from '../../electron/core/sample/random.ts';

/** What the bodies of one operation look like: the same members each time, other values. */
export interface BodyShape {
  request: readonly Member[];
  response: readonly Member[];
  /** Services write them as JSON text, as an object, or not at all. */
  form: 'text' | 'object' | 'absent';
}

type Value = string | number | boolean;
type Member = readonly [name: string, values: readonly [Value, ...Value[]]];
export type Body = Record<string, unknown>;

const MEMBERS: readonly [Member, ...Member[]] = [
  ['flavorRef', ['s6.large.2', 's6.xlarge.2', 'c7.large.4', 'm7.2xlarge.8']],
  ['availability_zone', ['cn-north-4a', 'cn-north-4b', 'cn-north-4c']],
  ['vpc_id', uuids(1, 60)],
  ['description', ['managed by the platform team', 'temporary, remove after the test', '']],
  ['enterprise_project_id', ['0', '7e9a6f0c-54a1-4f36-9d54-0d0b7c1f2a11']],
  ['charging_mode', ['postPaid', 'prePaid']],
  ['network_type', ['vpc', 'classic']],
  ['admin_state_up', [true, false]],
  ['bandwidth_size', [5, 10, 20, 50, 100]],
  ['image_id', uuids(2, 40)],
  ['volume_type', ['SSD', 'GPSSD', 'SAS']],
  ['volume_size', [40, 100, 200, 500]],
  ['protocol', ['TCP', 'UDP', 'HTTP', 'HTTPS']],
  ['port_range_min', [22, 80, 443, 3306, 8080]],
  ['remote_ip_prefix', ['10.0.0.0/8', '192.168.0.0/16', '172.16.4.0/24']],
  ['subnet_id', uuids(3, 200)],
  ['retention_days', [7, 30, 90]],
  ['encryption_enabled', [true, false]],
  ['key_alias', ['obs/default', 'evs/default', 'team/harbour']],
  ['tags', ['env=prod', 'env=test', 'owner=harbour']],
  ['adminPass', ['********']],
  ['security_group', ['sg-default', 'sg-web', 'sg-database']],
  ['auto_renew', [true, false]],
  ['maintain_begin', ['02:00:00', '22:00:00']],
  ['engine_version', ['5.7', '8.0', '14.6', '6.2']],
];

const OUTCOMES: readonly [Member, ...Member[]] = [
  ['status', ['ACTIVE', 'BUILD', 'AVAILABLE', 'IN-USE', 'DELETING']],
  ['progress', [0, 100]],
  ['visibility', ['private', 'shared']],
  ['provisioning_status', ['ACTIVE', 'PENDING']],
  ['operating_status', ['ONLINE', 'OFFLINE']],
  ['is_default', [true, false]],
  ['size', [1, 2, 5, 10]],
];

const FORMS: readonly [BodyShape['form'], ...BodyShape['form'][]] = [
  'text',
  'text',
  'text',
  'object',
  'absent',
];

interface Outcome {
  type: string;
  id: string;
  recordedAt: number;
}

export function bodyShapeOf(random: Random): BodyShape {
  return {
    request: membersOf(random, MEMBERS, 6 + below(random, 6)),
    response: membersOf(random, OUTCOMES, 4 + below(random, 3)),
    form: oneOf(random, FORMS),
  };
}

export function requestOf(random: Random, { request }: BodyShape, type: string, name: string): Body {
  return { [type]: { name, ...filled(random, request) } };
}

export function responseOf(random: Random, { response }: BodyShape, { type, id, recordedAt }: Outcome): Body {
  const made = { id, created_at: new Date(recordedAt).toISOString(), ...filled(random, response) };
  return { [type]: made, job_id: hexOf(random, 32) };
}

export function errorOf(service: string, code: number): Body {
  const message = code === 403 ? 'Policy does not allow the action to be performed.' : 'The request failed.';
  return {
    error: { code: `${service}.${String(code).padStart(4, '0')}`, message, title: 'Request refused' },
  };
}

function uuids(stream: number, count: number): [string, ...string[]] {
  const random = randomOf(0, stream);
  return [uuidOf(random), ...Array.from({ length: count - 1 }, () => uuidOf(random))];
}

function membersOf(random: Random, from: readonly [Member, ...Member[]], count: number): Member[] {
  const start = below(random, from.length);
  return Array.from({ length: count }, (_, index) => from[(start + index) % from.length] ?? from[0]);
}

function filled(random: Random, members: readonly Member[]): Body {
  const body: Body = {};
  for (const [name, values] of members) body[name] = oneOf(random, values);
  return body;
}
