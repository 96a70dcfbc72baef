import type { FoundFile } from '../../sources/files/walk.ts';
import type { Item } from './batch.ts';

/** Small files are read and written together until they come to this much: one alone is not worth a transaction. */
const MOST_BYTES = 2 * 1024 * 1024;
const FEWEST_BYTES = 256 * 1024;
const ITEM_FILES = 500;
/** Where all of it is little, in so many items at least: what is written in order keeps several threads busy only then. */
const ITEMS = 24;

/** Files in their order, cut into items. */
export function itemsOf(files: readonly FoundFile[]): Item[] {
  const items: Item[] = [];
  let gathered: string[] = [];
  let bytes = 0;
  const totalBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const itemBytes = Math.min(MOST_BYTES, Math.max(FEWEST_BYTES, totalBytes / ITEMS));
  const close = (): void => {
    if (gathered.length > 0) items.push({ number: items.length, files: gathered });
    gathered = [];
    bytes = 0;
  };
  for (const { path, sizeBytes } of files) {
    if (bytes + sizeBytes > itemBytes || gathered.length >= ITEM_FILES) close();
    gathered.push(path);
    bytes += sizeBytes;
  }
  close();
  return items;
}
