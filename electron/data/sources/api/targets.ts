import type {
  CloudFunction,
  CloudKey,
  CloudSubscription,
  CloudTopic,
} from '../../../../shared/model/cloud-objects.ts';
import type { JsonObject } from '../../../../shared/model/json.ts';
import type { Ask, Asked } from './ask.ts';
import { flag, listed, member, neededText, number, text } from './fields.ts';
import { allOf, numberedPages, pagesOf } from './paging.ts';

/** The most that one page may hold. */
const [TOPICS, FUNCTIONS, KEYS] = [100, 400, 1000];

/** What notifications are sent to, and keys that files are encrypted with: all pages of each. */
export const targetCalls = (ask: Ask) => ({
  topics: (signal: AbortSignal) =>
    allOf(
      numberedPages(
        'topics.list',
        ({ topic_urn }: CloudTopic) => topic_urn,
        (offset) =>
          ask(
            'topics.list',
            { query: { offset, limit: TOPICS } },
            (answer) => counted(listed(answer, 'topics', topicOf), offset, number(answer, 'topic_count')),
            signal,
          ),
      ),
    ),

  subscriptions: (topicUrn: string, signal: AbortSignal) =>
    subscriptionsBy('subscriptions.list', { fill: { topic: topicUrn } }, ask, signal),

  /** Those of every topic, in one list. */
  allSubscriptions: (signal: AbortSignal) => subscriptionsBy('subscriptions.all', {}, ask, signal),

  functions: (signal: AbortSignal) =>
    allOf(
      pagesOf('functions.list', (marker) =>
        ask(
          'functions.list',
          { query: { marker: marker ?? '0', maxitems: FUNCTIONS } },
          (answer) => functionPage(answer, Number(marker ?? 0)),
          signal,
        ),
      ),
    ),

  keys: (signal: AbortSignal) =>
    allOf(
      pagesOf('keys.list', (marker) =>
        ask(
          'keys.list',
          { body: { limit: String(KEYS), key_spec: 'ALL', ...(marker === null ? {} : { marker }) } },
          (answer) => ({
            items: listed(answer, 'key_details', keyOf),
            next: flag(answer, 'truncated') === true ? text(answer, 'next_marker') : null,
          }),
          signal,
        ),
      ),
    ),
});

const subscriptionsBy = (
  call: 'subscriptions.list' | 'subscriptions.all',
  asked: Asked,
  ask: Ask,
  signal: AbortSignal,
) =>
  allOf(
    numberedPages(call, subscriptionKey, (offset) =>
      ask(
        call,
        { ...asked, query: { offset, limit: TOPICS } },
        (answer) =>
          counted(
            listed(answer, 'subscriptions', subscriptionOf),
            offset,
            number(answer, 'subscription_count'),
          ),
        signal,
      ),
    ),
  );

/** Where no total is told, a page that is not full is the last. */
const counted = <Item>(
  items: Item[],
  offset: number,
  total: number | null,
): { items: Item[]; total: number } => ({
  items,
  total: total ?? (items.length < TOPICS ? offset + items.length : Infinity),
});

/** The marker is a number here, and at the end it is the number of all. */
function functionPage(answer: JsonObject, from: number): { items: CloudFunction[]; next: string | null } {
  const items = listed(answer, 'functions', functionOf);
  const [next, count] = [number(answer, 'next_marker'), number(answer, 'count')];
  const isEnd = items.length === 0 || next === null || next === 0 || (count !== null && next >= count);
  // One that stands still is named, so that it is noticed.
  return { items, next: isEnd ? null : next <= from ? String(from) : String(next) };
}

/** Those that wait for their confirmation have no name of their own yet. */
const subscriptionKey = ({ subscription_urn, raw }: CloudSubscription): string =>
  subscription_urn !== null && subscription_urn.startsWith('urn:') ? subscription_urn : JSON.stringify(raw);

export const topicOf = (raw: JsonObject): CloudTopic => ({
  topic_urn: neededText(raw, 'topic_urn'),
  name: neededText(raw, 'name'),
  display_name: text(raw, 'display_name'),
  raw,
});

export const subscriptionOf = (raw: JsonObject): CloudSubscription => ({
  subscription_urn: text(raw, 'subscription_urn'),
  topic_urn: text(raw, 'topic_urn'),
  protocol: text(raw, 'protocol'),
  endpoint: text(raw, 'endpoint'),
  status: number(raw, 'status'),
  remark: text(raw, 'remark'),
  raw,
});

export const functionOf = (raw: JsonObject): CloudFunction => ({
  func_urn: neededText(raw, 'func_urn'),
  func_name: neededText(raw, 'func_name'),
  package: text(raw, 'package'),
  runtime: text(raw, 'runtime'),
  raw,
});

const keyOf = (raw: JsonObject): CloudKey => ({
  key_id: neededText(raw, 'key_id'),
  key_alias: text(raw, 'key_alias'),
  key_state: member(raw, 'key_state') === undefined ? null : text(raw, 'key_state'),
  raw,
});
