import type { FoundFile } from '../../sources/files/walk.ts';
import type { Item } from './batch.ts';

/** Small files are read and written together until they come to this much: one alone is not worth a transaction. */
const ITEM_BYTES = 2 * 1024 * 1024;
const ITEM_FILES = 500;

/** Files in their order, cut into items. */
export function itemsOf(files: readonly FoundFile[]): Item[] {
  const items: Item[] = [];
  let gathered: string[] = [];
  let bytes = 0;
  const close = (): void => {
    if (gathered.length > 0) items.push({ number: items.length, files: gathered });
    gathered = [];
    bytes = 0;
  };
  for (const { path, sizeBytes } of files) {
    if (bytes + sizeBytes > ITEM_BYTES || gathered.length >= ITEM_FILES) close();
    gathered.push(path);
    bytes += sizeBytes;
  }
  close();
  return items;
}
