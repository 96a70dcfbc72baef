import { expect, test } from 'vitest';
import type { CloudNotification } from '../../../../shared/model/cloud-objects.ts';
import type { Json } from '../../../../shared/model/json.ts';
import type { Provider } from '../../../../shared/model/trace.ts';
import { standingOf, type Standing } from './draft-standing.ts';

const live = (id: string, name: string, operation = 'complete'): CloudNotification =>
  ({
    ...{ notification_id: id, notification_name: name },
    raw: { notification_id: id, notification_name: name, operation_type: operation },
  }) as unknown as CloudNotification;

const draft = (name: string, origin?: string, provider: Provider = 'huawei') => ({
  ...{ name, provider },
  notification: { notification_name: name, operation_type: 'complete' } as Json,
  ...(origin === undefined ? {} : { live: { id: origin } }),
});

test.each<[string, ReturnType<typeof draft>, readonly CloudNotification[] | null, Standing]>([
  ['nobody looked', draft('a'), null, 'unknown'],
  ['another provider has no account here', draft('a', undefined, 'ibm'), [live('1', 'a')], 'elsewhere'],
  ['no such name', draft('a'), [live('1', 'b')], 'fresh'],
  ['the name is there and says the same', draft('a'), [live('1', 'a')], 'same'],
  ['the name is there and says something else', draft('a'), [live('1', 'a', 'customized')], 'changed'],
  [
    'what it was made of has another name by now',
    draft('a', '1'),
    [live('1', 'b'), live('2', 'a')],
    'changed',
  ],
  ['what it was made of is there no more', draft('a', '1'), [live('2', 'b')], 'gone'],
  ['it was made again under its name', draft('a', '1'), [live('2', 'a')], 'same'],
])('beside the account a draft stands so: %s', (_, given, there, expected) => {
  expect(standingOf(given, there)).toBe(expected);
});
