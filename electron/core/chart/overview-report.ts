import type { TraceColumns } from '../columns/trace-columns.ts';
import type { ColumnName } from '../../../shared/model/trace-columns.ts';
import {
  GROUP_COLUMNS,
  NOVEL_COLUMNS,
  RATING_KINDS,
  type GroupReport,
  type NovelReport,
  type NovelSubject,
  type OverviewGroup,
  type OverviewReport,
  type OverviewRequest,
} from '../../../shared/model/overview.ts';
import { bursts } from './bursts.ts';
import { groupCells, groupTotals, memberTotals } from './group-counts.ts';
import { groupReport } from './group-report.ts';
import type { Groupings } from './grouping.ts';
import { novelValues } from './novel-values.ts';
import { ratingBars } from './rating-bars.ts';
import { drawable, outside, readPart, type ReadPast } from './read-stretches.ts';
import { flaggedRows, flagCounts, ratingCounts } from './row-flags.ts';
import { silences } from './silences.ts';
import { barUnit, timeBorders } from './time-borders.ts';
import { placeFrom, rowsBefore } from './window-rows.ts';

const GROUP_MEMBERS = 12;
const NOVEL_VALUES = 100;
const LISTED = 100;
/** Parts of a window that a screen can show. */
const FINEST = 2000;
/** So large a part of the window's length must have been read before it. */
const LEAST_PAST = 10;

/** What is counted by the same columns is counted once. */
const COUNTED: readonly { names: readonly ColumnName[]; group?: OverviewGroup; subject?: NovelSubject }[] = [
  { names: GROUP_COLUMNS.service, group: 'service' },
  { names: GROUP_COLUMNS.operator, group: 'operator', subject: 'operator' },
  { names: GROUP_COLUMNS.operation, group: 'operation', subject: 'operation' },
  { names: NOVEL_COLUMNS.address, subject: 'address' },
  { names: NOVEL_COLUMNS.accessKey, subject: 'accessKey' },
];

export type AskedReport = Omit<OverviewRequest, 'asker'>;

/** Everything an overview tells of a window. Pauses between its parts, so that whoever runs it may hear of something newer. */
export function* overviewReport(
  columns: TraceColumns,
  groupings: Groupings,
  ledger: ReadPast,
  { window, step, zone, thresholds }: AskedReport,
): Generator<void, OverviewReport> {
  const before = { from: window.from - (window.to - window.from), to: window.from };
  const all = rowsBefore(columns, window.to);
  const place = placeFrom(columns, all, window.from);
  const rows = all.subarray(place);
  const past = all.subarray(0, place);
  const now = flaggedRows(columns, rows);
  const earlier = flaggedRows(columns, past.subarray(placeFrom(columns, past, before.from)));
  yield;
  const unit = barUnit(window, step);
  const borders = timeBorders(window, unit, zone);
  const bars = ratingBars(columns, now, borders);
  const since = columns.times[past[0] ?? -1] ?? null;
  const pastRead = readPart(ledger, { from: since ?? window.from, to: window.from });
  const isPastKnown = (pastRead.spanMs - pastRead.neverMs) * LEAST_PAST >= window.to - window.from;
  yield;

  const groups: Partial<Record<OverviewGroup, GroupReport>> = {};
  const novel: Partial<Record<NovelSubject, NovelReport>> = {};
  const limits = { rareAtMost: thresholds.rareAtMost, limit: NOVEL_VALUES };
  for (const { names, group, subject } of COUNTED) {
    const grouping = groupings.of(names);
    const cells = groupCells(grouping, now);
    if (group !== undefined)
      groups[group] = groupReport(grouping, cells, groupCells(grouping, earlier), GROUP_MEMBERS);
    yield;
    if (subject === undefined) continue;
    const totals = { now: memberTotals(cells), past: groupTotals(grouping, past), isPastKnown };
    novel[subject] = novelValues(columns, grouping, rows, totals, limits);
    yield;
  }

  const silent = silences(columns, rows, window, thresholds.silenceMs).sort(
    (a, b) => b.to - b.from - (a.to - a.from) || b.from - a.from,
  );
  const totals = borders
    .slice(1)
    .map((_, at) => RATING_KINDS.reduce((sum, kind) => sum + (bars[kind][at] ?? 0), 0));
  const { burstFactor: factor, burstLeast: least } = thresholds;
  const loud = bursts(totals, borders, { factor, least }).sort(
    (a, b) => b.count - a.count || b.from - a.from,
  );
  return {
    ...{ window, before, unit, borders, bars },
    counts: ratingCounts(flagCounts(now)),
    beforeCounts: ratingCounts(flagCounts(earlier)),
    read: readPart(ledger, window),
    beforeRead: readPart(ledger, before),
    never: drawable(outside(ledger.read, window), window, FINEST),
    groups: groups as Record<OverviewGroup, GroupReport>,
    past: { traces: past.length, since, read: pastRead, isKnown: isPastKnown },
    novel: novel as Record<NovelSubject, NovelReport>,
    silences: silent.slice(0, LISTED).map((one) => ({ ...one, read: readPart(ledger, one) })),
    silenceCount: silent.length,
    bursts: loud.slice(0, LISTED),
    burstCount: loud.length,
  };
}
