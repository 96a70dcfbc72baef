import { Failure, failureToWire } from '../../../../shared/model/failure.ts';
import type { EmitEvent, Handlers } from '../../../../shared/ipc/contract.ts';
import type { SearchStep } from '../../../../shared/model/search.ts';
import { selectRows } from '../../../core/browse/select-rows.ts';
import type { BrowseService } from '../browse/browse.ts';
import type { WorkspaceService } from '../workspace.ts';
import type { FoundSets } from './found-sets.ts';
import { compileSearch } from './compile-search.ts';
import { SearchPool } from './search-pool.ts';
import { leafRows } from './leaf-rows.ts';
import { searchRows } from './search-rows.ts';

export interface SearchServiceOptions {
  workspace: WorkspaceService;
  browse: BrowseService;
  found: FoundSets;
  emit: EmitEvent;
  /** The file that the searching threads run. */
  threadEntry: URL;
}

export function searchService({ workspace, browse, found, emit, threadEntry }: SearchServiceOptions): {
  handlers: Handlers<'traces.search' | 'traces.stopSearch'>;
} {
  let pool: { of: string; threads: SearchPool } | null = null;
  let current = new AbortController();

  const close = async (): Promise<void> => {
    current.abort();
    const closing = pool;
    pool = null;
    await closing?.threads.close();
  };
  workspace.beforeClosing(close);

  const threadsOf = (): SearchPool => {
    // Threads are replaced while it is open, and open it by its name.
    const { path, identity, reader } = workspace.needFile();
    if (pool?.of !== identity)
      pool = { of: identity, threads: new SearchPool({ path, reader, entry: threadEntry }) };
    return pool.threads;
  };

  const run = async (
    id: string,
    steps: AsyncGenerator<SearchStep, void>,
    signal: AbortSignal,
  ): Promise<void> => {
    let last: SearchStep = { rows: [], scanned: 0, total: 0 };
    try {
      for await (const step of steps) {
        found.add(id, step.rows);
        last = { ...step, rows: [] };
        emit('search.progressed', { id, ...step, isOver: false, failure: null });
      }
      // Another window may have begun a search: what this one found until then is not all there is.
      if (signal.aborted) throw new Failure('cancelled', {});
      emit('search.progressed', { id, ...last, isOver: true, failure: null });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      emit('search.progressed', { id, ...last, isOver: true, failure: failureToWire(error) });
    }
  };

  return {
    handlers: {
      'traces.search': ({ id, query, search, limit }) => {
        // A pattern that is none is the answer to the call.
        if (search.kind === 'regex') compileSearch(search);
        const held = browse.held();
        const { columns } = held;
        current.abort();
        current = new AbortController();
        const candidates = selectRows(columns, query, browse.found(held));
        found.begin(id, columns.rows);
        const { signal } = current;
        const asked = { candidates, limit, signal };
        void run(
          id,
          search.kind === 'leaf'
            ? leafRows(threadsOf(), held, { leaf: search.leaf, ...asked })
            : searchRows(threadsOf(), { search, ...asked }),
          signal,
        );
        return {};
      },
      'traces.stopSearch': () => {
        current.abort();
        return {};
      },
    },
  };
}
