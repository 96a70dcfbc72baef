import type { ImportTotals } from '../../shared/model/imports.ts';
import type { SyncMissing } from '../../shared/model/sync.ts';
import type { RatingKept } from '../../shared/model/trace.ts';
import type { ConditionRefusal } from '../../shared/notification/add-condition.ts';
import { attempt } from './notices.svelte.ts';

/** What was done and a person may not have seen; it stays until it is read. */
export type News =
  | {
      kind: 'imported';
      run: number;
      totals: ImportTotals;
      ratingKept?: RatingKept;
      wasCancelled: boolean;
    }
  | {
      kind: 'synced';
      run: number;
      totals: ImportTotals;
      missing: readonly SyncMissing[];
      denied: readonly SyncMissing[];
      name: string;
    }
  | { kind: 'chart-saved'; path: string }
  | { kind: 'sample-removed' }
  | { kind: 'refusals-exported'; rows: number; path: string }
  | { kind: 'traces-exported'; rows: number; cutCells: number; bytes: number; path: string }
  | DraftNews;

/** What was done to drafts, which of them can be opened, and how it is taken back; null where it cannot be. */
export interface DraftNews {
  kind: 'draft';
  said: DraftDeed;
  open: number | null;
  undo: (() => Promise<void>) | null;
}

export type DraftDeed =
  | { what: 'queried'; name: string; unsaid: readonly string[] }
  | {
      what: 'drawn';
      name: string;
      isNew: boolean;
      added: number;
      lacking: number;
      unreported: number;
    }
  | { what: 'asked'; name: string; condition: string }
  | { what: 'refused'; reason: ConditionRefusal }
  | { what: 'copied'; names: string[] }
  | { what: 'removed'; names: string[] }
  | { what: 'imported'; drafts: number }
  | { what: 'exported'; drafts: number; path: string };

interface Item {
  id: number;
  news: News;
}

/** More would push the view off the screen; older results are in the list of tasks. */
const KEPT = 2;

let list = $state.raw<readonly Item[]>([]);
let lastId = 0;

export const news = {
  get list(): readonly Item[] {
    return list;
  },
  add(item: News): void {
    list = [...list, { id: ++lastId, news: item }].slice(-KEPT);
  },
  dismiss(id: number): void {
    list = list.filter((item) => item.id !== id);
  },
  /** Takes back what is told under this id, or the last thing that can be, which then is no news any more. */
  undo(id?: number): Promise<void> {
    return attempt(async () => {
      const last = list.findLast(
        ({ id: own, news: item }) => item.kind === 'draft' && item.undo !== null && (id ?? own) === own,
      );
      if (last?.news.kind !== 'draft' || last.news.undo === null) return;
      const { undo } = last.news;
      news.dismiss(last.id);
      await undo();
    });
  },
  /** The result of an import is on the screen, so nobody needs to be told of it. */
  seen(run: number): void {
    const rest = list.filter(({ news: item }) => item.kind !== 'imported' || item.run !== run);
    // A list that stays is no change: whoever calls this may be watching it.
    if (rest.length < list.length) list = rest;
  },
  clear(): void {
    list = [];
  },
};
