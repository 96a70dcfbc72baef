import type { SavedView, TraceView } from '../../shared/model/trace-view.ts';
import { call } from '../ipc/client.ts';
import { attempt } from './notices.svelte.ts';
import { route } from './route.svelte.ts';
import { saveText } from './save-text.ts';
import { screen } from './traces/screen.svelte.ts';
import { whileChanging } from './while-changing.ts';
import { workspace } from './workspace.svelte.ts';

/** What was done and is told where views are chosen. */
export type ViewNews =
  | { kind: 'removed'; view: SavedView }
  | { kind: 'exported'; count: number; path: string }
  | { kind: 'imported'; added: readonly { name: string; as: string }[] };

let list = $state.raw<readonly SavedView[]>([]);
let news = $state.raw<ViewNews | null>(null);

const current = $derived(list.find(({ id }) => id === screen.viewId) ?? null);
const isChanged = $derived(
  current !== null && current.view !== null && keyOf(current.view) !== keyOf(screen.view),
);

const read = whileChanging(async () => {
  list = workspace.summary === null ? [] : await call('views.list');
});

/** The views of the open workspace. */
export const savedViews = {
  get list(): readonly SavedView[] {
    return list;
  },
  /** The one that the screen began as. */
  get current(): SavedView | null {
    return current;
  },
  /** Whether the screen is not as it was saved. */
  get isChanged(): boolean {
    return isChanged;
  },
  get canChange(): boolean {
    return workspace.summary !== null && !workspace.summary.readOnly;
  },
  get news(): ViewNews | null {
    return news;
  },
  dismiss(): void {
    news = null;
  },
  async load(): Promise<void> {
    await attempt(read);
  },
  open({ id, view }: SavedView): void {
    if (view === null) return;
    screen.show(view, id);
    if (route.view !== 'traces') route.go('traces');
  },
  /** These two throw: the dialog that asked stays open and shows the failure beside its field. */
  async saveAs(name: string): Promise<void> {
    const { id } = await call('views.save', { id: null, name, view: screen.view });
    await savedViews.load();
    screen.become(id);
  },
  async rename({ id }: SavedView, name: string): Promise<void> {
    await call('views.rename', { id, name });
    await savedViews.load();
  },
  saveChanges({ id, name }: SavedView): Promise<void> {
    return attempt(async () => {
      await call('views.save', { id, name, view: screen.view });
      await savedViews.load();
    });
  },
  remove(view: SavedView): Promise<void> {
    return attempt(async () => {
      await call('views.remove', { id: view.id });
      news = { kind: 'removed', view };
      await savedViews.load();
    });
  },
  /** Brings back the one that was deleted last. */
  restore({ id, name, view }: SavedView): Promise<void> {
    return attempt(async () => {
      if (view === null) return;
      const restored = await call('views.save', { id: null, name, view });
      news = null;
      await savedViews.load();
      if (screen.viewId === id) screen.become(restored.id);
    });
  },
  /** One, or all with null. */
  exportTo(view: SavedView | null, suggestedName: string): Promise<void> {
    return attempt(async () => {
      const ids = view === null ? null : [view.id];
      const path = await saveText(
        suggestedName,
        async () => (await call('views.text', { ids })).text,
        async (to) => void (await call('views.write', { ids, path: to, replace: true })),
      );
      if (path !== null) news = { kind: 'exported', count: view === null ? list.length : 1, path };
    });
  },
  importFrom(file: File): Promise<void> {
    return attempt(async () => {
      const { added } = await call('views.import', { text: await file.text() });
      news = { kind: 'imported', added };
      await savedViews.load();
    });
  },
};

/** Members in one order, whatever order they were written in. */
function keyOf(view: TraceView): string {
  return JSON.stringify(view, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
