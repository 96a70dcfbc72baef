import { zoneOffset } from '../../../shared/model/zone-offset.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Clocks are put forward and back at full quarters of an hour of UTC. */
const STEP_MS = HOUR_MS / 4;

/** The hour on the clocks of a zone. Times that follow each other cost little: clocks are looked at once for a day on which nobody changes them. */
export function hourOfDay(zone: string): (time: number) => number {
  const offsets = new Map<number, number>();
  const offsetAt = (time: number): number => {
    const known = offsets.get(time) ?? zoneOffset(zone, time);
    offsets.set(time, known);
    return known;
  };
  let from = NaN;
  let to = NaN;
  let offset = 0;
  return (time) => {
    if (!(time >= from && time < to)) {
      [from, to] = stretchOf(time, DAY_MS);
      if (offsetAt(from) !== offsetAt(to)) [from, to] = stretchOf(time, STEP_MS);
      offset = offsetAt(from);
    }
    return new Date(time + offset).getUTCHours();
  };
}

function stretchOf(time: number, length: number): [number, number] {
  const from = Math.floor(time / length) * length;
  return [from, from + length];
}
