import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Json } from '../../shared/model/json.ts';
import type { StoredDraft } from '../../shared/model/stored-draft.ts';
import { setMember } from '../../shared/notification/edit/members.ts';
import { connect } from '../ipc/client.ts';
import { standInBridge, type StandInBridge } from '../testing/stand-in-bridge.ts';
import { DraftEditing } from './draft-editing.svelte.ts';
import type { HeldDraft } from './drafts.svelte.ts';

const TEXT = '{"notification_name": "a", "odd": 12345678901234567890}';

const held = (draft: StoredDraft): HeldDraft => ({
  ...draft,
  name: 'a',
  notification: JSON.parse(draft.text) as Json,
});

/** A draft in a host that keeps what it is given. */
function editing(): { draft: DraftEditing; host: StandInBridge; stored: () => StoredDraft } {
  let stored: StoredDraft = {
    ...{ id: 1, version: 1, text: TEXT, provider: 'huawei', projectId: null, pins: [], assumptions: {} },
    ...{ origin: 'empty', createdAt: 1, changedAt: 1, typed: null, canUndo: false, canRedo: false },
  };
  const next = (change: Partial<StoredDraft>): StoredDraft =>
    (stored = { ...stored, ...change, version: stored.version + 1 });
  const host = standInBridge({
    'drafts.save': ({ content }) => next({ ...content, typed: null }),
    'drafts.type': ({ typed }) => next({ typed }),
    'notifications.check': () => [],
    'drafts.step': () => next({ text: TEXT, typed: null }),
  });
  Object.defineProperty(window, 'tracebell', { value: host, configurable: true });
  connect({}, { connected: () => undefined, lost: () => undefined });
  return { draft: new DraftEditing(held(stored)), host, stored: () => stored };
}

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

test.each([
  ['JSON', (at: number) => `{"n": ${at}}`, ({ text }: StoredDraft) => text],
  ['half of it', (at: number) => `{"n": ${at}`, ({ typed }: StoredDraft) => typed],
])('who types %s without a pause loses less than a second of it', async (_, text, kept) => {
  const { draft, stored } = editing();
  for (let at = 0; at <= 3000; at += 50) {
    draft.type(text(at));
    await vi.advanceTimersByTimeAsync(50);
    const written = /\d+/.exec(kept(stored()) ?? '')?.[0];
    if (at >= 1000) expect(at - Number(written)).toBeLessThan(1000);
  }
});

test('a member that stands twice is told until one of them is gone, though both texts say the same', async () => {
  const { draft } = editing();
  draft.judge();
  const told = () => draft.judged?.issues.map(({ code, path }) => [code, path]);
  draft.type('{"filter": {"condition": "AND", "condition": "OR"}}');
  await vi.waitFor(() => expect(told()).toEqual([['member-repeated', 'filter.condition']]));
  draft.type('{"filter": {"condition": "OR"}}');
  expect(told()).toEqual([]);
});

test('what cannot be read is kept as it is typed, and what could be read last stays what counts', async () => {
  const { draft, stored } = editing();
  draft.type(`${TEXT}, half`);
  await draft.settle();
  expect(stored()).toMatchObject({ text: TEXT, typed: `${TEXT}, half` });
  expect(draft).toMatchObject({ isReadable: false, saving: 'unreadable' });
  expect(draft.notification).toMatchObject({ notification_name: 'a' });
  // Nothing can be changed of what cannot be read.
  draft.change(setMember('notification_name', 'b'));
  expect(draft.text).toBe(`${TEXT}, half`);
  await draft.step('undo');
  expect(draft).toMatchObject({ text: TEXT, isReadable: true, saving: 'saved', problem: null });
});

test('a change that is whole is saved at once, after what waits, and touches nothing else', async () => {
  const { draft, host } = editing();
  draft.typeInto(setMember('notification_name', 'b'));
  draft.change(setMember('status', 'disabled'));
  await draft.settle();
  const texts = host.calls.flatMap(({ name, input }) =>
    name === 'drafts.save' ? [(input as { content: { text: string } }).content.text] : [],
  );
  expect(texts).toEqual([
    '{"notification_name": "b", "odd": 12345678901234567890}',
    '{"notification_name": "b", "odd": 12345678901234567890, "status": "disabled"}',
  ]);
});

test('news of what was saved before takes nothing from who types on', async () => {
  const { draft, stored } = editing();
  const old = { ...held(stored()), version: 7, text: '{}' };
  draft.type('{"n": 1');
  const kept = draft.settle();
  draft.meet(old);
  expect(draft.text).toBe('{"n": 1');
  await kept;
  expect(draft.text).toBe('{"n": 1');
});
