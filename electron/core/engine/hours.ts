import { lowestBit } from '../columns/bit-count.ts';
import type { Bitset } from '../columns/bitset.ts';

export const HOUR_MS = 3_600_000;

/** How many of the rows lie in each hour since 1970. Rows of one hour often follow each other: what is as before is not looked up again. */
export function hoursOf(times: Float64Array, { words }: Bitset): Map<number, number> {
  const hours = new Map<number, number>();
  let hour = NaN;
  let startsAt = NaN;
  let count = 0;
  const put = (): void => void (count > 0 && hours.set(hour, (hours.get(hour) ?? 0) + count));
  for (let at = 0; at < words.length; at += 1) {
    for (let word = words[at] ?? 0; word !== 0; word &= word - 1) {
      const time = times[at * 32 + lowestBit(word)] ?? NaN;
      if (!(time >= startsAt && time < startsAt + HOUR_MS)) {
        put();
        hour = Math.floor(time / HOUR_MS);
        startsAt = hour * HOUR_MS;
        count = 0;
      }
      count += 1;
    }
  }
  put();
  return hours;
}
