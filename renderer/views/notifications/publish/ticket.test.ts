import { expect, test } from 'vitest';
import type { CloudNotification } from '../../../../shared/model/cloud-objects.ts';
import type { JsonObject } from '../../../../shared/model/json.ts';
import { wordsFor } from '../../../../shared/words/languages.ts';
import type { PlanEffect } from '../../../state/publish/plan-effect.svelte.ts';
import { plannedDeletion, plannedSwitch, plannedWrite } from '../../../state/publish/planned.ts';
import { requestText, ticketText } from './ticket.ts';

const RAW: JsonObject = {
  ...{ notification_id: 'i', notification_name: 'a', operation_type: 'complete', status: 'enabled' },
  ...{ topic_id: 'urn:smn:t', novelty: 1, project_id: 'p' },
};
const live = (more: JsonObject = {}): CloudNotification => ({
  ...{ raw: { ...RAW, ...more }, notification_id: 'i', notification_name: 'a', notification_type: 'smn' },
  ...{ operation_type: 'complete', operations: [], notify_user_list: [], agency_name: null, filter: null },
  ...{ topic_id: 'urn:smn:t', project_id: 'p', create_time: null, status: 'enabled' },
});
const BODY = { novelty: 1, notification_name: 'a', operation_type: 'complete', topic_id: 'urn:smn:t' };

test.each([
  ['a new one', [plannedWrite(BODY, null)], BODY],
  [
    'a change',
    [plannedWrite({ ...BODY, topic_id: 'u' }, live())],
    { ...BODY, topic_id: 'u', notification_id: 'i', status: 'enabled' },
  ],
  ['a switch', [plannedSwitch(live(), 'disabled')], { ...BODY, notification_id: 'i', status: 'disabled' }],
  [
    'two deletions',
    [plannedDeletion(live()), plannedDeletion({ ...live(), notification_id: 'j' })],
    { notification_id: 'i,j' },
  ],
  ['nothing to do', [plannedWrite(BODY, live())], []],
])('the request that goes along is what would be sent: %s', (_, planned, expected) => {
  expect(JSON.parse(requestText(planned))).toEqual(expected);
});

const EFFECT = {
  ...{ counts: { lost: 1, gained: 2, kept: 3 }, topics: [{ urn: 'urn:smn:t', before: 1, after: 2 }] },
  test: { traces: 9, window: { from: 0, to: 86_400_000, unread: [{ from: 0, to: 3_600_000 }] } },
} as unknown as PlanEffect;

test.each(['en', 'zh-CN'] as const)(
  'a ticket in %s tells account, change, effect, checks and body',
  (language) => {
    const words = wordsFor(language);
    const { ticket, said, checkNames, states } = words.publish;
    const text = ticketText(words, {
      ...{ title: 'Plan', planned: [plannedWrite({ ...BODY, topic_id: 'u' }, live())], effect: EFFECT },
      ...{ connection: null, projectId: 'p' },
      checks: [{ name: 'limits', state: 'ok', said: () => said.limits(1, 100) }],
    });
    expect(text).toContain(`- ${ticket.project}: p`);
    expect(text).toContain(ticket.counts(1, 2, 3));
    expect(text).toContain(`- ${checkNames.limits}: ${states.ok}, ${said.limits(1, 100)}`);
    expect(text).toContain('`urn:smn:t` → `u`');
    expect(text).toContain('"notification_id": "i"');
    for (const part of ['change', 'effect', 'checks', 'body'] as const)
      expect(text).toContain(`## ${ticket[part]}`);
  },
);

test('what somebody wrote cannot end the block that it stands in', () => {
  const name = 'a```\n# not a heading';
  const words = wordsFor('en');
  const text = ticketText(words, {
    ...{ title: 'Plan', planned: [plannedWrite({ ...BODY, notification_name: name }, live())], effect: null },
    ...{ connection: null, projectId: null, checks: [] },
  });
  expect(text.split('\n').filter((line) => line.startsWith('# '))).toHaveLength(1);
  const fence = /^(`{3,})json$/m.exec(text)?.[1] ?? '';
  expect(fence.length).toBeGreaterThan(3);
  expect(text.trimEnd().endsWith(fence)).toBe(true);
});
