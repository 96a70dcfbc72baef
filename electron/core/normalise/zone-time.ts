import { isZone } from '../../../shared/model/zone.ts';
import { zoneOffset } from '../../../shared/model/zone-offset.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const MOST_HELD = 20_000;

type Answer = number | 'time-skipped' | 'time-twice';

/** How far the zone was ahead, by its clocks' minutes: rows of a table lie close together. */
let held: { zone: string; byMinute: Map<number, Answer> } | null = null;

/**
 * The instant at which the clocks of a zone showed a time (milliseconds as if it were UTC). What they leapt over was never, and
 * what they showed twice is two: neither is guessed.
 */
export function instantIn(zone: string, wall: number): Answer | 'time-unreadable' {
  if (held?.zone !== zone) {
    if (!isZone(zone)) return 'time-unreadable';
    held = { zone, byMinute: new Map() };
  }
  const { byMinute } = held;
  const minute = Math.floor(wall / MINUTE_MS);
  let ahead = byMinute.get(minute);
  if (ahead === undefined) {
    if (byMinute.size >= MOST_HELD) byMinute.clear();
    byMinute.set(minute, (ahead = aheadAt(zone, minute * MINUTE_MS)));
  }
  return typeof ahead === 'number' ? wall - ahead : ahead;
}

/** Clocks change at full minutes, and not twice in two days. */
function aheadAt(zone: string, wall: number): Answer {
  const around = new Set([zoneOffset(zone, wall - DAY_MS), zoneOffset(zone, wall + DAY_MS)]);
  const fitting = [...around].filter((ahead) => zoneOffset(zone, wall - ahead) === ahead);
  const [only] = fitting;
  if (only === undefined) return 'time-skipped';
  return fitting.length > 1 ? 'time-twice' : only;
}
