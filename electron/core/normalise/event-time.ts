import type { Json } from '../../../shared/model/json.ts';
import { refuse, shortened, type Refused } from './refuse.ts';
import { readTime } from './timestamps.ts';

/** The time of a record: without one that can be read there is no trace, and no other time stands in for it. */
export function readEventTime(member: string, value: Json | undefined): number | Refused {
  if (value === undefined || value === null || value === '') {
    return refuse({ code: 'time-missing', details: { member } });
  }
  const time = readTime(value);
  if (typeof time === 'number') return time;
  const text = shortened(typeof value === 'string' ? value : JSON.stringify(value));
  return refuse({ code: time, details: { member, text } });
}
