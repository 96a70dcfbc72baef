import { expect, test } from 'vitest';
import type { LiveTopic } from '../model/live-configuration.ts';
import { topicWarning, type TopicWarning } from './topic-warnings.ts';

const URN = 'urn:smn:r:p:t';

/** Each subscription as its protocol and status; null: nobody told. */
function topic(subscriptions: [string, number][] | null): LiveTopic {
  return {
    ...{ topic_urn: URN, name: 't', display_name: null },
    subscriptions:
      subscriptions?.map(([protocol, status]) => ({
        ...{ subscription_urn: null, topic_urn: URN, endpoint: null, remark: null },
        ...{ protocol, status },
      })) ?? null,
  };
}

test.each<[string, string, boolean, LiveTopic[] | null, TopicWarning | null]>([
  ['nobody looked at the topics', URN, true, null, null],
  ['a function is no topic', 'urn:fss:r:p:f', true, [], null],
  ['the topic is not in the account', `${URN}2`, false, [topic([])], 'not-found'],
  ['nobody told of its subscriptions', URN, true, [topic(null)], null],
  ['it has no subscription', URN, false, [topic([])], 'no-subscription'],
  [
    'nobody confirmed',
    URN,
    false,
    [
      topic([
        ['email', 0],
        ['https', 3],
      ]),
    ],
    'none-confirmed',
  ],
  ['chosen operations go to a mailbox', URN, false, [topic([['email', 1]])], null],
  [
    'all operations go to a mailbox',
    URN,
    true,
    [
      topic([
        ['email', 1],
        ['https', 0],
      ]),
    ],
    'all-without-https',
  ],
  [
    'all operations go to a program too',
    URN,
    true,
    [
      topic([
        ['email', 1],
        ['https', 1],
      ]),
    ],
    null,
  ],
])('%s', (_, urn, reportsAll, topics, wanted) => {
  expect(topicWarning(urn, reportsAll, topics)).toBe(wanted);
});
