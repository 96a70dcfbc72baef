import type { LiveTopic } from '../model/live-configuration.ts';

/** What a person should know who sends to a topic. */
export type TopicWarning = 'not-found' | 'no-subscription' | 'none-confirmed' | 'all-without-https';

/** `topics`: all that were found, null where nobody looked. */
export function topicWarning(
  urn: string,
  reportsAll: boolean,
  topics: readonly LiveTopic[] | null,
): TopicWarning | null {
  if (topics === null || !urn.startsWith('urn:smn:')) return null;
  const topic = topics.find(({ topic_urn }) => topic_urn === urn);
  if (topic === undefined) return 'not-found';
  const { subscriptions } = topic;
  if (subscriptions === null) return null;
  if (subscriptions.length === 0) return 'no-subscription';
  const confirmed = subscriptions.filter(({ status }) => status === 1);
  if (confirmed.length === 0) return 'none-confirmed';
  // Every operation of an account is more than a mailbox or a telephone takes.
  const isHttps = confirmed.some(({ protocol }) => protocol === 'https');
  return reportsAll && !isHttps ? 'all-without-https' : null;
}
