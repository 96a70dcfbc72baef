import { Failure } from '../../../../shared/model/failure.ts';
import type { CallName } from './calls.ts';

export interface Page<Item> {
  items: Item[];
  /** Where the next one begins; null at the end. */
  next: string | null;
}

/**
 * The pages of a list, each asked for when the one before was taken. A marker that was named before leads in a circle,
 * and one behind a page of nothing leads nowhere.
 */
export async function* pagesOf<Item, Some extends Page<Item>>(
  call: CallName,
  fetchPage: (marker: string | null) => Promise<Some>,
): AsyncGenerator<Some, void> {
  const seen = new Set<string>();
  for (let marker: string | null = null; ;) {
    const page: Some = await fetchPage(marker);
    const { next, items } = page;
    yield page;
    if (next === null) return;
    if (seen.has(next) || items.length === 0) throw new Failure('cloud-marker-stuck', { call, marker: next });
    seen.add(next);
    marker = next;
  }
}

/** All items of all pages. */
export async function allOf<Item>(pages: AsyncIterable<Page<Item>>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const { items } of pages) all.push(...items);
  return all;
}

/**
 * The pages of a list that is asked for from a number on, up to a total. A service that does not heed the number gives
 * its first page again.
 */
export function numberedPages<Item>(
  call: CallName,
  keyOf: (item: Item) => string,
  fetchPage: (offset: number) => Promise<{ items: Item[]; total: number }>,
): AsyncGenerator<Page<Item>, void> {
  const known = new Set<string>();
  return pagesOf(call, async (marker) => {
    const offset = Number(marker ?? 0);
    const { items, total } = await fetchPage(offset);
    const isNew = items.map((item) => !known.has(keyOf(item)));
    for (const item of items) known.add(keyOf(item));
    const end = offset + items.length;
    const isDone = items.length === 0 || end >= total;
    if (!isDone && !isNew.includes(true))
      throw new Failure('cloud-marker-stuck', { call, marker: String(offset) });
    // What moved on to this page meanwhile is not given twice.
    return { items: items.filter((_item, index) => isNew[index]), next: isDone ? null : String(end) };
  });
}
