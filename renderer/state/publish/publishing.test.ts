import { expect, test } from 'vitest';
import type { CloudNotification } from '../../../shared/model/cloud-objects.ts';
import type { CloudProfile } from '../../../shared/model/cloud-profile.ts';
import type { CloudFailureDetails } from '../../../shared/model/cloud-failure.ts';
import type { CloudChange } from '../../../shared/model/cloud-write.ts';
import type { StoredDraft } from '../../../shared/model/stored-draft.ts';
import { secretName } from '../../../shared/model/connection.ts';
import { Failure } from '../../../shared/model/failure.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import { connect } from '../../ipc/client.ts';
import { standInBridge } from '../../testing/stand-in-bridge.ts';
import { workspace } from '../workspace.svelte.ts';
import { PROVIDERS, type Provider } from '../../../shared/model/trace.ts';
import { drafts } from '../drafts.svelte.ts';
import { notices } from '../notices.svelte.ts';
import { Publishing } from './publishing.svelte.ts';

const PROFILE: CloudProfile = {
  ...{ name: 'Acme', site: 'europe', region: 'eu-west-101', endpoints: {}, projectId: 'p', domainId: '' },
  ...{ signIn: 'keys', isReadOnly: false },
};

const notification = (id: string, more: JsonObject = {}): CloudNotification => {
  const raw = {
    notification_id: id,
    notification_name: id,
    operation_type: 'complete',
    status: 'enabled',
    ...more,
  };
  return {
    ...{ raw, notification_id: id, notification_name: id, notification_type: 'smn', filter: null },
    ...{
      operation_type: 'complete',
      operations: [],
      notify_user_list: [],
      agency_name: null,
      topic_id: null,
    },
    ...{ project_id: 'p', create_time: null, status: raw.status },
  };
};

interface Account {
  live: CloudNotification[];
  /** Each look takes the next; the last stays. */
  write: (change: CloudChange, account: Account) => void;
  profile?: Partial<CloudProfile>;
  isUnread?: boolean;
  /** What a plan does to the traces cannot be told. */
  isUncounted?: boolean;
  draft?: StoredDraft;
}

const DRAFT: StoredDraft = {
  ...{ id: 7, version: 1, origin: 'empty', createdAt: 1, changedAt: 1, typed: null, canUndo: false },
  ...{ provider: 'huawei', projectId: null, pins: [], assumptions: {}, canRedo: false },
  text: JSON.stringify({ notification_name: 'mine', operation_type: 'complete' }),
};

/** The plan to disable `a` and `b`, in an account that does with a write what is given. */
async function planning(given: Partial<Account>, action: 'disable' | 'delete' = 'disable') {
  const account: Account = { live: [notification('a'), notification('b')], write: applied, ...given };
  const counts = { gained: 0, lost: 0, kept: 3, becameUnknown: 0, becameKnown: 0 };
  const none = { useful: 0, noise: 0 };
  const judged = { gained: none, lost: none, kept: none, becameUnknown: none, becameKnown: none };
  const samples = { gained: [], lost: [], kept: [], becameUnknown: [], becameKnown: [] };
  const bridge = standInBridge({
    'profiles.list': () => [{ id: 'c', profile: { ...PROFILE, ...given.profile } }],
    'secrets.status': () => ({ store: 'system', reason: null, lock: null, names: [secretName('c', 'keys')] }),
    'profiles.look': () => {
      if (account.isUnread === true) throw new Failure('cloud-dns', { host: 'cts' });
      return { at: 1, notifications: structuredClone(account.live) };
    },
    'profiles.write': ({ change }) => {
      account.write(change, account);
      return { notification: null, tracker: null, deleted: [], said: null, isProven: true };
    },
    'drafts.list': () => [given.draft ?? DRAFT],
    'snapshots.current': () => null,
    'journal.writes': () => [],
    'replay.compare': () => {
      if (account.isUncounted === true) throw new Failure('host-unreachable', {});
      return { counts, byHour: [], samples, judged };
    },
    'liveTest.run': () => null,
    'snapshots.counts': () => [],
  });
  Object.defineProperty(window, 'tracebell', { value: bridge, configurable: true });
  connect({}, { connected: () => undefined, lost: () => undefined });
  workspace.changed({ path: '/w', readOnly: false } as never);
  const publishing = new Publishing({
    ...{ of: 'live', action, projectId: 'p', ids: ['a', 'b'], snapshot: null },
  });
  await publishing.begin();
  const question = publishing.question({ window: { from: null, to: null }, zone: 'UTC', of: null });
  return { publishing, question, account, bridge };
}

function applied(change: CloudChange, account: Account): void {
  if (change.what !== 'switch-notification') return;
  const { id, status } = change;
  account.live = account.live.map((one) => (one.notification_id === id ? notification(id, { status }) : one));
}

test('what one plan does is never taken for what the next does, also where that cannot be told', async () => {
  const { publishing, question, account } = await planning({});
  const { effect } = publishing;
  effect.ask(question);
  await expect.poll(() => effect.current?.counts.kept).toBe(6);
  account.isUncounted = true;
  effect.ask({ ...question, of: 'something else' });
  expect(effect.current).toBeNull();
  await expect.poll(() => notices.list.map(({ failure }) => failure.code)).toContain('host-unreachable');
  expect(effect.current).toBeNull();
  expect(effect.last).not.toBeNull();
  account.isUncounted = false;
  effect.ask(question);
  await expect.poll(() => effect.current?.counts.kept).toBe(6);
});

const states = ({ outcomes }: Publishing): string[] => outcomes.map(({ state }) => state);

