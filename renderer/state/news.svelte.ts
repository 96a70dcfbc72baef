import type { ImportTotals } from '../../shared/model/imports.ts';

/** What was done and a person may not have seen; it stays until it is read. */
export type News =
  | { kind: 'imported'; run: number; totals: ImportTotals; wasCancelled: boolean }
  | { kind: 'chart-saved'; path: string }
  | { kind: 'refusals-exported'; rows: number; path: string }
  | { kind: 'traces-exported'; rows: number; cutCells: number; bytes: number; path: string };

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
