// The search in originals, on the threads it has in the data process.
import { openReader } from '../../electron/data/cache/open.ts';
import { HeldTraces } from '../../electron/data/services/browse/held-traces.ts';
import { SearchPool } from '../../electron/data/services/search/search-pool.ts';
import { searchRows, unpackAll } from '../../electron/data/services/search/search-rows.ts';
import type { TextSearch } from './ours.ts';

const ENTRY = new URL('../../electron/data/services/search/search-thread.ts', import.meta.url);

export async function openOurSearch(path: string): Promise<TextSearch> {
  const reader = openReader(path);
  const { standing } = new HeldTraces(reader).columns;
  const pool = new SearchPool({ path, reader, entry: ENTRY });
  // The threads start with the first scan, which nobody times.
  await unpackAll(pool, standing);
  return {
    async tracesWith(text) {
      const search = { kind: 'text', text, matchCase: true } as const;
      let count = 0;
      for await (const { rows } of searchRows(pool, {
        search,
        candidates: standing,
        signal: new AbortController().signal,
      }))
        count += rows.length;
      return count;
    },
    async unpackBodies() {
      await unpackAll(pool, standing);
    },
    async close() {
      await pool.close();
      reader.close();
    },
  };
}
