import { contentsOf } from './contents.ts';
import { param, Refusal, type Answer, type Call } from './exchange.ts';

const TOPICS_A_PAGE = 100;

export function listTopics(call: Call): Answer {
  const name = param(call, 'name');
  const fuzzy = param(call, 'fuzzy_name');
  const topics = (contentsOf(call).topics ?? []).filter(
    (topic) =>
      (name === undefined || topic.name === name) && (fuzzy === undefined || topic.name.includes(fuzzy)),
  );
  const request_id = call.world.newId();
  return { status: 200, body: { request_id, topic_count: topics.length, topics: pageOf(call, topics) } };
}

/** Of one topic, or of all where the path names none. */
export function listSubscriptions(call: Call): Answer {
  const urn = call.parts['topic_urn'];
  const { topics = [], subscriptions = [] } = contentsOf(call);
  if (urn !== undefined && !topics.some((topic) => topic.topic_urn === urn))
    throw refusal(call, 404, 'SMN.00013001', 'Topic not found');
  const found = subscriptions.filter((each) => urn === undefined || each.topic_urn === urn);
  const request_id = call.world.newId();
  return {
    status: 200,
    body: { request_id, subscription_count: found.length, subscriptions: pageOf(call, found) },
  };
}

function pageOf<T>(call: Call, items: readonly T[]): T[] {
  const offset = numberOf(call, 'offset', 0);
  const limit = numberOf(call, 'limit', TOPICS_A_PAGE);
  if (limit < 1 || limit > TOPICS_A_PAGE) throw refusal(call, 400, 'SMN.00010013', 'Invalid limit');
  return items.slice(offset, offset + limit);
}

function numberOf(call: Call, name: string, otherwise: number): number {
  const text = param(call, name);
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw refusal(call, 400, 'SMN.00010013', `Invalid ${name}`);
  return Number(text);
}

const refusal = ({ world }: Call, status: number, code: string, message: string): Refusal =>
  new Refusal({ status, body: { request_id: world.newId(), code, message } });
