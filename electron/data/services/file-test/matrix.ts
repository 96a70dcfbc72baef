import { Bitset } from '../../../core/columns/bitset.ts';
import { Selection } from '../../../core/browse/selection.ts';
import { replayAllSteps } from '../../../core/engine/replay-all.ts';
import { countOf, unknownRows, type Verdicts } from '../../../core/engine/replay.ts';
import {
  ofFile,
  type FileTestColumn,
  type FileTestPart,
  type FileTestRows,
  type FileTestRowsRequest,
} from '../../../../shared/model/file-test.ts';
import type { Verdict } from '../../../../shared/model/verdict.ts';
import { traceRows } from '../browse/trace-rows.ts';
import { limitsOf } from '../replay/asked-limits.ts';
import type { ReplayedTraces } from '../replay/replayed-traces.ts';
import type { Watching } from '../together/watchers.ts';

/** What each of many notifications says of each trace of a file. */
export interface Matrix {
  rows: Bitset;
  columns: FileTestColumn[];
  verdicts: readonly Verdicts[];
  parts: Record<FileTestPart, Bitset>;
}

/** To be given up between two steps. Traces that come in between two steps have it begin anew: sets of rows are of one length. */
export function* matrixSteps(
  traces: ReplayedTraces,
  watchers: readonly Watching[],
  file: number,
): Generator<void, Matrix> {
  for (;;) {
    const { version } = traces.index.columns;
    const steps = stepsOnce(traces, watchers, file);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      yield;
      if (traces.index.columns.version !== version) break;
    }
  }
}

function* stepsOnce(
  traces: ReplayedTraces,
  watchers: readonly Watching[],
  file: number,
): Generator<void, Matrix> {
  const limits = limitsOf(traces, ofFile(file));
  const rows = traces.index.rowsIn(limits);
  const plans = watchers.map(({ plan }) => plan);
  const verdicts = yield* replayAllSteps(plans, traces.index, limits);
  const [reported, unknown] = [new Bitset(rows.length), new Bitset(rows.length)];
  const columns: FileTestColumn[] = [];
  for (const [at, one] of verdicts.entries()) {
    yield;
    reported.or(one.match);
    unknown.or(one.possible);
    const watcher = watchers[at];
    if (watcher === undefined) continue;
    const { id, name, isEnabled } = watcher;
    const { matched, unknown: open } = countOf(one);
    columns.push({ id, name, isEnabled, matched, unknown: open });
  }
  unknown.andNot(reported);
  const unreported = rows.copy().andNot(reported).andNot(unknown);
  return { rows, columns, verdicts, parts: { reported, unknown, unreported } };
}

/** A page of the table, the newest first. */
export function matrixRows(
  { held, index }: ReplayedTraces,
  matrix: Matrix,
  { which, offset, samples }: Omit<FileTestRowsRequest, 'asker' | 'number'>,
): FileTestRows {
  const list = Selection.ofSet(index.columns, rowsOf(matrix, which));
  const shown = list.newest(samples.limit, offset);
  const rows = traceRows(held, shown, samples.columns);
  const verdictsOf = (row: number): (Verdict | null)[] => matrix.verdicts.map((one) => verdictOn(one, row));
  return { items: rows.map((row) => ({ row, verdicts: verdictsOf(row.row) })), total: list.total };
}

function verdictOn({ scope, match, possible }: Verdicts, row: number): Verdict | null {
  if (!scope.has(row)) return null;
  return match.has(row) ? 'match' : possible.has(row) ? 'unknown' : 'no-match';
}

function rowsOf({ rows, parts, verdicts }: Matrix, which: FileTestRowsRequest['which']): Bitset {
  if (which === 'all') return rows;
  if (typeof which === 'string') return parts[which];
  const of = verdicts['match' in which ? which.match : which.unknown];
  if (of === undefined) return new Bitset(rows.length);
  return 'match' in which ? of.match : unknownRows(of);
}
