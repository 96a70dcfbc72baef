import { describe, expect, onTestFinished, test } from 'vitest';
import { openClient, type CloudClient } from './client.ts';
import {
  answerJson,
  optionsFor,
  profileAt,
  startService,
  type Received,
  type Reply,
} from './testing/local-service.ts';

const never = new AbortController().signal;

async function answering(reply: Reply, domainId = 'domain0') {
  const service = await startService(reply);
  onTestFinished(() => service[Symbol.asyncDispose]());
  const client = openClient(optionsFor(service.origin, { profile: profileAt(service.origin, { domainId }) }));
  onTestFinished(() => client.close());
  return { client, service };
}

const raw =
  (text: string): Reply =>
  (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(text);
  };
const queryOf = ({ target }: Received): Record<string, string> =>
  Object.fromEntries(new URL(target, 'http://x').searchParams);

describe('answers are read in each form that documents show', () => {
  test('a tracker', async () => {
    const { client } = await answering(
      answerJson({
        trackers: [
          {
            tracker_name: 'system',
            groupId: 'g',
            stream_id: 's',
            create_time: '1589886034121',
            is_support_validate: 'true',
          },
          {
            tracker_name: 'd',
            group_id: 'g2',
            obs_info: '{"bucket_lifecycle":"30","bucket_name":"b"}',
            unheard_of: 12345678901234567890n.toString(),
          },
        ],
      }),
    );
    const [system, data] = await client.trackers.list({}, never);
    expect(system).toMatchObject({
      ...{ group_id: 'g', stream_id: 's', create_time: 1_589_886_034_121, is_support_validate: true },
      ...{ kms_id: null, obs_info: null, lts: null, exclude_service: [] },
    });
    expect(data).toMatchObject({ group_id: 'g2', obs_info: { bucket_lifecycle: 30, bucket_name: 'b' } });
    expect(data?.raw).toHaveProperty('unheard_of');
  });

  test('a notification, with what no document names', async () => {
    const filter = { condition: 'OR', is_support_filter: 'true', rule: ['code != 200'] };
    const { client } = await answering(
      answerJson({
        notifications: [{ notification_id: 'i', notification_name: 'n', filter, novelty: { a: 1 } }],
      }),
    );
    const [found] = await client.notifications.list('smn', undefined, never);
    expect(found).toMatchObject({
      ...{ operations: [], notify_user_list: [], topic_id: null, status: null },
      filter: { condition: 'OR', is_support_filter: true, rule: ['code != 200'] },
      raw: { novelty: { a: 1 } },
    });
  });

  test('numbers too long for a number keep their digits', async () => {
    const { client } = await answering(
      raw('{"resources":[{"type":"t","used":9007199254740993,"quota":"100"}]}'),
    );
    const [quota] = await client.account.quotas(never);
    expect(quota).toMatchObject({ quota: 100, raw: { used: '9007199254740993' } });
  });

  test('a list that is null is empty; one that is missing is no list', async () => {
    const { client: empty } = await answering(raw('{"users":null}'));
    await expect(empty.account.operators(never)).resolves.toEqual([]);
    for (const text of ['{}', '{"users":{}}', '{"users":["x"]}', '[]', '"x"', '']) {
      const { client } = await answering(raw(text));
      await expect(client.account.operators(never), text).rejects.toMatchObject({
        code: 'cloud-answer',
        details: { problem: 'unexpected', call: 'operators.list' },
      });
    }
  });

  test('each bucket has its own result', async () => {
    const check_bucket_response = {
      error_code: 'OBS.NoSuchBucket',
      error_message: 'none',
      response_code: '404',
      success: false,
    };
    const { client, service } = await answering(
      answerJson({ buckets: [{ bucket_name: 'b', check_bucket_response }] }),
    );
    const asked = [{ bucket_name: 'b', bucket_location: 'r' }];
    const [found] = await client.account.checkBuckets(asked, never);
    expect(found).toMatchObject({
      success: false,
      response_code: 404,
      error_code: 'OBS.NoSuchBucket',
      error_message: 'none',
    });
    expect(service.requests[0]).toMatchObject({
      method: 'POST',
      target: '/v3/domain0/checkbucket',
      body: JSON.stringify({ buckets: asked }),
    });
    expect(service.requests[0]?.headers).toMatchObject({ 'x-domain-id': 'domain0' });
  });
});

test('a call about the account is not sent without the account', async () => {
  const { client, service } = await answering(answerJson({}), '');
  await expect(client.account.resources(never)).rejects.toMatchObject({
    details: { reason: 'domain-empty' },
  });
  expect(service.requests).toEqual([]);
});

describe('deleting', () => {
  test.each<[string, (client: CloudClient) => Promise<unknown>]>([
    ['a tracker without a name', ({ trackers }) => trackers.delete('', never)],
    ['a tracker by blanks', ({ trackers }) => trackers.delete(' ', never)],
    ['the management tracker', ({ trackers }) => trackers.delete('system', never)],
    ['no notifications', ({ notifications }) => notifications.delete([], never)],
    ['a notification without an id', ({ notifications }) => notifications.delete(['a', ''], never)],
    ['two notifications by one id', ({ notifications }) => notifications.delete(['a,b'], never)],
  ])('%s is refused before anything is sent', async (_case, work) => {
    const { client, service } = await answering(answerJson({}));
    await expect(work(client)).rejects.toMatchObject({ code: 'cloud-not-sent' });
    expect(service.requests).toEqual([]);
  });

  test('one tracker and several notifications are named', async () => {
    const { client, service } = await answering((_request, response) => response.writeHead(204).end());
    await client.trackers.delete('mine & yours', never);
    await client.notifications.delete(['a', 'b'], never);
    expect(service.requests.map(({ method, target }) => [method, target])).toEqual([
      ['DELETE', '/v3/project0/trackers?tracker_name=mine%20%26%20yours&tracker_type=data'],
      ['DELETE', '/v3/project0/notifications?notification_id=a%2Cb'],
    ]);
  });
});

