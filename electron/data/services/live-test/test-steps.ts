import { roundBorders } from '../../../core/chart/round-borders.ts';
import { busiestStretch, countBetween, placeAmong } from '../../../core/engine/rows-over-time.ts';
import { HOUR_MS } from '../../../core/engine/hours.ts';
import { compare } from '../../../core/engine/compare.ts';
import { countOf } from '../../../core/engine/replay.ts';
import type { TraceRow } from '../../../../shared/model/browse.ts';
import {
  PEAK_MS,
  type Busiest,
  type ListedVerdict,
  type LiveTest,
  type LiveTestRequest,
} from '../../../../shared/model/live-test.ts';
import type { HourTally, ReplayAnswer } from '../../../../shared/model/replay.ts';
import type { Verdict } from '../../../../shared/model/verdict.ts';
import type { Marks } from '../marks/mark-book.ts';
import { traceRows } from '../browse/trace-rows.ts';
import { replaySteps } from '../replay/answer.ts';
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
  const { answer } = yield* replaySteps(traces, own.plan, window, [], () => own.verdicts);
  yield;
  const other = live === null ? null : kept.of(traces, live, window);
  yield;
  const rows = pins.length === 0 ? new Map<string, number[]>() : pinRows.of(traces, pins);
  const all = pins.length === 0 ? own : kept.of(traces, draft, ALL_TIME);
  yield;
  const { limit, columns } = request.samples;
  const listed = (rows: Uint32Array): TraceRow[] =>
    traceRows(traces.held, newestOf(rows, 0, limit), columns, marks);
  return {
    ...figuresOf(answer),
    ...overTime(traces, answer, { own, other }, request),
    live: other === null ? null : comparedWith(own, other),
    pins: pinVerdicts(all.verdicts, rows, pins),
    samples: {
      match: listed(own.rowsOf('match')),
      unknown: listed(own.rowsOf('unknown')),
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
  | 'byRating'
  | 'assumptions'
  | 'busiestHour'
  | 'busiestUser'
  | 'busiestOperation'
>;

function figuresOf(answer: ReplayAnswer): Figures {
  const { window, traces, outOfScope, matched, unknown, byRating, assumptions } = answer;
  const [user] = answer.byUser;
  const [operation] = answer.byOperation;
  const hour = answer.byHour.reduce<HourTally | null>(
    (most, one) => (one.matched > (most?.matched ?? 0) ? one : most),
    null,
  );
  return {
    ...{ window, traces, outOfScope, matched, unknown, byRating, assumptions },
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
  { window }: ReplayAnswer,
  { own, other }: { own: KeptVerdict; other: KeptVerdict | null },
  { bars, zone }: LiveTestRequest,
): { timeline: LiveTest['timeline']; peak: Busiest | null } {
  const { times } = index.columns;
  const borders = window === null || window.to <= window.from ? [] : roundBorders(window, bars, zone);
  const count = (of: KeptVerdict, verdict: ListedVerdict): number[] =>
    countBetween(times, of.rowsOf(verdict), borders);
  return {
    timeline: {
      borders,
      match: count(own, 'match'),
      unknown: count(own, 'unknown'),
      live: other === null ? null : count(other, 'match'),
    },
    peak: busiestStretch(times, own.rowsOf('match'), PEAK_MS),
  };
}

function comparedWith(own: KeptVerdict, other: KeptVerdict): NonNullable<LiveTest['live']> {
  const { gained, lost, kept } = compare(other.verdicts, own.verdicts);
  const { matched, unknown } = countOf(other.verdicts);
  return { matched, unknown, gained: gained.count(), lost: lost.count(), kept: kept.count() };
}

/** Of rows by time, some from the end on. */
export function newestOf(rows: Uint32Array, offset: number, limit: number): number[] {
  const end = Math.max(0, rows.length - offset);
  return [...rows.subarray(Math.max(0, end - limit), end)].reverse();
}

function placeOf({ index }: ReplayedTraces, own: KeptVerdict, row: number): LiveTest['selected'] {
  const { scope, match, possible } = own.verdicts;
  if (!scope.has(row)) return null;
  const verdict: Verdict = match.has(row) ? 'match' : possible.has(row) ? 'unknown' : 'no-match';
  if (verdict === 'no-match') return { verdict, index: null };
  const rows = own.rowsOf(verdict);
  const place = placeAmong(rows, row, (one) => index.columns.order.positionOf(one));
  return { verdict, index: place < 0 ? null : rows.length - 1 - place };
}
