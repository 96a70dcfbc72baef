import { setImmediate } from 'node:timers/promises';
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import { MEMBER_CELL_LIMITS, type MemberCell } from '../../../../shared/model/member-cell.ts';
import { memberPlace, type MemberPlace } from '../../../../shared/query/member-column.ts';
import { memberCell, type CellLimits } from '../../../../shared/query/member-values.ts';
import type { WorkspaceService } from '../workspace.ts';
import type { BrowseService } from './browse.ts';
import type { HeldTraces } from './held-traces.ts';

/** At worst a block each, half a millisecond: a page that is asked for meanwhile hardly waits. */
const ROWS_A_STEP = 10;
const WHOLE: CellLimits = { values: Infinity, characters: Infinity };

/** Members of bodies are in no column: the originals of the rows that are seen are read, and of no others. */
export function memberService(
  workspace: WorkspaceService,
  browse: BrowseService,
): { handlers: Handlers<'traces.members'> } {
  let closings = 0;
  workspace.beforeClosing(() => {
    closings += 1;
    return Promise.resolve();
  });
  return {
    handlers: {
      'traces.members': async ({ rows, columns, isWhole }) => {
        const traces = browse.held();
        const before = closings;
        const places = columns.map(memberPlace).filter((place) => place !== undefined);
        const cells = new Map<number, MemberCell[]>();
        // In the order in which they are stored, each block is opened once.
        for (const [at, row] of rows.toSorted((a, b) => a - b).entries()) {
          if (at > 0 && at % ROWS_A_STEP === 0) await setImmediate();
          if (closings !== before) return { cells: [] };
          cells.set(row, cellsOf(traces, row, places, isWhole ? WHOLE : MEMBER_CELL_LIMITS));
        }
        return { cells: rows.map((row) => cells.get(row) ?? []) };
      },
    },
  };
}

function cellsOf(
  traces: HeldTraces,
  row: number,
  places: readonly MemberPlace[],
  limits: CellLimits,
): MemberCell[] {
  const trace = traces.trace(row);
  return places.map((place) =>
    trace === undefined ? { values: [], total: 0 } : memberCell(trace, place, limits),
  );
}
