import type { CrashReport } from '../../shared/model/crash-report.ts';
import { call } from '../ipc/client.ts';
import { attempt } from './notices.svelte.ts';

let list = $state.raw<readonly CrashReport[]>([]);

/** Reports of what ended unexpectedly on this machine. */
export const crashes = {
  get list(): readonly CrashReport[] {
    return list;
  },
  load(): Promise<void> {
    return attempt(async () => {
      list = await call('crashes.list');
    });
  },
  remove(): Promise<void> {
    return attempt(async () => {
      list = await call('crashes.remove');
    });
  },
};
