import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A trace as the service writes it to a file, and members of the test's own. */
export function trace(id: string, members: object = {}): object {
  return {
    ...{ trace_id: id, trace_name: 'deleteEip', trace_rating: 'warning', trace_type: 'ApiCall' },
    ...{ service_type: 'VPC', resource_type: 'eip', source_ip: '203.0.113.7', code: '204' },
    ...{ time: 1_715_824_800_000, record_time: 1_715_824_860_000, user: { name: 'lena' } },
    ...{ project_id: '0f2a6d1c9e8b4f7aa1b2c3d4e5f60718', tracker_name: 'system' },
    ...members,
  };
}

/** Writes a file below a folder, with its folders. Gives its path. */
export function put(folder: string, name: string, content: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** One record a line. */
export const lines = (records: readonly (object | string)[]): string =>
  records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record))).join('\n');
