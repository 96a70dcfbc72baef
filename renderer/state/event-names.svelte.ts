import type { CatalogueKey, FilledNames } from '../../shared/model/catalogue.ts';
import { call } from '../ipc/client.ts';
import { attempt } from './notices.svelte.ts';

let filled = $state.raw<FilledNames>({});

/** What the open workspace calls events whose names no document gives. */
export const eventNames = {
  get filled(): FilledNames {
    return filled;
  },
  load(): Promise<void> {
    return attempt(async () => {
      ({ filledNames: filled } = await call('workspace.settings'));
    });
  },
  /** An empty name is none. */
  fill(key: CatalogueKey, typed: string): Promise<void> {
    const name = typed.trim();
    if (name === (filled[key] ?? '')) return Promise.resolve();
    const names = Object.fromEntries(Object.entries(filled).filter(([known]) => known !== key));
    return attempt(async () => {
      const filledNames: FilledNames = name === '' ? names : { ...names, [key]: name };
      ({ filledNames: filled } = await call('workspace.changeSettings', { filledNames }));
    });
  },
};