describe('traces', () => {
  const page = (
    ids: string[],
    marker: unknown,
    text = ids.map((id) => `{ "trace_id":"${id}",\t"time":1}`).join(' , '),
  ): string =>
    `{"meta_data":{"count":"${ids.length}","marker":${JSON.stringify(marker)}},"traces":[ ${text} ]}`;

  async function pagesOf(...texts: string[]) {
    let next = 0;
    const { client, service } = await answering((request, response) =>
      raw(texts[Math.min(next++, texts.length - 1)] ?? '')(request, response),
    );
    const records: string[] = [];
    const failure: unknown = await (async () => {
      for await (const { items } of client.traces.pages({ window: { from: 1, to: 9 } }, never))
        records.push(...items.map(({ text }) => text.toString()));
    })().catch((error: unknown) => error);
    return { records, failure, service };
  }

  test('come page by page to the null marker, each record as it was written', async () => {
    const { records, failure, service } = await pagesOf(page(['a', 'b'], 'b'), page(['c'], null));
    expect(failure).toBeUndefined();
    expect(records).toEqual(['a', 'b', 'c'].map((id) => `{ "trace_id":"${id}",\t"time":1}`));
    const common = { trace_type: 'system', from: '1', to: '9', limit: '200' };
    expect(service.requests.map(queryOf)).toEqual([common, { ...common, next: 'b' }]);
  });

  test.each<[string, unknown]>([
    ['null', null],
    ['empty', ''],
    ['the word', 'null'],
  ])('end where the marker is %s', async (_case, marker) => {
    const { service, failure } = await pagesOf(page(['a'], marker));
    expect([failure, service.requests.length]).toEqual([undefined, 1]);
  });

  test('end without one, and with an empty page', async () => {
    const { service } = await pagesOf('{"traces":[{"trace_id":"a"}]}');
    expect(service.requests).toHaveLength(1);
    const { records, failure } = await pagesOf(page(['a'], 'a'), page([], 'a'));
    expect([records.length, failure]).toEqual([1, undefined]);
  });

  test('that go in a circle are noticed', async () => {
    const { failure } = await pagesOf(page(['a'], 'a'), page(['b'], 'b'), page(['a'], 'a'));
    expect(failure).toMatchObject({ code: 'cloud-marker-stuck', details: { marker: 'a' } });
  });

  test('that are no records are refused by themselves', async () => {
    const { client } = await answering(
      raw(page(['a', 'b'], null, '{"trace_id":"a"}, {"trace_id":01}, {"trace_id":"c"}')),
    );
    const { items, refusals, count } = await client.traces.page({}, null, never);
    expect([items.length, refusals.length, count]).toEqual([2, 1, 2]);
  });

  test.each([
    ['cut off', '{"meta_data":{"count":1},"traces":[{"trace_id":"a"}', 'not-json'],
    ['with something behind', '{"traces":[]} x', 'not-json'],
    ['without a list', '{"meta_data":{}}', 'unexpected'],
    ['with a list that is none', '{"traces":{}}', 'unexpected'],
  ])('a page %s is no page', async (_case, text, problem) => {
    const { client } = await answering(raw(text));
    await expect(client.traces.page({}, null, never)).rejects.toMatchObject({ details: { problem } });
  });
});

describe('lists in pages', () => {
  const topics = Array.from({ length: 250 }, (_each, index) => ({
    topic_urn: `urn:${index}`,
    name: `t${index}`,
  }));

  test('topics are fetched up to their number', async () => {
    const { client, service } = await answering((request, response) => {
      const { offset = '', limit = '' } = queryOf(request);
      const found = topics.slice(Number(offset), Number(offset) + Number(limit));
      answerJson({ topic_count: '250', topics: found })(request, response);
    });
    await expect(client.targets.topics(never)).resolves.toHaveLength(250);
    expect(service.requests).toHaveLength(3);
  });

  test('a service that gives its first page again is noticed', async () => {
    const { client } = await answering(answerJson({ topic_count: 250, topics: topics.slice(0, 100) }));
    await expect(client.targets.topics(never)).rejects.toMatchObject({ code: 'cloud-marker-stuck' });
  });

  test('functions go by a marker that is a number, up to the number of all', async () => {
    const named = (name: string) => ({ func_urn: `urn:fss:${name}`, func_name: name });
    const { client, service } = await answering((request, response) => {
      const isFirst = queryOf(request)['marker'] === '0';
      const functions = isFirst ? [named('a'), named('b')] : [named('c')];
      answerJson({ functions, next_marker: isFirst ? 2 : 3, count: 3 })(request, response);
    });
    await expect(client.targets.functions(never)).resolves.toHaveLength(3);
    expect(service.requests).toHaveLength(2);
  });

  test('keys go by a marker within the body, as long as the list is cut', async () => {
    const { client, service } = await answering((request, response) => {
      const isFirst = !request.body.includes('"marker"');
      answerJson({
        key_details: [{ key_id: isFirst ? 'a' : 'b', key_state: 2 }],
        truncated: String(isFirst),
        next_marker: 'm',
      })(request, response);
    });
    const keys = await client.targets.keys(never);
    expect(keys.map(({ key_id, key_state }) => [key_id, key_state])).toEqual([
      ['a', '2'],
      ['b', '2'],
    ]);
    expect(service.requests[1]?.body).toContain('"marker":"m"');
  });
});
