import { expect, test } from 'vitest';
import type { CloudNotification } from '../../../shared/model/cloud-objects.ts';
import type { Issue } from '../../../shared/model/issue.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import type { LiveTopic } from '../../../shared/model/live-configuration.ts';
import type { LastWrite } from '../../../shared/model/live-version.ts';
import { wordsFor } from '../../../shared/words/languages.ts';
import { checksOf, type Checked, type PlanCheck } from './checks.ts';
import type { PlanEffect } from './plan-effect.svelte.ts';
import { plannedDeletion, plannedSwitch, plannedWrite } from './planned.ts';

const TOPIC = 'urn:smn:r:p:t';
const BODY: JsonObject = { notification_name: 'a', operation_type: 'customized', topic_id: TOPIC };

function live(name: string, more: JsonObject = {}): CloudNotification {
  const raw = { ...BODY, notification_id: `id-${name}`, notification_name: name, status: 'enabled', ...more };
  return {
    ...{ raw, notification_id: `id-${name}`, notification_name: name, notification_type: 'smn' },
    ...{ operation_type: 'customized', operations: [], notify_user_list: [], filter: null },
    ...{ agency_name: null, topic_id: TOPIC, project_id: 'p', create_time: null, status: 'enabled' },
  };
}

const topic = (protocols: readonly (readonly [string, number])[] | null): LiveTopic => ({
  ...{ topic_urn: TOPIC, name: 't', display_name: '', push_policy: 0 },
  subscriptions:
    protocols?.map(([protocol, status]) => ({
      ...{ subscription_urn: null, topic_urn: TOPIC, protocol, endpoint: null, status, remark: null },
    })) ?? null,
});

const issue = (severity: Issue['severity']): Issue => ({
  ...{ severity, path: '', code: 'never-seen', details: {} },
});
const pin = (want: 'match' | 'no-match', holds: boolean) => ({ want, holds, verdict: null });
const effect = (given: { lost?: number; issues?: Issue[]; pins?: ReturnType<typeof pin>[] }): PlanEffect =>
  ({
    ...{ counts: { lost: given.lost ?? 0, gained: 0, kept: 0 }, issues: given.issues ?? [] },
    test: { pins: given.pins ?? [] },
  }) as unknown as PlanEffect;

const write = (what: string, isAllowed: boolean, at = 1): LastWrite => ({ what, at, isAllowed });
const many = (count: number): CloudNotification[] =>
  Array.from({ length: count }, (_, at) => live(`other_${at}`));

const GIVEN: Checked = {
  ...{ planned: [plannedWrite(BODY, null)], live: [], effect: effect({}), isLostOpen: false },
  ...{ topics: [topic([['https', 1]])], writes: [], draft: null, isMerging: false, isOther: false },
  time: (at) => `at ${at}`,
};
const DRAFT = { isReadable: true, isMeant: false, isOfGone: false };

const words = wordsFor('en');
const told = (given: Partial<Checked>, name: PlanCheck['name']): string[] =>
  checksOf({ ...GIVEN, ...given })
    .filter((one) => one.name === name)
    .map(({ state, said }) => `${state}: ${said(words)}`);

