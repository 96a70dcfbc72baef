import type { DraftCounts } from '../../shared/model/stored-draft.ts';
import { call } from '../ipc/client.ts';
import { Latest, type Asking } from './traces/latest.svelte.ts';

const WEEK_MS = 7 * 24 * 3_600_000;

export interface CountedWindow {
  from: number;
  to: number;
}

/** The last seven days of what was read, which need not be those before now. */
export function lastWeek(time: { from: number; to: number } | null): CountedWindow | null {
  return time === null ? null : { from: time.to + 1 - WEEK_MS, to: time.to + 1 };
}

interface Question {
  window: CountedWindow | null;
  /** Asked anew when drafts or traces changed. */
  of: unknown;
}

const answers = new Latest<Question, DraftCounts[] | null>(({ window }) =>
  call('drafts.counts', { asker: 'draft-list', window: window ?? { from: null, to: null } }),
);

export const draftCounts = {
  /** By draft; those before stay until the next are here. */
  get byId(): ReadonlyMap<number, DraftCounts> {
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- Made anew, never changed.
    return new Map((answers.answer?.value ?? []).map((one) => [one.id, one]));
  },
  /** Whether those of what was changed last are on their way, or could not be counted. */
  asking: answers as Asking,
  ask(window: CountedWindow | null, of: unknown): void {
    answers.ask({ window, of });
  },
  clear(): void {
    answers.clear();
  },
};
