import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Json } from '../../shared/model/json.ts';
import type { ReplayedDraft } from '../../shared/model/replay-request.ts';
import type { Task } from '../../shared/model/task.ts';
import { ctsRecord, lines } from './services/ingest/testing/trace-records.ts';
import { startData, type RunningData } from './testing/running-data.ts';
import { tempFolder } from './testing/temp-folder.ts';

const COUNT = 40;
const SERVICES = 100;
const NAMES_A_SERVICE = 10;
const USERS = 50;

const draftOf = (notification: Json, provider: ReplayedDraft['provider'] = 'huawei'): ReplayedDraft => ({
  ...{ notification, provider, projectId: null, assumptions: {}, respectStatus: false },
});

async function filled(): Promise<RunningData> {
  const place = tempFolder();
  const data = startData({ folder: tempFolder() });
  await data.get('workspace.create', { path: join(place, 'a.tracebell') });
  const records = Array.from({ length: COUNT }, (_, at) => ctsRecord(at, 'obs'));
  writeFileSync(join(place, 'a.ndjson'), lines(records));
  const { taskId } = await data.get('imports.start', {
    ...{ paths: [join(place, 'a.ndjson')], rating: 'severity', uploaded: false },
  });
  const isIt = ({ id, state }: Task): boolean => id === taskId && state !== 'running';
  await data.event('tasks.changed', ({ tasks }) => tasks.some(isIt));
  return data;
}

async function tested(data: RunningData, draft: ReplayedDraft): Promise<number[]> {
  const answer = await data.get('liveTest.run', {
    ...{ asker: 'a', draft, live: null, window: { from: null, to: null }, bars: 20, zone: 'UTC' },
    ...{ pins: [], selected: null, samples: { limit: COUNT, columns: [] } },
  });
  if (answer === null) throw new Error('Something newer was asked.');
  const { traces, matched, unknown, samples } = answer;
  expect([samples.match.length, samples.unknown.length]).toEqual([matched, unknown]);
  return [traces, matched, unknown];
}

const codes = async (data: RunningData, draft: ReplayedDraft): Promise<string[]> =>
  (await data.get('notifications.check', { draft })).map(({ code }) => code);

const services = (count: number, seen: Json): Json[] => [
  seen,
  ...Array.from({ length: count - 1 }, (_, at) => ({
    ...{ service_type: `S${at}`, resource_type: 'thing' },
    trace_names: Array.from({ length: NAMES_A_SERVICE }, (__, name) => `do${at}x${name}`),
  })),
];

test('a draft of a thousand operations over a hundred services and fifty users is tested; one more of either is said', async () => {
  const data = await filled();
  const operations = await data.get('notifications.operations', { provider: 'huawei' });
  const [most] = operations.filter(({ seen }) => seen > 0).sort((a, b) => b.seen - a.seen);
  if (most === undefined) throw new Error('Nothing was seen.');
  const padding = Array.from({ length: NAMES_A_SERVICE - 1 }, (_, at) => `pad${at}`);
  const seen = {
    ...{ service_type: most.service_type, resource_type: most.resource_type },
    trace_names: [most.trace_name, ...padding],
  };
  const users = Array.from({ length: USERS }, (_, at) => `u${at}`);
  const notification = (more: { services?: number; users?: string[] } = {}): Json => ({
    ...{ notification_name: 'large', operation_type: 'customized', status: 'disabled' },
    operations: services(more.services ?? SERVICES, seen),
    ...(more.users !== undefined && {
      notify_user_list: [{ user_group: 'all', user_list: more.users }],
    }),
  });
  const whole = draftOf(notification());
  expect(await tested(data, whole)).toEqual([COUNT, most.seen, 0]);
  expect(await codes(data, whole)).not.toContain('operations-too-many');
  expect(await tested(data, draftOf(notification({ users })))).toEqual([COUNT, 0, 0]);
  expect(await codes(data, draftOf(notification({ users })))).not.toContain('users-too-many');
  // Too much is tested like anything else: it says what it would report, and that the service refuses it.
  const over = draftOf(notification({ services: SERVICES + 1, users: [...users, 'one more'] }));
  expect(await tested(data, over)).toEqual([COUNT, 0, 0]);
  expect(await codes(data, over)).toEqual(
    expect.arrayContaining(['operations-too-many', 'services-too-many', 'users-too-many']),
  );
});

test('what cannot be read of a draft leaves its traces open, in its place, and is named', async () => {
  const data = await filled();
  const filtered = (filter: Json): ReplayedDraft =>
    draftOf({ notification_name: 'n', operation_type: 'complete', status: 'disabled', filter });
  const malformed = filtered({
    ...{ is_support_filter: true, condition: 'AND', rule: ['trace_rating > normal', 7] },
  });
  expect(await tested(data, malformed)).toEqual([COUNT, 0, COUNT]);
  expect(await codes(data, malformed)).toContain('filter-rule-malformed');
  const decided = filtered({
    ...{ is_support_filter: true, condition: 'AND', rule: ['trace_rating > normal', 'code = never'] },
  });
  expect(await tested(data, decided)).toEqual([COUNT, 0, 0]);
  const unflagged = filtered({ condition: 'AND', rule: ['code = never'] });
  expect(await tested(data, unflagged)).toEqual([COUNT, 0, COUNT]);
  expect(await codes(data, unflagged)).toContain('filter-flag');
  expect(await tested(data, draftOf(null))).toEqual([COUNT, 0, COUNT]);
});

test('a draft for another provider is tested on the traces of that one alone', async () => {
  const data = await filled();
  expect(await tested(data, draftOf({ operation_type: 'complete' }, 'aws'))).toEqual([0, 0, 0]);
});