test.each<[string, PlanCheck['name'], Partial<Checked>, string[]]>([
  // The 101st of both kinds together.
  [
    'one more than the last',
    'limits',
    { live: many(100) },
    ['block: 100 of 100 are in use: delete one first'],
  ],
  ['the last one', 'limits', { live: many(99) }, ['ok: 100 of 100 in use afterwards']],
  [
    'a change where all are in use',
    'limits',
    { live: [...many(99), live('a')], planned: [plannedWrite({ ...BODY, topic_id: 'x' }, live('a'))] },
    ['ok: 100 of 100 in use afterwards'],
  ],
  ['nobody looked', 'limits', { live: null }, ['open: how many there are is not known']],
  [
    'a deletion',
    'limits',
    { live: many(3), planned: [plannedDeletion(live('other_0'))] },
    ['ok: 2 of 100 in use afterwards'],
  ],
  ['a name of another', 'name', { live: [live('a')] }, ['block: another notification is called a']],
  [
    'a name in an account that nobody looked at',
    'name',
    { live: null },
    ['open: who else has it is not known'],
  ],
  ['a free name', 'name', {}, ['ok: nobody else has it']],
  [
    'a name that another has, of one that had another',
    'name',
    { live: [live('a'), live('b')], planned: [plannedWrite(BODY, live('b'))] },
    ['block: another notification is called a'],
  ],
  [
    'one that the draft was not made of',
    'name',
    { live: [live('a')], planned: [plannedWrite({ ...BODY, topic_id: 'x' }, live('a'))], draft: DRAFT },
    ['warning: there is a a already, which the draft was not made of: it is replaced'],
  ],
  [
    'the one of the draft is gone',
    'name',
    { draft: { ...DRAFT, isOfGone: true } },
    ['warning: the one that the draft was made of was deleted: a new one is made'],
  ],
  [
    'an earlier state of one that was made anew',
    'name',
    { live: [live('a')], planned: [plannedWrite({ ...BODY, topic_id: 'x' }, live('a'))], isOther: true },
    ['warning: a was made anew since: that one is replaced'],
  ],
  ['no name to a deletion', 'name', { planned: [plannedDeletion(live('a'))] }, []],
  ['never written', 'permission', {}, ['open: cts:notification:create: not known until written']],
  [
    'allowed after it was refused',
    'permission',
    { writes: [write('create-notification', false, 1), write('create-notification', true, 2)] },
    ['ok: cts:notification:create was allowed at at 2'],
  ],
  [
    'refused the last time, by another call of the same right',
    'permission',
    {
      planned: [plannedSwitch(live('a'), 'disabled')],
      writes: [write('switch-notification', true, 1), write('modify-notification', false, 3)],
    },
    ['warning: cts:notification:update was refused at at 3'],
  ],
  ['a known topic', 'topic', {}, ['ok: known, with confirmed subscriptions']],
  ['topics that were not read', 'topic', { topics: null }, ['open: topics were not read: a sync reads them']],
  [
    'no topic',
    'topic',
    { planned: [plannedWrite({ ...BODY, topic_id: '' }, null)] },
    ['warning: nobody is told: it stays disabled'],
  ],
  [
    'a function',
    'topic',
    { planned: [plannedWrite({ ...BODY, topic_id: 'urn:fss:r:p:function:default:f' }, null)] },
    ['open: a function: what it does is not known here'],
  ],
  [
    'a topic that is not there',
    'topic',
    { topics: [] },
    [`warning: ${words.draftForm.topicWarnings['not-found']}`],
  ],
  [
    'all operations to a mailbox',
    'topic',
    {
      planned: [plannedWrite({ ...BODY, operation_type: 'complete' }, null)],
      topics: [topic([['email', 1]])],
    },
    [`warning: ${words.draftForm.topicWarnings['all-without-https']}`],
  ],
  ['one that is switched off', 'topic', { planned: [plannedSwitch(live('a'), 'disabled')] }, []],
  ['no examples', 'pins', { draft: DRAFT }, [`warning: ${words.publish.said.pinsNone}`]],
  [
    'an example that fails',
    'pins',
    { draft: DRAFT, effect: effect({ pins: [pin('match', true), pin('no-match', false)] }) },
    ['block: 1 of 2 fail'],
  ],
  [
    'only examples that must match',
    'pins',
    { draft: DRAFT, effect: effect({ pins: [pin('match', true)] }) },
    [`warning: ${words.publish.said.pinsNoMatch}`],
  ],
  [
    'only examples that must not',
    'pins',
    { draft: DRAFT, effect: effect({ pins: [pin('no-match', true)] }) },
    [`warning: ${words.publish.said.pinsMatch}`],
  ],
  [
    'one example of each',
    'pins',
    { draft: DRAFT, effect: effect({ pins: [pin('match', true), pin('no-match', true)] }) },
    ['ok: 2/2 hold'],
  ],
  ['no issues', 'lint', {}, ['ok: none']],
  ['warnings', 'lint', { effect: effect({ issues: [issue('warning')] }) }, ['warning: 1 warning']],
  [
    'an error among them',
    'lint',
    { effect: effect({ issues: [issue('warning'), issue('error')] }) },
    ['block: 1 error, 1 warning'],
  ],
  [
    'half a text',
    'lint',
    { draft: { ...DRAFT, isReadable: false } },
    [`block: ${words.publish.said.unreadable}`],
  ],
  [
    'a number that would lose digits',
    'lint',
    { planned: [plannedWrite({ ...BODY, novelty: [{ size: 2 ** 53 + 2 }] }, null)] },
    [`block: ${words.publish.said.longNumber}`],
  ],
  ['a deletion has none', 'lint', { planned: [plannedDeletion(live('a'))] }, []],
  [
    'an agency that is asked for',
    'agency',
    { planned: [plannedWrite({ ...BODY, agency_name: 'cts_admin_trust' }, null)] },
    [`warning: ${words.publish.said.agency}`],
  ],
  [
    'an agency that was there',
    'agency',
    {
      planned: [
        plannedWrite(
          { ...BODY, agency_name: 'cts_admin_trust', topic_id: 'x' },
          live('a', { agency_name: 'cts_admin_trust' }),
        ),
      ],
    },
    [],
  ],
  ['nothing lost', 'lost', {}, []],
  [
    'lost and not looked at',
    'lost',
    { effect: effect({ lost: 2 }) },
    ['block: 2 traces: open the list before publishing'],
  ],
  [
    'lost and looked at',
    'lost',
    { effect: effect({ lost: 1 }), isLostOpen: true },
    ['warning: 1 trace, looked at'],
  ],
  ['changes of others', 'merge', { isMerging: true }, ['block: choose member by member first']],
])('a plan is checked: %s', (_, name, given, expected) => {
  expect(told(given, name)).toEqual(expected);
});
