import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../../../shared/model/json.ts';

/** The three shapes in which the service hands out one trace. */
export const SHAPES = ['obs', 'api', 'function'] as const;
export type Shape = (typeof SHAPES)[number];

export const FIRST_TIME = Date.UTC(2026, 2, 2);
export const PROJECT = '5c1d7a90e2f44b6ea1c0d3b7f8e94a21';

export interface Told {
  id?: string;
  /** Members over those that the number gives. */
  with?: JsonObject;
  /** Members left out. */
  without?: readonly string[];
}

/** An id as the service makes them, of a number. */
export function traceIdOf(number: number): string {
  const hex = createHash('md5').update(String(number)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-11ef-9a30-${hex.slice(12, 24)}`;
}

/** The trace of a number as the service tells of it, in one of its shapes. */
export function ctsRecord(
  number: number,
  shape: Shape,
  { id, with: over = {}, without = [] }: Told = {},
): JsonObject {
  const user = {
    name: `user${number % 7}`,
    id: '7f3e2d1c0b9a48576655443322110fed',
    domain: { name: 'harbour-demo', id: 'd0a1b2c3d4e5f60718293a4b5c6d7e8f' },
  };
  const request = { server: { name: `srv-${number}`, count: number % 5 } };
  const code = [200, 202, 404][number % 3] ?? 200;
  const record: JsonObject = {
    trace_id: id ?? traceIdOf(number),
    time: FIRST_TIME + number * 1000,
    record_time: FIRST_TIME + number * 1000 + 400,
    service_type: ['ECS', 'VPC', 'OBS', 'IAM'][number % 4] ?? 'ECS',
    resource_type: 'ecs',
    resource_name: `srv-${number}`,
    trace_name: ['createServer', 'deleteServer', 'listServers'][number % 3] ?? '',
    trace_rating: number % 20 === 0 ? 'warning' : 'normal',
    trace_type: 'ApiCall',
    source_ip: `192.0.2.${number % 250}`,
    ...(shape === 'obs' ? { project_id: PROJECT, tracker_name: 'system' } : {}),
    code: shape === 'obs' ? code : String(code),
    user: shape === 'obs' ? JSON.stringify(user) : user,
    request: shape === 'api' ? JSON.stringify(request) : request,
    response: shape === 'obs' ? '' : shape === 'api' ? null : {},
    ...over,
  };
  for (const member of without) delete record[member];
  return shape === 'function' ? { cts: record } : record;
}

/** One record a line. */
export function lines(records: readonly unknown[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}
