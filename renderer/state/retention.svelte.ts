import type { WorkspaceSettings } from '../../shared/model/workspace.ts';
import { MARKED } from '../../shared/query/query.ts';
import { call } from '../ipc/client.ts';
import { attempt } from './notices.svelte.ts';
import { whileChanging } from './while-changing.ts';
import { workspace } from './workspace.svelte.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** The most days that a workspace can be told to keep. */
export const MOST_DAYS = 36_500;

/** What a change would take out at once. */
export interface Removal {
  traces: number;
  /** Of before this instant. */
  before: number;
  keptDays: number;
}

let settings = $state.raw<WorkspaceSettings | null>(null);
let isChanging = $state(false);

const read = whileChanging(async () => {
  settings = workspace.summary === null ? null : await call('workspace.settings');
});

/** How long the open workspace keeps traces. */
export const retention = {
  /** Null until it is known, and where no workspace is open. */
  get settings(): WorkspaceSettings | null {
    return settings;
  },
  /** Removing takes a while where there is much to remove. */
  get isChanging(): boolean {
    return isChanging;
  },
  load(): Promise<void> {
    return attempt(read);
  },
  change(retentionDays: number | null): Promise<void> {
    return whileBusy(async () => {
      settings = await call('workspace.changeSettings', { retentionDays });
    });
  },
  /** Changes it where nothing goes by that; otherwise gives what would go, and changes nothing. */
  async changeOrAsk(keptDays: number): Promise<Removal | null> {
    let removal: Removal | null = null;
    await whileBusy(async () => {
      const found = await removalBy(keptDays);
      if (found.traces > 0) removal = found;
      else settings = await call('workspace.changeSettings', { retentionDays: keptDays });
    });
    return removal;
  },
};

async function whileBusy(work: () => Promise<void>): Promise<void> {
  isChanging = true;
  try {
    await attempt(work);
  } finally {
    isChanging = false;
  }
}

async function removalBy(keptDays: number): Promise<Removal> {
  const before = Date.now() - keptDays * DAY_MS;
  const { total } = await call('traces.page', {
    query: {
      kind: 'and',
      of: [
        { kind: 'time', field: 'time', to: before },
        { kind: 'not', of: MARKED },
      ],
    },
    page: { from: { start: true }, limit: 1, order: 'oldest' },
    columns: [],
  });
  return { traces: total, before, keptDays };
}

/** As a person typed it; null where it is no number of days. */
export function daysOf(typed: string): number | null {
  const days = /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : 0;
  return days >= 1 && days <= MOST_DAYS ? days : null;
}
