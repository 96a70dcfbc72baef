import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { ImportTotals } from '../../../shared/model/imports.ts';
import { news, passes, type News } from '../../state/news.svelte.ts';
import NewsStrip from './NewsStrip.svelte';

const TOTALS: ImportTotals = {
  ...{ read: 3, added: 3, duplicates: 0, richer: 0, conflicts: 0, expired: 0, removed: 0 },
  ...{ refused: 0, files: 1, failed: 0 },
};
const SYNCED: News = { kind: 'synced', run: 1, totals: TOTALS, missing: [], denied: [], name: 'prod' };
const LACKING: News = {
  ...SYNCED,
  ...{ run: 2, name: 'test', denied: [{ what: 'trackers', failure: { code: 'cancelled', details: {} } }] },
};
const LONG_MS = 60_000;

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
  vi.useRealTimers();
  news.clear();
});

it('what went well goes by itself; what lacks something stays', async () => {
  await render(NewsStrip);
  news.add(SYNCED);
  news.add(LACKING);
  await expect.element(page.getByText(/^Synced prod/)).toBeVisible();
  await vi.advanceTimersByTimeAsync(LONG_MS);
  await expect.element(page.getByText(/^Synced prod/)).not.toBeInTheDocument();
  await expect.element(page.getByText(/^Synced test/)).toBeVisible();
  await expect.element(page.getByRole('status')).toBeVisible();
});

it('it stays while somebody is at it', async () => {
  await render(NewsStrip);
  news.add(SYNCED);
  await expect.element(page.getByText(/^Synced prod/)).toBeVisible();
  page.getByRole('link').element().focus();
  await vi.advanceTimersByTimeAsync(LONG_MS);
  await expect.element(page.getByText(/^Synced prod/)).toBeVisible();
  page.getByRole('link').element().blur();
  await vi.advanceTimersByTimeAsync(LONG_MS);
  await expect.element(page.getByText(/^Synced prod/)).not.toBeInTheDocument();
});

it.each<[what: string, item: News, goes: boolean]>([
  ['a saved chart', { kind: 'chart-saved', path: '/a' }, true],
  ['an import', { kind: 'imported', run: 1, totals: TOTALS, wasCancelled: false }, true],
  ['an import cut short', { kind: 'imported', run: 1, totals: TOTALS, wasCancelled: true }, false],
  [
    'an import with refusals',
    { kind: 'imported', run: 1, totals: { ...TOTALS, refused: 1 }, wasCancelled: false },
    false,
  ],
  ['a conflict of a sync', { ...SYNCED, totals: { ...TOTALS, conflicts: 1 } }, false],
  [
    'an export that cut cells',
    { kind: 'traces-exported', rows: 1, cutCells: 1, bytes: 9, path: '/a' },
    false,
  ],
  ['what can be taken back', { kind: 'settings', what: 'reset', undo: () => Promise.resolve() }, false],
])('%s', (_what, item, goes) => expect(passes(item)).toBe(goes));
