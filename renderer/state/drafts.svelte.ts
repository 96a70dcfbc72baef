import type { Json, JsonObject } from '../../shared/model/json.ts';
import type { DraftContent, StoredDraft } from '../../shared/model/stored-draft.ts';
import { withCondition } from '../../shared/notification/add-condition.ts';
import { freeName, nameOfDraft } from '../../shared/notification/draft-name.ts';
import { isObject } from '../../shared/notification/json-value.ts';
import { call } from '../ipc/client.ts';
import { news } from './news.svelte.ts';
import { attempt } from './notices.svelte.ts';
import { whileChanging } from './while-changing.ts';
import { workspace } from './workspace.svelte.ts';

/** A draft as it is shown. */
export interface HeldDraft extends StoredDraft {
  name: string;
  notification: Json;
}

let list = $state.raw<readonly HeldDraft[] | null>(null);
let chosen = $state<number | null>(null);

const held = (draft: StoredDraft): HeldDraft => {
  const notification = JSON.parse(draft.text) as Json;
  return { ...draft, notification, name: nameOfDraft(draft.id, notification) };
};

const read = whileChanging(async () => {
  list = workspace.summary === null ? null : (await call('drafts.list')).map(held);
});

const newestFirst = $derived((list ?? []).toSorted((a, b) => b.changedAt - a.changedAt || b.id - a.id));
const followed = $derived(newestFirst.find(({ id }) => id === chosen) ?? newestFirst[0] ?? null);

const taken = (): ReadonlySet<string> => new Set((list ?? []).map(({ name }) => name));

const textOf = (notification: Json): string => JSON.stringify(notification, null, 2);

const contentOf = ({ text, provider, projectId, pins, assumptions }: DraftContent): DraftContent => ({
  ...{ text, provider, projectId, pins, assumptions },
});

/** Puts back what a draft said, unless somebody changed it since. */
function putBack(after: StoredDraft, before: Partial<DraftContent>): () => Promise<void> {
  return async () => {
    const { id, version } = after;
    await call('drafts.save', { draft: { id, version }, content: { ...contentOf(after), ...before } });
  };
}

const removing = (ids: number[]) => async (): Promise<void> => {
  await call('drafts.remove', { ids });
};

type Copied = DraftContent & Pick<HeldDraft, 'name' | 'notification'>;

async function copy(of: readonly Copied[], others: readonly string[] = []): Promise<void> {
  let names: readonly string[] = [...taken(), ...others];
  const made: { id: number; name: string }[] = [];
  for (const draft of of) {
    const name = freeName(draft.name, new Set(names));
    names = [...names, name];
    const { notification } = draft;
    const text = isObject(notification) ? textOf({ ...notification, notification_name: name }) : draft.text;
    const content = { ...contentOf(draft), text };
    made.push({ name, id: (await call('drafts.add', { content, origin: 'copy' })).id });
  }
  const [only, ...more] = made;
  news.add({
    kind: 'draft',
    said: { what: 'copied', names: made.map(({ name }) => name) },
    open: only !== undefined && more.length === 0 ? only.id : null,
    undo: removing(made.map(({ id }) => id)),
  });
}

