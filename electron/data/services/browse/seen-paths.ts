import { setImmediate } from 'node:timers/promises';
import { sampleRows } from '../../../core/browse/sample-rows.ts';
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { MemberColumn } from '../../../../shared/model/list-column.ts';
import { SEEN_PATHS_LIMITS } from '../../../../shared/model/member-cell.ts';
import { pathsIn } from '../../../../shared/query/seen-paths.ts';
import type { WorkspaceService } from '../workspace.ts';
import type { BrowseService } from './browse.ts';

/** At worst a block each, half a millisecond: other calls hardly wait. */
const ROWS_A_STEP = 10;
/** A large body is a step of its own, and a few of them are all that is read. */
const BYTES_A_STEP = 500_000;
const MOST_BYTES = 20_000_000;

/** The paths that bodies have, from a sample of what a query finds: what somebody may want as a column. */
export function seenPathsService(
  workspace: WorkspaceService,
  browse: BrowseService,
): { handlers: Handlers<'traces.paths'> } {
  let closings = 0;
  workspace.beforeClosing(() => {
    closings += 1;
    return Promise.resolve();
  });
  return {
    handlers: {
      'traces.paths': async ({ query }) => {
        const traces = browse.held();
        const before = closings;
        const counts = new Map<MemberColumn, number>();
        const rows = sampleRows(traces.columns, browse.select(query).rows, SEEN_PATHS_LIMITS.traces);
        let [looked, bytes, stepBytes] = [0, 0, 0];
        // In the order in which they are stored, each block is opened once.
        for (const row of rows.toSorted((a, b) => a - b)) {
          if (looked % ROWS_A_STEP === 0 || stepBytes > BYTES_A_STEP) {
            await setImmediate();
            stepBytes = 0;
          }
          if (closings !== before || bytes > MOST_BYTES) break;
          looked += 1;
          const size = traces.original(row)?.length ?? 0;
          bytes += size;
          stepBytes += size;
          const trace = traces.trace(row);
          if (trace !== undefined)
            for (const path of pathsIn(trace)) counts.set(path, (counts.get(path) ?? 0) + 1);
        }
        return { paths: mostSeen(counts) };
      },
    },
  };
}

/** The most frequent first, then by name. */
function mostSeen(counts: ReadonlyMap<MemberColumn, number>): MemberColumn[] {
  return [...counts]
    .sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))
    .slice(0, SEEN_PATHS_LIMITS.paths)
    .map(([path]) => path);
}
