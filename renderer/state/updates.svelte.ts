import type { UpdateStatus } from '../../shared/model/updates.ts';
import { call } from '../ipc/client.ts';
import { news } from './news.svelte.ts';
import { attempt } from './notices.svelte.ts';
import { route } from './route.svelte.ts';

let status = $state.raw<UpdateStatus | null>(null);
let told = '';

/** Newer versions of the app. */
export const updates = {
  /** Null only until the first answer. */
  get status(): UpdateStatus | null {
    return status;
  },
  load(): Promise<void> {
    return attempt(async () => {
      status = await call('updates.status');
    });
  },
  check(): Promise<void> {
    return attempt(async () => {
      status = await call('updates.check');
    });
  },
  changed(next: UpdateStatus): void {
    status = next;
    const { look } = next;
    if (look.state !== 'newer' && look.state !== 'fetched') return;
    // Once: it is looked for every day. The settings say it themselves.
    const what = `${look.state} ${look.version}`;
    if (what !== told && route.view !== 'settings')
      news.add({ kind: 'update', version: look.version, isFetched: look.state === 'fetched' });
    told = what;
  },
};
