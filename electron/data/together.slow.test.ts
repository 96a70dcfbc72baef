import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Json } from '../../shared/model/json.ts';
import type { Together, TogetherQuestion, TopicPart, TopicReport } from '../../shared/model/together.ts';
import { startData, type RunningData } from './testing/running-data.ts';
import { tempFolder } from './testing/temp-folder.ts';

const MINUTE = 60_000;
const START = Date.UTC(2024, 4, 16);
const ASKED: TogetherQuestion = {
  ...{ projectId: null, drafts: true, window: { from: null, to: null }, zone: 'UTC' },
};

/** A server's creation is recorded twice, minutes apart, and something else is done in between. */
const records = [
  ...['a', 'b'].flatMap((server, at) =>
    [0, 4].map((minutes) => ({
      ...{ trace_id: `${server}${minutes}`, time: START + (at * 90 + minutes) * MINUTE, code: '200' },
      ...{ service_type: 'ECS', resource_type: 'ecs', trace_name: 'createServer', resource_id: server },
      ...{ trace_type: 'ApiCall', trace_rating: 'normal', user: { id: 'u', name: 'lena' } },
    })),
  ),
  {
    ...{
      trace_id: 'key',
      time: START + 300 * MINUTE,
      code: '200',
      service_type: 'KMS',
      resource_type: 'CMK',
    },
    ...{ trace_name: 'disableKey', trace_type: 'ApiCall', trace_rating: 'warning', user: { name: 'ci' } },
  },
];

const TOPIC = 'urn:smn:eu-west-101:p:alerts';
const customized = (name: string, service: string, type: string, trace: string, more: object = {}): Json => ({
  ...{ notification_name: name, operation_type: 'customized', topic_id: TOPIC },
  operations: [{ service_type: service, resource_type: type, trace_names: [trace] }],
  ...more,
});

async function opened(): Promise<RunningData> {
  const folder = tempFolder();
  const data = startData({ folder });
  await data.get('workspace.create', { path: join(folder, 'a.tracebell') });
  const file = join(folder, 'traces.ndjson');
  writeFileSync(file, records.map((record) => JSON.stringify(record)).join('\n'));
  const { taskId } = await data.get('imports.start', {
    ...{ paths: [file], rating: 'severity', uploaded: false },
  });
  await data.event('tasks.changed', ({ tasks }) =>
    tasks.some(({ id, state }) => id === taskId && state === 'done'),
  );
  return data;
}

async function add(data: RunningData, notification: Json): Promise<void> {
  const content = { provider: 'huawei' as const, projectId: null, pins: [], assumptions: {} };
  await data.get('drafts.add', {
    content: { ...content, text: JSON.stringify(notification) },
    origin: 'empty',
  });
}

async function asked(data: RunningData, question: Partial<TogetherQuestion> = {}): Promise<Together> {
  const report = await data.get('together.report', { asker: 'test', ...ASKED, ...question });
  if (report === null) throw new Error('Nobody asked anything newer.');
  return report;
}

async function behind(data: RunningData, { number }: Together, topic: TopicReport, part: TopicPart) {
  const samples = { limit: 1000, columns: ['trace_name' as const] };
  const found = await data.get('together.rows', {
    ...{ asker: JSON.stringify([part, topic.topic]), number, topic: topic.topic, part, offset: 0, samples },
  });
  if (found === null) throw new Error('The answer is the last one.');
  return found;
}

