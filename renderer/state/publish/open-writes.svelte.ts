import type { Connection } from '../../../shared/model/connection.ts';
import type { OpenWrite } from '../../../shared/model/live-version.ts';
import { call } from '../../ipc/client.ts';
import { connections } from '../connections.svelte.ts';
import { attempt } from '../notices.svelte.ts';
import { secrets } from '../secrets.svelte.ts';
import { whileChanging } from '../while-changing.ts';
import { workspace } from '../workspace.svelte.ts';

let list = $state.raw<readonly OpenWrite[]>([]);
let isReading = $state(false);
/** Nobody has asked for them yet. */
let isWanted = false;

const read = whileChanging(async () => {
  list = workspace.summary === null ? [] : await call('journal.openWrites');
});

/** Changes of an account of which nobody knows what became: it was not read since. */
export const openWrites = {
  get list(): readonly OpenWrite[] {
    return list;
  },
  get isReading(): boolean {
    return isReading;
  },
  /** With what is needed to know whether the account can be read. */
  async load(): Promise<void> {
    isWanted = true;
    await attempt(read);
    if (list.length > 0) await Promise.all([connections.load(), secrets.load()]);
  },
  changed(): void {
    if (isWanted) void attempt(read);
  },
  /** Null where there is none that could read the project. */
  connectionOf({ projectId }: OpenWrite): Connection | null {
    if (secrets.status?.lock === 'locked') return null;
    const all = connections.list ?? [];
    return all.find((one) => one.profile.projectId === projectId && connections.isStored(one)) ?? null;
  },
  /** Reads the notifications of the account; how they stand is known then. */
  async look({ id }: Connection): Promise<void> {
    isReading = true;
    await attempt(async () => void (await call('profiles.look', { id })));
    isReading = false;
  },
};
