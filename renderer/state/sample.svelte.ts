import { Failure } from '../../shared/model/failure.ts';
import type { Finding, OpenSample } from '../../shared/model/sample.ts';
import { call } from '../ipc/client.ts';
import { drafts } from './drafts.svelte.ts';
import { news } from './news.svelte.ts';
import { attempt } from './notices.svelte.ts';
import { route } from './route.svelte.ts';
import { settings } from './settings.svelte.ts';
import { filter } from './traces/filter.svelte.ts';
import { timeWindow } from './traces/time-window.svelte.ts';
import { whileChanging } from './while-changing.ts';
import { workspace } from './workspace.svelte.ts';

let about = $state.raw<OpenSample | null>(null);
let isMaking = $state(false);
/** It is there and cannot be opened: damaged, or of a newer Tracebell. */
let isStuck = $state(false);

const read = whileChanging(async () => {
  about = workspace.summary === null ? null : await call('sample.about');
});

/** The sample, where the open workspace holds it. */
export const sample = {
  get about(): OpenSample | null {
    return about;
  },
  get isMaking(): boolean {
    return isMaking;
  },
  get isStuck(): boolean {
    return isStuck;
  },
  load(): Promise<void> {
    return attempt(read);
  },
  /** It may be asked for next: what is made of it by then is not waited for. */
  prepare(): Promise<void> {
    return attempt(async () => {
      await call('sample.prepare');
    });
  },
  /** Opens it with its tour; the first time it is made, which takes a moment. */
  async open(): Promise<void> {
    if (isMaking || !(await workspace.mayLeave())) return;
    isMaking = true;
    isStuck = false;
    await attempt(async () => {
      const summary = await call('sample.open').catch((error: unknown) => {
        isStuck = error instanceof Failure && STUCK.has(error.code);
        throw error;
      });
      workspace.changed(summary);
      route.go('overview');
      await settings.write({ tour: { step: 0, isOpen: true } });
    });
    isMaking = false;
  },
  remove(): Promise<void> {
    return attempt(async () => {
      await call('sample.remove');
      isStuck = false;
      workspace.changed(null);
      route.go('overview');
      await settings.write({ tour: { step: 0, isOpen: false } });
      news.add({ kind: 'sample-removed' });
    });
  },
  restore(): Promise<void> {
    return attempt(async () => workspace.changed(await call('sample.restore')));
  },
};

const STUCK: ReadonlySet<Failure['code']> = new Set([
  ...(['workspace-damaged', 'workspace-cut-short', 'workspace-not-sqlite'] as const),
  ...(['workspace-foreign', 'workspace-newer'] as const),
]);

/** Goes to where a finding is seen. */
export function showFinding({ id, filter: text, from, to, notification }: Finding): void {
  if (id === 'gap') return document.getElementById('coverage-title')?.scrollIntoView();
  if (id === 'duplicate-delivery') return route.go('overview', 'imports');
  if (text === null || ABOUT_DRAFTS.has(id)) return showDraft(notification);
  filter.replace(text);
  const { extent } = timeWindow;
  // Until the list has asked, nobody knows how far the traces reach.
  const isWhole = extent === null || (from <= extent.from && to >= extent.to);
  if (isWhole) timeWindow.choosePreset('all');
  else timeWindow.narrow(from - AROUND_MS, to + AROUND_MS);
  route.go('traces');
}

const AROUND_MS = 5 * 60_000;
/** They are seen in what a notification says, not in a trace. */
const ABOUT_DRAFTS: ReadonlySet<Finding['id']> = new Set([
  'filter-off',
  'never-fires',
  'user-twice',
] as const);

function showDraft(name: string | null): void {
  const draft = drafts.list?.find((one) => one.name === name);
  if (draft === undefined) route.go('notifications');
  else route.go('notifications', draft.id);
}