test('two notifications that report one trace to one topic are two messages, one of them a duplicate', async () => {
  const data = await opened();
  await add(data, customized('servers', 'ECS', 'ecs', 'createServer'));
  await add(data, { notification_name: 'all', operation_type: 'complete', topic_id: TOPIC });
  await add(data, customized('elsewhere', 'KMS', 'CMK', 'disableKey', { topic_id: `${TOPIC}-2` }));
  await add(data, customized('nowhere', 'KMS', 'CMK', 'disableKey', { topic_id: '' }));
  const report = await asked(data);
  expect(report.project).toBeNull();
  expect(report.topics.map(({ topic, messages }) => [topic, messages])).toEqual([
    [TOPIC, 9],
    [`${TOPIC}-2`, 1],
    [null, 1],
  ]);
  const [topic] = report.topics as [TopicReport];
  expect(topic).toMatchObject({ repeated: 4, secondRecords: 2, overlaps: [{ of: [0, 1], traces: 4 }] });
  expect(topic.watchers).toMatchObject([
    { name: 'servers', matched: 4, unknown: 0, alone: 0, within: [1] },
    { name: 'all', matched: 5, unknown: 0, alone: 1, within: [] },
  ]);
  expect(topic.peak).toEqual({ from: START, to: START + 10 * MINUTE, messages: 4 });
  expect(topic.byHour.slice(0, 6)).toEqual([4, 4, 0, 0, 0, 1]);

  const repeated = await behind(data, report, topic, { kind: 'repeated' });
  expect(repeated.rows.map(({ trace_id }) => trace_id)).toEqual(['b4', 'b0', 'a4', 'a0']);
  expect(repeated.by).toEqual(repeated.rows.map(() => [0, 1]));
  const second = await behind(data, report, topic, { kind: 'second-records' });
  expect(second.rows.map(({ trace_id }) => trace_id)).toEqual(['b4', 'a4']);

  // What is changed since is another answer: its rows are no longer those of the figures.
  await add(data, customized('keys', 'KMS', 'CMK', 'disableKey'));
  await asked(data);
  const samples = { limit: 5, columns: [] };
  const old = { asker: 'rows', number: report.number, topic: TOPIC, offset: 0, samples };
  expect(await data.get('together.rows', { ...old, part: { kind: 'all' } })).toBeNull();
});

test('behind every figure lie as many traces as it says, and a draft takes the place of its live one', async () => {
  const data = startData({ folder: tempFolder() });
  await data.get('sample.open', {});
  const report = await asked(data, { drafts: false });
  expect(report.topics.map(({ topic }) => topic?.split(':').slice(0, 2).join(':'))).toEqual([
    'urn:smn',
    'urn:fss',
  ]);
  for (const topic of report.topics) {
    const total = async (part: TopicPart): Promise<number> => (await behind(data, report, topic, part)).total;
    expect(topic.messages).toBe(topic.watchers.reduce((sum, { matched }) => sum + matched, 0));
    expect(topic.byHour.reduce((sum, count) => sum + count, 0)).toBe(topic.messages);
    expect(await total({ kind: 'all' })).toBe(topic.messages - topic.repeated);
    expect(await total({ kind: 'second-records' })).toBe(topic.secondRecords);
    for (const [of, { matched, unknown, alone }] of topic.watchers.entries()) {
      expect(await total({ kind: 'match', of })).toBe(matched);
      expect(await total({ kind: 'unknown', of })).toBe(unknown);
      expect(await total({ kind: 'alone', of })).toBe(alone);
    }
    for (const { of, traces } of topic.overlaps) expect(await total({ kind: 'both', of })).toBe(traces);
    const hours = await Promise.all(
      topic.byHour.map((_, hour) => behind(data, report, topic, { kind: 'hour', hour })),
    );
    expect(hours.map(({ by }) => by.flat().length)).toEqual(topic.byHour);
    if (topic.peak === null) continue;
    const { from, to, messages } = topic.peak;
    expect((await behind(data, report, topic, { kind: 'stretch', from, to })).by.flat()).toHaveLength(
      messages,
    );
  }
  const names = (one: Together): string[] =>
    one.topics.flatMap(({ watchers }) => watchers.map(({ name }) => name)).sort();
  const drafted = await asked(data, { drafts: true });
  expect(names(drafted)).toEqual(names(report));
  expect(drafted.topics.flatMap(({ watchers }) => watchers).every(({ id }) => 'draft' in id)).toBe(true);
});
