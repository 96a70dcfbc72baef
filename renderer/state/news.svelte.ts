import type { ImportRun, ImportTotals } from '../../shared/model/imports.ts';
import type { RecoveryReport } from '../../shared/model/recovery.ts';
import type { MarksTakenIn } from '../../shared/model/mark-file.ts';
import type { SyncMissing } from '../../shared/model/sync.ts';
import type { RatingKept } from '../../shared/model/trace.ts';
import type { ConditionRefusal } from '../../shared/notification/add-condition.ts';
import { attempt } from './notices.svelte.ts';

/** What was done and a person may not have seen. */
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
  | { kind: 'marks-exported'; path: string }
  | { kind: 'marks-imported'; told: MarksTakenIn }
  /** A newer version of the app. */
  | { kind: 'update'; version: string; isFetched: boolean }
  | { kind: 'settings'; what: 'exported'; path: string }
  | { kind: 'settings'; what: 'imported' | 'reset'; undo: () => Promise<void> }
  /** A damaged workspace was read into a new one, at the path. */
  | { kind: 'recovered'; path: string; report: RecoveryReport }
  /** An import that no process is at any more. */
  | { kind: 'cut-off'; run: ImportRun }
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
    const next = { id: ++lastId, news: item };
    const older = list.findIndex(({ news: before }) => isFollowedBy(before, item));
    // In its place: what is being read below does not move.
    list = older < 0 ? [...list, next].slice(-KEPT) : list.with(older, next);
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
  /** The result of an import or a sync is on the screen, so nobody needs to be told of it. */
  seen(run: number): void {
    const rest = list.filter(
      ({ news: item }) => (item.kind !== 'imported' && item.kind !== 'synced') || item.run !== run,
    );
    // A list that stays is no change: whoever calls this may be watching it.
    if (rest.length < list.length) list = rest;
  },
  clear(): void {
    list = [];
  },
};

/** Went well, is told elsewhere as well, and has nothing to take back: nobody has to put it away by hand. */
export function passes(item: News): boolean {
  switch (item.kind) {
    case 'imported':
      return (
        !item.wasCancelled &&
        item.ratingKept === undefined &&
        item.totals.refused + item.totals.failed + item.totals.conflicts === 0
      );
    case 'synced':
      return item.missing.length + item.denied.length + item.totals.conflicts === 0;
    case 'traces-exported':
      return item.cutCells === 0;
    case 'settings':
      return item.what === 'exported';
    case 'chart-saved':
    case 'marks-exported':
    case 'refusals-exported':
      return true;
    default:
      return false;
  }
}

/** Whether the older result went well and the newer one is of the same work: the list of imports has both. */
function isFollowedBy(older: News, newer: News): boolean {
  if (older.kind === 'imported') return newer.kind === 'imported' && older.ratingKept === undefined;
  if (older.kind !== 'synced' || newer.kind !== 'synced' || older.name !== newer.name) return false;
  return older.missing.length === 0 && older.denied.length === 0;
}