test('what is there afterwards as it was sent is proven, each by itself', async () => {
  const { publishing, question } = await planning({});
  expect(publishing).toMatchObject({ rights: 'ok', password: '2', stage: 'planning' });
  await publishing.publish(question);
  expect(states(publishing)).toEqual(['proven', 'proven']);
  expect(publishing.stage).toBe('done');
});

const DENIED = { service: 'cts' as const, call: 'c', status: 403, code: null, message: 'no' };

const answer = (status: number): CloudFailureDetails['cloud-refused'] => ({
  ...{ service: 'cts', call: 'notifications.modify', status, code: null, message: 'no' },
  kind: 'conflict',
});

test.each<[string, Failure, string]>([
  ['409', new Failure('cloud-refused', answer(409)), 'not-written'],
  ['400', new Failure('cloud-refused', answer(400)), 'not-written'],
  ['503', new Failure('cloud-refused', answer(503)), 'not-written'],
  ['403', new Failure('cloud-permission', { ...DENIED, action: 'x', related: [] }), 'not-written'],
  ['gone', new Failure('cloud-write-missing', { call: 'c', id: 'a' }), 'not-written'],
  ['unknown', new Failure('cloud-write-unknown', { call: 'c', name: 'a', wasAnswered: false }), 'unknown'],
])('one that ends with %s is told so, and the other is written all the same', async (_, failure, state) => {
  const { publishing, question } = await planning({
    write: (change, account) => {
      if ('id' in change && change.id === 'a') throw failure;
      applied(change, account);
    },
  });
  await publishing.publish(question);
  expect(states(publishing)).toEqual([state, 'proven']);
});

test('a write that changes nothing is told: as it was before', async () => {
  const { publishing, question } = await planning({ write: () => undefined });
  await publishing.publish(question);
  expect(states(publishing)).toEqual(['as-before', 'as-before']);
});

test('what cannot be read after the write is unknown, until it is', async () => {
  const { publishing, question, account } = await planning({
    write: (change, held) => {
      applied(change, held);
      held.isUnread = true;
    },
  });
  await publishing.publish(question);
  expect(states(publishing)).toEqual(['unknown', 'unknown']);
  account.isUnread = false;
  await publishing.readAgain(question);
  expect(states(publishing)).toEqual(['proven', 'proven']);
});

test('nothing is sent where all was changed meanwhile: the plan is of how it stands then', async () => {
  const { publishing, question, account } = await planning({
    write: (change) => {
      throw new Failure('cloud-write-changed', { call: 'c', names: ['id' in change ? change.id : ''] });
    },
  });
  account.live = [notification('a', { topic_id: 'urn:smn:t' }), notification('b')];
  await publishing.publish(question);
  expect(publishing).toMatchObject({ stage: 'planning', changed: ['a', 'b'], typed: '' });
  expect(publishing.planned[0]?.live?.raw).toMatchObject({ topic_id: 'urn:smn:t' });
});

test('of a deletion each is told gone or still there', async () => {
  const { publishing, question } = await planning(
    { write: (_, account) => void (account.live = [notification('b')]) },
    'delete',
  );
  await publishing.publish(question);
  expect(states(publishing)).toEqual(['deleted', 'still-there']);
});

test('of a deletion that fails as one is gone already each is told all the same, and what was said', async () => {
  const { publishing, question } = await planning(
    {
      write: (_, account) => {
        account.live = [notification('b')];
        throw new Failure('cloud-write-missing', { call: 'notifications.delete', id: 'a' });
      },
    },
    'delete',
  );
  await publishing.publish(question);
  expect(states(publishing)).toEqual(['deleted', 'still-there']);
  expect(publishing.said?.code).toBe('cloud-write-missing');
});

test('of several that were not deleted those are named that were changed', async () => {
  const { publishing, question } = await planning(
    {
      write: () => {
        throw new Failure('cloud-write-changed', { call: 'notifications.delete', names: ['b'] });
      },
    },
    'delete',
  );
  await publishing.publish(question);
  expect(publishing).toMatchObject({ stage: 'planning', changed: ['b'] });
});

test.each<[Publishing['rights'], Partial<Account>]>([
  ['read-only', { profile: { isReadOnly: true } }],
  ['no-secret', { profile: { signIn: 'token' } }],
  ['no-connection', { profile: { projectId: 'other' } }],
  ['not-looked', { isUnread: true }],
])('why nothing can be written is told: %s', async (rights, given) => {
  const { publishing } = await planning(given);
  expect(publishing.rights).toBe(rights);
});

async function draftPlan(provider: Provider) {
  const { bridge } = await planning({ draft: { ...DRAFT, provider } });
  await drafts.load();
  const before = bridge.calls.length;
  const publishing = new Publishing({ of: 'draft', draftId: DRAFT.id });
  await publishing.begin();
  const question = publishing.question({ window: { from: null, to: null }, zone: 'UTC', of: null });
  await publishing.publish(question);
  return { publishing, asked: bridge.calls.slice(before).map(({ name }) => name) };
}

test.each(PROVIDERS.filter((one) => one !== 'huawei'))(
  'a draft for %s is published nowhere, whoever may write, and no account is asked about it',
  async (provider) => {
    const { publishing, asked } = await draftPlan(provider);
    expect(publishing.planned).toHaveLength(1);
    expect(publishing).toMatchObject({ rights: 'other-provider', stage: 'planning', outcomes: [] });
    expect(asked).not.toContain('profiles.write');
    expect(asked).not.toContain('profiles.look');
  },
);

test('the same draft for the service itself is sent', async () => {
  const { asked } = await draftPlan('huawei');
  expect(asked).toContain('profiles.write');
});
