import type { Component } from 'svelte';
import { Failure } from '../../../shared/model/failure.ts';
import { notices } from '../../state/notices.svelte.ts';

/** What lies in the frame, each loaded when it is first shown: the one that the app begins with waits for no other. */
const LOADERS = {
  overview: () => import('../overview/OverviewView.svelte'),
  imports: () => import('../imports/ImportsView.svelte'),
  traces: () => import('../traces/TracesView.svelte'),
  notifications: () => import('../notifications/NotificationsView.svelte'),
  settings: () => import('../settings/SettingsView.svelte'),
} satisfies Record<string, () => Promise<{ default: Component }>>;

export type ScreenName = keyof typeof LOADERS;

const NAMES = Object.keys(LOADERS) as ScreenName[];

let loaded = $state.raw<Partial<Record<ScreenName, Component>>>({});

export const screens = {
  /** False where there is none yet. */
  has: (name: string): name is ScreenName => name in LOADERS,
  /** Null until it is loaded. */
  of: (name: ScreenName): Component | null => loaded[name] ?? null,
  /** Asked for again after it failed, when the screen is gone to again. */
  async load(name: ScreenName): Promise<void> {
    if (loaded[name] !== undefined) return;
    try {
      const { default: component } = await LOADERS[name]();
      loaded = { ...loaded, [name]: component };
    } catch {
      notices.add(new Failure('host-unreachable', {}));
    }
  },
  /** All others, so that going to one is at once: one at a time, while nothing else is to be done. */
  async loadRest(): Promise<void> {
    for (const name of NAMES) {
      await new Promise((resolve) => requestIdleCallback(resolve));
      await screens.load(name);
    }
  },
};
