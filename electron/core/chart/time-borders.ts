import type { BarStep, BarUnit, Stretch } from '../../../shared/model/overview.ts';
import { zoneOffset } from '../../../shared/model/zone-offset.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MINUTES_STEP = 5 * MINUTE;

/** More bars than a wide screen can tell apart. */
const MOST_BARS = 750;
/** Of a shorter window, an hour is too coarse. */
const FEW_HOURS = 6;
/** How long each is at least. */
const LENGTHS: Record<BarUnit, number> = {
  minutes: MINUTES_STEP,
  hour: HOUR,
  day: 23 * HOUR,
  month: 28 * DAY,
  year: 365 * DAY,
};
const COARSER: readonly BarUnit[] = ['hour', 'day', 'month', 'year'];

/** What a bar stands for: what was asked for, unless there would be hardly a bar or too many. */
export function barUnit({ from, to }: Stretch, step: BarStep): BarUnit {
  const span = to - from;
  if (step === 'hour' && span <= FEW_HOURS * HOUR) return 'minutes';
  const units = COARSER.slice(COARSER.indexOf(step));
  return units.find((unit) => span / LENGTHS[unit] <= MOST_BARS) ?? 'year';
}

/**
 * The ends of the window, and between them every moment at which a unit begins on the clocks of the zone. Days are 23 to 25 hours long
 * where clocks are changed, and begin at the first moment of their date, which need not be midnight.
 */
export function timeBorders({ from, to }: Stretch, unit: BarUnit, zone: string): number[] {
  const borders = [from];
  const offset = (at: number): number => zoneOffset(zone, at);
  // Only what is beyond all sense is so long.
  const units = unit === 'year' ? Math.ceil((to - from) / LENGTHS.year / MOST_BARS) : 1;
  let wall = startOf(from + offset(from), unit);
  for (;;) {
    for (let passed = 0; passed < units; passed += 1) wall = next(wall, unit);
    const at = instantOf(wall, offset);
    if (!(at < to)) break;
    // An hour that the clocks leave out begins where the next one does.
    if (at > (borders.at(-1) ?? from)) addUpTo(borders, at, unit);
  }
  addUpTo(borders, to, unit);
  return borders;
}

/** An hour that the clocks show twice is two. */
function addUpTo(borders: number[], at: number, unit: BarUnit): void {
  const length = unit === 'hour' || unit === 'minutes' ? LENGTHS[unit] : Infinity;
  for (let last = borders.at(-1) ?? at; at - last > length; last += length) borders.push(last + length);
  borders.push(at);
}

/** As the clocks show it: dates and hours as if they were in UTC. */
function startOf(wall: number, unit: BarUnit): number {
  const date = new Date(wall);
  switch (unit) {
    case 'minutes':
    case 'hour':
      return Math.floor(wall / LENGTHS[unit]) * LENGTHS[unit];
    case 'day':
      return Math.floor(wall / DAY) * DAY;
    case 'month':
      return date.setUTCHours(0, 0, 0, 0) - (date.getUTCDate() - 1) * DAY;
    case 'year':
      date.setUTCMonth(0, 1);
      return date.setUTCHours(0, 0, 0, 0);
  }
}

function next(wall: number, unit: BarUnit): number {
  const date = new Date(wall);
  if (unit === 'month') return date.setUTCMonth(date.getUTCMonth() + 1);
  if (unit === 'year') return date.setUTCFullYear(date.getUTCFullYear() + 1);
  return wall + (unit === 'day' ? DAY : LENGTHS[unit]);
}

/** The first moment at which the clocks show a time, or have gone past it. */
export function instantOf(wall: number, offset: (at: number) => number): number {
  const [one, other] = [wall - offset(wall - DAY), wall - offset(wall + DAY)];
  const first = Math.min(one, other);
  const last = Math.max(one, other);
  for (const at of [first, last]) if (at + offset(at) === wall) return at;
  let [low, high] = [first, last];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (middle + offset(middle) >= wall) high = middle;
    else low = middle + 1;
  }
  return low;
}
