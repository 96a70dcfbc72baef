import { errorOf, requestOf, responseOf, type Body, type BodyShape } from './bodies.ts';
import type { Operation, Population, Resource } from './population.ts';
import { below, hexOf, oneOf, weighted, type Random } from '../../electron/core/sample/random.ts';

const RATINGS = ['normal', 'warning', 'incident'] as const;
const CODES = {
  normal: [200, 200, 200, 201, 202, 204],
  warning: [400, 403, 403, 404, 409],
  incident: [500, 503],
} as const;
const TYPES = ['ConsoleAction', 'ApiCall', 'SystemAction', 'Others'] as const;

const pickRating = weighted([94, 5, 1]);
const pickType = weighted([55, 35, 8, 2]);
const pickLateness = weighted([90, 9, 1]);
/** How long after `time` a trace is recorded, at most: at once, after a wait, as the result of a long job. */
const LATEST_MS = [800, 30_000, 600_000] as const;

/** One trace as a transferred file holds it: members by alphabet, absent where CTS leaves them out. */
export function recordOf(population: Population, random: Random, recordedAt: number): object {
  const operation = pickedFrom(population.operations, population.pickOperation(random));
  const resource = pickedFrom(operation.resources, below(random, operation.resources.length));
  const rating = RATINGS[pickRating(random)] ?? 'normal';
  const type = TYPES[pickType(random)] ?? 'ApiCall';
  const code = oneOf(random, CODES[rating]);
  const failed = rating !== 'normal';
  // The system acts without a user and from nowhere.
  const user = type === 'SystemAction' ? null : pickedFrom(population.users, population.pickUser(random));
  return {
    ...(operation.apiVersion === null ? {} : { api_version: operation.apiVersion }),
    ...codeOf(random, code, type),
    event_type: operation.global ? 'global' : 'system',
    ...(failed ? { message: `${operation.name} failed with ${String(code)}` } : {}),
    project_id: resource.projectId,
    read_only: operation.readOnly,
    record_time: recordedAt,
    ...bodiesOf(random, operation, resource, recordedAt, failed ? code : null),
    ...(random() < 0.6 ? { request_id: hexOf(random, 32) } : {}),
    ...(operation.listing ? {} : { resource_id: resource.id, resource_name: resource.name }),
    resource_type: operation.resourceType,
    service_type: operation.service,
    source_ip: user?.sourceIp ?? null,
    time: recordedAt - below(random, LATEST_MS[pickLateness(random)] ?? 800),
    trace_id: traceIdOf(random, recordedAt),
    trace_name: operation.name,
    trace_rating: rating,
    trace_type: operation.data ? 'ObsAPI' : type,
    tracker_name: operation.data ? 'bucket-data' : 'system',
    user: user?.text ?? null,
    ...(user !== null && random() < 0.1 ? { user_agent: user.userAgent } : {}),
  };
}

/** What the system does by itself is no call, so that nothing answered with a code. */
function codeOf(random: Random, code: number, type: string): object {
  const asText = random() < 0.03;
  return type === 'SystemAction' ? {} : { code: asText ? String(code) : code };
}

function bodiesOf(
  random: Random,
  { shape, resourceType, service }: Operation,
  { id, name }: Resource,
  recordedAt: number,
  failure: number | null,
): object {
  if (shape.form === 'absent' && random() < 0.35) return {};
  const request = requestOf(random, shape, resourceType, name);
  const response =
    failure === null
      ? responseOf(random, shape, { type: resourceType, id, recordedAt })
      : errorOf(service, failure);
  return { request: written(shape, request), response: written(shape, response) };
}

function written({ form }: BodyShape, body: Body): unknown {
  return form === 'text' ? JSON.stringify(body) : body;
}

/** A version-1 UUID, as CTS makes them: the time in 100 ns since 1582, and the place that made it. */
function traceIdOf(random: Random, recordedAt: number): string {
  const ticks = BigInt(recordedAt + 12_219_292_800_000) * 10_000n + BigInt(below(random, 10_000));
  const hex = ticks.toString(16).padStart(15, '0');
  const clock = (0x8000 + below(random, 0x4000)).toString(16);
  const place = String(10_031 + below(random, 8));
  return `${hex.slice(7)}-${hex.slice(3, 7)}-1${hex.slice(0, 3)}-${clock}-0255ac1${place}`;
}

function pickedFrom<Value>(values: readonly Value[], index: number): Value {
  const value = values[index];
  if (value === undefined) throw new Error(`There is no ${String(index)} among ${String(values.length)}`);
  return value;
}
