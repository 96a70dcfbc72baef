import { setImmediate } from 'node:timers/promises';
import { AsyncPairs } from '../../../core/browse/async-pairs.ts';
import { PAIR_COLUMNS } from '../../../core/browse/pair-rule.ts';
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { TracePair } from '../../../../shared/model/browse.ts';
import type { ColumnName } from '../../../../shared/model/trace-columns.ts';
import type { WorkspaceService } from '../workspace.ts';
import type { Marks } from '../marks/mark-book.ts';
import type { BrowseService } from './browse.ts';
import type { HeldTraces } from './held-traces.ts';
import { traceRows } from './trace-rows.ts';

/** Some 3 ms: whoever asks for something else meanwhile, a filter that is typed, hardly waits. */
const ROWS_A_STEP = 8_000;

/** Pairs are looked for when they are first asked for, in steps between which everything else is answered. */
export class HeldPairs {
  private known: { of: HeldTraces; pairs: AsyncPairs } | null = null;
  private closings = 0;

  constructor(workspace: WorkspaceService) {
    workspace.beforeClosing(() => {
      this.known = null;
      this.closings += 1;
      return Promise.resolve();
    });
  }

  /** Null where the workspace was closed meanwhile. */
  async lookedFor(traces: HeldTraces): Promise<AsyncPairs | null> {
    const before = this.closings;
    if (this.known?.of !== traces) {
      for (const name of PAIR_COLUMNS) {
        traces.columns.column(name);
        await setImmediate();
        if (this.closings !== before) return null;
      }
    }
    if (this.known?.of !== traces) this.known = { of: traces, pairs: new AsyncPairs(traces.columns) };
    const { pairs } = this.known;
    while (!pairs.advance(ROWS_A_STEP)) {
      await setImmediate();
      if (this.closings !== before) return null;
    }
    return pairs;
  }
}

export function pairService(held: HeldPairs, browse: BrowseService): { handlers: Handlers<'traces.pairs'> } {
  return {
    handlers: {
      'traces.pairs': async ({ rows, columns }) => {
        const traces = browse.held();
        const pairs = await held.lookedFor(traces);
        return { pairs: pairs === null ? [] : pairsOf(traces, pairs, rows, columns, browse.marks(traces)) };
      },
    },
  };
}

function pairsOf(
  traces: HeldTraces,
  pairs: AsyncPairs,
  rows: readonly number[],
  columns: readonly ColumnName[],
  marks: Marks,
): TracePair[] {
  const { times } = traces.columns;
  const paired = rows.filter((row) => pairs.partnerOf(row) >= 0);
  const partners = traceRows(
    traces,
    paired.map((row) => pairs.partnerOf(row)),
    columns,
    marks,
  );
  return paired.flatMap((row, at) => {
    const partner = partners[at];
    const time = times[row] ?? 0;
    return partner === undefined ? [] : [{ row, time, isRequest: time < partner.time, partner }];
  });
}