export const drafts = {
  /** Null until they are known, and where no workspace is open. */
  get list(): readonly HeldDraft[] | null {
    return list;
  },
  get newestFirst(): readonly HeldDraft[] {
    return newestFirst;
  },
  get canChange(): boolean {
    return workspace.summary?.readOnly === false;
  },
  /** The draft whose matches the keys go to: the one that was chosen, else the one that was changed last. */
  get followed(): HeldDraft | null {
    return followed;
  },
  load(): Promise<void> {
    return attempt(read);
  },
  follow(id: number): void {
    chosen = id;
  },
  of(id: number): HeldDraft | null {
    return list?.find((draft) => draft.id === id) ?? null;
  },
  /** Puts the operations of traces into a draft; into a new one where none is named. */
  draw(rows: number[], into: HeldDraft | null): Promise<void> {
    return attempt(async () => {
      const version = into === null ? null : { id: into.id, version: into.version };
      const { draft, before, ...counts } = await call('drafts.draw', { rows, into: version });
      chosen = draft.id;
      const { name } = held(draft);
      const undo =
        before === null ? removing([draft.id]) : counts.added === 0 ? null : putBack(draft, before);
      news.add({
        kind: 'draft',
        said: { what: 'drawn', name, isNew: before === null, ...counts },
        open: draft.id,
        undo,
      });
    });
  },
  /** Lets a draft ask for a value too; says why where it cannot. */
  ask(draft: HeldDraft, field: string, value: string, shown: string): Promise<void> {
    return attempt(async () => {
      const next = withCondition(draft.notification, field, value);
      if (typeof next === 'string')
        return news.add({
          kind: 'draft',
          said: { what: 'refused', reason: next },
          open: draft.id,
          undo: null,
        });
      const { id, version, name } = draft;
      const content = { ...contentOf(draft), text: textOf(next) };
      const saved = await call('drafts.save', { draft: { id, version }, content });
      news.add({
        kind: 'draft',
        said: { what: 'asked', name, condition: shown },
        open: id,
        undo: putBack(saved, { text: draft.text }),
      });
    });
  },
  /** The new draft's id; null where it could not be made. */
  async begin(): Promise<number | null> {
    let id: number | null = null;
    await attempt(async () => {
      const name = freeName('notification', taken());
      const notification = { notification_name: name, operation_type: 'customized', operations: [] };
      const content = {
        text: textOf(notification),
        provider: 'huawei' as const,
        projectId: null,
        pins: [],
        assumptions: {},
      };
      ({ id } = await call('drafts.add', { content, origin: 'empty' }));
      chosen = id;
      await read();
    });
    return id;
  },
  duplicate(of: readonly HeldDraft[]): Promise<void> {
    return attempt(() => copy(of));
  },
  /** New drafts that say the same under names that neither a draft nor a live one has. */
  copyOf(
    notifications: readonly JsonObject[],
    { projectId, names }: { projectId: string; names: readonly string[] },
  ): Promise<void> {
    return attempt(() =>
      copy(
        notifications.map((notification) => ({
          name: nameOfDraft(0, notification),
          notification,
          ...{ text: '', provider: 'huawei' as const, projectId, pins: [], assumptions: {} },
        })),
        names,
      ),
    );
  },
  rename(draft: HeldDraft, name: string): Promise<void> {
    return attempt(async () => {
      if (!isObject(draft.notification) || name === draft.name) return;
      const { id, version } = draft;
      const text = textOf({ ...draft.notification, notification_name: name });
      await call('drafts.save', { draft: { id, version }, content: { ...contentOf(draft), text } });
    });
  },
  remove(gone: readonly HeldDraft[]): Promise<void> {
    return attempt(async () => {
      const ids = gone.map(({ id }) => id);
      await call('drafts.remove', { ids });
      const undo = async (): Promise<void> => void (await call('drafts.restore', { ids }));
      news.add({
        kind: 'draft',
        said: { what: 'removed', names: gone.map(({ name }) => name) },
        open: null,
        undo,
      });
    });
  },
  /** Throws, as `save` does. */
  async type({ id, version }: HeldDraft, typed: string): Promise<HeldDraft> {
    return held(await call('drafts.type', { draft: { id, version }, typed }));
  },
  /** Throws, as `save` does. */
  async step({ id, version }: HeldDraft, by: 'undo' | 'redo'): Promise<HeldDraft> {
    return held(await call('drafts.step', { draft: { id, version }, by }));
  },
  /** Throws: whoever writes keeps the text and says why it is not saved. */
  async save(draft: HeldDraft, change: Partial<DraftContent>): Promise<HeldDraft> {
    const { id, version } = draft;
    return held(
      await call('drafts.save', { draft: { id, version }, content: { ...contentOf(draft), ...change } }),
    );
  },
};
