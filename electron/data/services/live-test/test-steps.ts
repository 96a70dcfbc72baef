import { roundBorders } from '../../../core/chart/round-borders.ts';
import { Bitset } from '../../../core/columns/bitset.ts';
import { rowsInOrder } from '../../../core/columns/rows-in-order.ts';
import { busiestStretch } from '../../../core/engine/rows-over-time.ts';
import { HOUR_MS } from '../../../core/engine/hours.ts';
import { assumptionTallies } from '../../../core/engine/assumption-tallies.ts';
import { compare } from '../../../core/engine/compare.ts';
import { countOf } from '../../../core/engine/replay.ts';
import { breakdown } from '../../../core/engine/tally.ts';
import type { TraceRow } from '../../../../shared/model/browse.ts';
import {
  PEAK_MS,
  type Busiest,
  type ListedVerdict,
  type LiveTest,
  type LiveTestRequest,
} from '../../../../shared/model/live-test.ts';
import type { HourTally } from '../../../../shared/model/replay.ts';
import type { AskedWindow } from '../../../../shared/model/replay-request.ts';
import type { Verdict } from '../../../../shared/model/verdict.ts';
import type { Marks } from '../marks/mark-book.ts';
import { traceRows } from '../browse/trace-rows.ts';
import { readIn } from '../replay/answer.ts';
import { limitsOf } from '../replay/asked-limits.ts';
import type { ReplayedTraces } from '../replay/replayed-traces.ts';
import type { KeptVerdict, KeptVerdicts } from './kept-verdicts.ts';
import { pinVerdicts, type PinRows } from './pin-verdicts.ts';

const ALL_TIME = { from: null, to: null };

/** What a draft would have done, in figures, over time and in examples; to be given up between two steps. */
export function* testSteps(
  traces: ReplayedTraces,
  request: LiveTestRequest,
  { kept, pinRows, marks }: { kept: KeptVerdicts; pinRows: PinRows; marks: Marks },
): Generator<void, LiveTest> {
  const { draft, live, window, pins } = request;
  const own = kept.of(traces, draft, window);
  yield;
  const figures = figuresOf(traces, own, window);
  yield;
  const { index } = traces;
  const assumptions = assumptionTallies(own.plan, index, limitsOf(traces, window));
  yield;
  const other = live === null ? null : kept.of(traces, live, window);
  yield;
  const rows = pins.length === 0 ? new Map<string, number[]>() : pinRows.of(traces, pins);
  const all = pins.length === 0 ? own : kept.of(traces, draft, ALL_TIME);
  yield;
  const { limit, columns } = request.samples;
  const listed = (verdict: ListedVerdict): TraceRow[] =>
    traceRows(traces.held, own.listOf(verdict).newest(limit), columns, marks);
  return {
    ...figures,
    assumptions,
    ...overTime(traces, figures, { own, other }, request),
    live: other === null ? null : comparedWith(own, other),
    pins: pinVerdicts(all.verdicts, rows, pins),
    samples: {
      match: listed('match'),
      unknown: listed('unknown'),
    },
    selected: request.selected === null ? null : placeOf(traces, own, request.selected),
  };
}

type Figures = Pick<
  LiveTest,
  | 'window'
  | 'traces'
  | 'outOfScope'
  | 'matched'
  | 'unknown'
  | 'busiestHour'
  | 'busiestUser'
  | 'busiestOperation'
>;

function figuresOf(traces: ReplayedTraces, { plan, verdicts }: KeptVerdict, asked: AskedWindow): Figures {
  const { index } = traces;
  const counts = countOf(verdicts);
  // Of matches alone: those that it cannot tell of may be nearly all there are.
  const spread = breakdown(index, verdicts, new Bitset(0));
  const [user] = spread.byUser;
  const [operation] = spread.byOperation;
  const hour = spread.byHour.reduce<HourTally | null>(
    (most, one) => (one.matched > (most?.matched ?? 0) ? one : most),
    null,
  );
  return {
    ...counts,
    window: readIn(traces, plan, asked, verdicts),
    outOfScope: index.countIn(limitsOf(traces, asked)) - counts.traces,
    busiestHour: hour && { from: hour.at, to: hour.at + HOUR_MS, traces: hour.matched },
    busiestUser: user === undefined || user.matched === 0 ? null : { name: user.name, traces: user.matched },
    busiestOperation:
      operation === undefined || operation.matched === 0
        ? null
        : {
            service_type: operation.service_type,
            resource_type: operation.resource_type,
            trace_name: operation.trace_name,
            traces: operation.matched,
          },
  };
}

function overTime(
  { index }: ReplayedTraces,
  { window }: Figures,
  { own, other }: { own: KeptVerdict; other: KeptVerdict | null },
  { bars, zone }: LiveTestRequest,
): { timeline: LiveTest['timeline']; peak: Busiest | null } {
  const { times, order } = index.columns;
  const borders = window === null || window.to <= window.from ? [] : roundBorders(window, bars, zone);
  const positions = borders.map((border) => order.firstFrom(border));
  const count = (of: KeptVerdict, verdict: ListedVerdict): number[] => {
    const { ordered } = of.listOf(verdict);
    const places = positions.map((position) => ordered.rank(position));
    return places.slice(1).map((end, at) => end - (places[at] ?? 0));
  };
  return {
    timeline: {
      borders,
      match: count(own, 'match'),
      unknown: count(own, 'unknown'),
      live: other === null ? null : count(other, 'match'),
    },
    peak: busiestStretch(times, rowsInOrder(order, own.verdicts.match), PEAK_MS),
  };
}

function comparedWith(own: KeptVerdict, other: KeptVerdict): NonNullable<LiveTest['live']> {
  const { gained, lost, kept } = compare(other.verdicts, own.verdicts);
  const { matched, unknown } = countOf(other.verdicts);
  return { matched, unknown, gained: gained.count(), lost: lost.count(), kept: kept.count() };
}

function placeOf({ index }: ReplayedTraces, own: KeptVerdict, row: number): LiveTest['selected'] {
  const { scope, match, possible } = own.verdicts;
  if (!scope.has(row)) return null;
  const verdict: Verdict = match.has(row) ? 'match' : possible.has(row) ? 'unknown' : 'no-match';
  if (verdict === 'no-match') return { verdict, index: null };
  const { total, ordered } = own.listOf(verdict);
  return { verdict, index: total - 1 - ordered.rank(index.columns.order.positionOf(row)) };
}
