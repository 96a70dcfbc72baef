import type {
  HourTally,
  OperationTally,
  ReplayAnswer,
  Tally,
  TalliedRating,
  UserTally,
} from '../../../shared/model/replay.ts';
import { TALLIED_RATINGS } from '../../../shared/model/replay.ts';
import type { Bitset } from '../columns/bitset.ts';
import { countIds } from './count-ids.ts';
import { HOUR_MS, hoursOf } from './hours.ts';
import { byOperation, byText } from './operation-order.ts';
import { unknownRows, type Verdicts } from './replay.ts';
import type { Asked, ReplayIndex } from './replay-index.ts';

export type Breakdown = Pick<ReplayAnswer, 'byRating' | 'byHour' | 'byOperation' | 'byUser'>;

/** How matches and unknown ones are spread. Goes over these rows alone. */
export function breakdown(
  index: ReplayIndex,
  verdicts: Verdicts,
  unknownOnes = unknownRows(verdicts),
): Breakdown {
  const matched = new Spread(index, verdicts.match);
  const unknown = new Spread(index, unknownOnes);
  return {
    byRating: byRating(index, matched, unknown),
    byHour: byHour(matched, unknown),
    byOperation: ofOperations(index, matched, unknown),
    byUser: byUser(index, matched, unknown),
  };
}

/** Rows of one verdict by what they have. */
class Spread {
  readonly operation: Uint32Array;
  readonly nature: Uint32Array;
  readonly actor: Uint32Array;
  readonly hours: ReadonlyMap<number, number>;

  constructor(index: ReplayIndex, rows: Bitset) {
    const counted = (asked: Asked): Uint32Array => countIds(index.column(asked), rows);
    this.operation = counted('operation');
    this.nature = counted('nature');
    this.actor = counted('actor');
    this.hours = hoursOf(index.columns.times, rows);
  }
}

function byRating(index: ReplayIndex, matched: Spread, unknown: Spread): Record<TalliedRating, Tally> {
  const none = (): Tally => ({ matched: 0, unknown: 0 });
  const tallies = { normal: none(), warning: none(), incident: none(), other: none() };
  for (let id = 1; id <= index.size('nature'); id += 1) {
    const rating = index.natureValue(id, 'trace_rating');
    const known = TALLIED_RATINGS.find((one) => one === rating) ?? 'other';
    add(tallies[known], matched.nature[id] ?? 0, unknown.nature[id] ?? 0);
  }
  return tallies;
}

function byHour(matched: Spread, unknown: Spread): HourTally[] {
  const hours = [...new Set([...matched.hours.keys(), ...unknown.hours.keys()])].sort((a, b) => a - b);
  return hours.map((hour) => ({
    at: hour * HOUR_MS,
    matched: matched.hours.get(hour) ?? 0,
    unknown: unknown.hours.get(hour) ?? 0,
  }));
}

function ofOperations(index: ReplayIndex, matched: Spread, unknown: Spread): OperationTally[] {
  const tallies: OperationTally[] = [];
  for (let id = 1; id <= index.size('operation'); id += 1) {
    const [m, u] = [matched.operation[id] ?? 0, unknown.operation[id] ?? 0];
    if (m + u > 0) tallies.push({ ...index.operation(id), matched: m, unknown: u });
  }
  return tallies.sort((a, b) => b.matched - a.matched || b.unknown - a.unknown || byOperation(a, b));
}

/** One name may stand in either of the fields that hold it. */
function byUser(index: ReplayIndex, matched: Spread, unknown: Spread): UserTally[] {
  const tallies = new Map<string | null, UserTally>();
  for (let id = 1; id <= index.size('actor'); id += 1) {
    const [m, u] = [matched.actor[id] ?? 0, unknown.actor[id] ?? 0];
    if (m + u === 0) continue;
    const name = index.userName(id);
    const tally = tallies.get(name) ?? { name, matched: 0, unknown: 0 };
    tallies.set(name, tally);
    add(tally, m, u);
  }
  return [...tallies.values()].sort(
    (a, b) => b.matched - a.matched || b.unknown - a.unknown || byText(a.name, b.name),
  );
}

function add(tally: Tally, matched: number, unknown: number): void {
  tally.matched += matched;
  tally.unknown += unknown;
}
