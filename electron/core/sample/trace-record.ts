import { bodiesOf, errorOf, resultOf } from './bodies.ts';
import { COMPANY, type Actor } from './company.ts';
import type { Operation } from './operations.ts';
import { below, hexOf, oneOf, type Random } from './random.ts';
import type { Resource } from './resources.ts';

/** What happened; how a trace file says it is this file's matter. */
export interface Happened {
  at: number;
  operation: Operation;
  resource: Resource;
  /** Null: the cloud itself. */
  who: Actor | null;
  rating?: 'normal' | 'warning' | 'incident';
  code?: number;
  /** In place of the usual body. */
  request?: object;
  /** The second trace of something that took its time. */
  isResult?: true;
}

export interface SampleTrace {
  traceId: string;
  recordedAt: number;
  /** The record as it is written: tens of thousands of objects would keep the collector busy. */
  json: string;
}

/** Services that write their bodies as JSON text. */
const TEXT_BODIES: ReadonlySet<string> = new Set(['ECS', 'VPC', 'IAM', 'RDS']);
const SUCCESS: Readonly<Record<string, number>> = { IAM: 302, OBS: 200, ECS: 200, CCE: 200, AS: 204 };

/** Members by alphabet, absent where the service leaves them out. */
export function traceOf(random: Random, happened: Happened): SampleTrace {
  const { at, operation, resource, who, rating = 'normal' } = happened;
  const recordedAt = at + 40 + below(random, 900);
  const traceId = traceIdOf(random, recordedAt);
  const address = who === null ? null : oneOf(random, who.addresses as [string, ...string[]]);
  const code = happened.code ?? (rating === 'normal' ? (SUCCESS[operation.service] ?? 200) : 403);
  const failed = rating !== 'normal';
  const [request, response] = bodies(random, happened, failed ? code : null);
  // One shape for all, which is several times as fast to make; what is undefined is left out when it is written.
  const record = {
    api_version: operation.api ?? undefined,
    code: who === null ? undefined : code,
    event_type: operation.global === true ? 'global' : 'system',
    message: failed ? errorOf(operation.service, code).error_msg : undefined,
    project_id: COMPANY.projectId,
    read_only: operation.readOnly === true,
    record_time: recordedAt,
    request,
    request_id: operation.service === 'ECS' || failed ? hexOf(random, 32) : undefined,
    resource_id: resource.id,
    resource_name: resource.name,
    resource_type: operation.type,
    response,
    service_type: operation.service,
    source_ip: address,
    time: at,
    trace_id: traceId,
    trace_name: operation.name,
    trace_rating: rating,
    trace_type: typeOf(who, operation),
    tracker_name: 'system',
    user: who?.text ?? null,
    user_agent: who?.kind === 'program' ? who.userAgent : undefined,
  };
  return { traceId, recordedAt, json: JSON.stringify(record) };
}

function typeOf(who: Actor | null, { service }: Operation): string {
  if (who === null) return 'SystemAction';
  if (service === 'OBS') return 'Others';
  return who.kind === 'person' ? 'ConsoleAction' : 'ApiCall';
}

function bodies(
  random: Random,
  happened: Happened,
  failure: number | null,
): [request: unknown, response: unknown] {
  const { operation, resource, who, at, isResult } = happened;
  const of = { random, operation, resource, who, at };
  const [usual, answer] = bodiesOf(operation.body, of);
  const written = (body: object | null): unknown => {
    if (body === null) return undefined;
    return TEXT_BODIES.has(operation.service) ? JSON.stringify(body) : body;
  };
  if (failure !== null)
    return [written(happened.request ?? usual), written(errorOf(operation.service, failure))];
  if (isResult === true) return [undefined, written(resultOf(of))];
  return [written(happened.request ?? usual), written(answer)];
}

/** A version-1 UUID, as the service makes them: the time in 100 ns since 1582, and the place that made it. */
function traceIdOf(random: Random, recordedAt: number): string {
  const ticks = BigInt(recordedAt + 12_219_292_800_000) * 10_000n + BigInt(below(random, 10_000));
  const hex = ticks.toString(16).padStart(15, '0');
  const clock = (0x8000 + below(random, 0x4000)).toString(16);
  return `${hex.slice(7)}-${hex.slice(3, 7)}-1${hex.slice(0, 3)}-${clock}-0255ac1${String(10_031 + below(random, 8))}`;
}
