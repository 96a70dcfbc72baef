import type { IdColumn } from '../columns/id-column.ts';
import type { TraceColumns } from '../columns/trace-columns.ts';
import type { ColumnName } from '../../../shared/model/trace-columns.ts';
import type { Histogram, HistogramSeries } from '../../../shared/model/browse.ts';
import { countCells, countSlots, type Slots } from './count-cells.ts';
import { countValues } from './count-values.ts';
import { bucketCount } from './row-buckets.ts';
import type { Selection } from './selection.ts';
import { topIds } from './top-values.ts';

/** More than any chart shows. */
export const CELL_LIMIT = 4_000_000;
/** A column of fewer values is counted value by value at once; of others the frequent ones are looked for first. */
const FEW_VALUES = 64;

export interface HistogramQuestion {
  /** Where buckets begin, and the end of the last. */
  borders: readonly number[];
  by: ColumnName;
  seriesLimit: number;
}

/** Rows by time and value: one pass, two where the column has many values. */
export function histogram(
  columns: TraceColumns,
  selection: Selection,
  request: HistogramQuestion,
): Histogram {
  const { borders, by, seriesLimit } = request;
  const column = columns.column(by);
  const few = column.values.length < FEW_VALUES;
  demandFeasible(request, few ? FEW_VALUES : seriesLimit + 2);
  const slots = few ? slotForEach(column) : slotsForTop(column, selection, request);
  const cells = countCells(selection, column, slots, borders);
  return { borders: [...borders], by, ...seriesOf(column, slots, cells, request) };
}

function demandFeasible({ borders }: HistogramQuestion, width: number): void {
  if (!(width * borders.length <= CELL_LIMIT))
    throw new Error(`A histogram of ${borders.length} borders is too wide.`);
  let last = -Infinity;
  for (const border of borders) {
    if (!Number.isSafeInteger(border) || border <= last)
      throw new Error('A histogram counts in whole milliseconds that rise.');
    last = border;
  }
}

interface ValueSlots extends Slots {
  /** By slot: the id, or undefined where several share it. */
  idOf: (number | undefined)[];
}

function slotForEach({ values }: IdColumn): ValueSlots {
  const slotOf = new Uint32Array(values.length + 1).map((_, id) => id);
  return { slotOf, width: slotOf.length, idOf: [...slotOf] };
}

/** Slot 0 is absent, then one for each of the most frequent values, the last for all others. */
function slotsForTop(column: IdColumn, selection: Selection, request: HistogramQuestion): ValueSlots {
  const { seriesLimit } = request;
  const each = slotForEach(column);
  const counts = isAllTime(selection, request.borders)
    ? countValues(column, selection)
    : countSlots(selection, column, each, request.borders);
  const top = topIds(column, counts, seriesLimit);
  const slotOf = new Uint32Array(each.width).fill(seriesLimit + 1);
  slotOf[0] = 0;
  top.forEach((id, at) => (slotOf[id] = at + 1));
  return { slotOf, width: seriesLimit + 2, idOf: [0, ...top] };
}

function isAllTime({ order }: Selection, borders: readonly number[]): boolean {
  const [first, last] = [borders[0], borders.at(-1)];
  if (first === undefined || last === undefined) return order.length === 0;
  return order.firstFrom(first) === 0 && order.firstFrom(last) === order.length;
}

/** The frequent slots as series, all others in one. */
function seriesOf(
  column: IdColumn,
  { idOf, width }: ValueSlots,
  cells: Uint32Array,
  { borders, seriesLimit }: HistogramQuestion,
): { series: HistogramSeries[]; others: number[] | null } {
  const buckets = bucketCount(borders);
  const totals = new Uint32Array(column.values.length + 1);
  const countsOf = new Map<number, Uint32Array>();
  const rest = new Uint32Array(buckets);
  let shared = 0;
  for (let slot = 0; slot < width; slot += 1) {
    const counts = Uint32Array.from({ length: buckets }, (_, bucket) => cells[bucket * width + slot] ?? 0);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const id = idOf[slot];
    if (id === undefined) {
      shared += total;
      addTo(rest, counts);
    } else {
      totals[id] = total;
      countsOf.set(id, counts);
    }
  }
  const shown = topIds(column, totals, seriesLimit);
  if ((totals[0] ?? 0) > 0) shown.push(0);
  const series = shown.map((id) => ({ value: column.valueOf(id), counts: [...(countsOf.get(id) ?? rest)] }));
  for (const id of shown) countsOf.delete(id);
  for (const [id, counts] of countsOf) {
    shared += totals[id] ?? 0;
    addTo(rest, counts);
  }
  return { series, others: shared > 0 ? [...rest] : null };
}

function addTo(sums: Uint32Array, counts: Uint32Array): void {
  counts.forEach((count, at) => (sums[at] = (sums[at] ?? 0) + count));
}
