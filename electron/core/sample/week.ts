import { COMPANY } from './company.ts';
import { OPERATIONS, type Operation, type OperationKey } from './operations.ts';
import { ROLES, type Role } from './people.ts';
import { below, oneOf, randomOf, weighted, type Random } from './random.ts';
import { newResource, someResource } from './resources.ts';
import { traceOf, type SampleTrace } from './trace-record.ts';

export const HOUR_MS = 3_600_000;
export const WEEK_MS = 168 * HOUR_MS;

const FAILURES = [400, 403, 403, 404, 409] as const;
/** A new thing is made under a new name. */
const MAKES = /^create(Server|Volume|Instance|Image)$/;

export interface WeekPlan {
  seed: number;
  /** A full hour. */
  until: number;
  traces: number;
  /** When nothing is recorded that anybody has. */
  isSilent(at: number): boolean;
}

/**
 * What happens at the company in an hour of seven ordinary days: so many traces in all of them, in no order. Work that
 * takes its time is done in a later hour.
 */
export function ordinaryWeek(plan: WeekPlan): (hour: number) => SampleTrace[] {
  const hours = hoursOf(plan);
  const shares = ROLES.flatMap((role, at) => hours.map((hour) => weightOf(role, at, hour, plan.seed)));
  const counts = allotted(shares, plan.traces);
  return (hour) => {
    const index = hours.indexOf(hour);
    if (index < 0) return [];
    return ROLES.flatMap((role, at) =>
      hourOf(
        role,
        hour,
        counts[at * hours.length + index] ?? 0,
        randomOf(plan.seed * 131 + at, hour / HOUR_MS),
        plan,
      ),
    );
  };
}

function hoursOf({ until, isSilent }: WeekPlan): number[] {
  const all = Array.from({ length: WEEK_MS / HOUR_MS }, (_, hour) => until - WEEK_MS + hour * HOUR_MS);
  return all.filter((hour) => !isSilent(hour));
}

/** No two days are quite alike. */
function weightOf({ habit, share }: Role, at: number, hour: number, seed: number): number {
  const there = new Date(hour + COMPANY.utcOffsetHours * HOUR_MS);
  const chance = randomOf(seed + at, hour / HOUR_MS)();
  return (share / weekOf(habit)) * habit(there.getUTCHours(), there.getUTCDay()) * (0.75 + 0.5 * chance);
}

const weeks = new Map<Role['habit'], number>();

/** All of a habit in one week: shares are of the week, however unevenly it is filled. */
function weekOf(habit: Role['habit']): number {
  const known = weeks.get(habit);
  if (known !== undefined) return known;
  let sum = 0;
  for (let day = 0; day < 7; day += 1) for (let hour = 0; hour < 24; hour += 1) sum += habit(hour, day);
  weeks.set(habit, sum);
  return sum;
}

/** Whole numbers in proportion to the weights, that are so many together. */
function allotted(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((one, other) => one + other, 0);
  let upTo = 0;
  let given = 0;
  return weights.map((weight) => {
    upTo += weight;
    const count = Math.round((upTo / sum) * total) - given;
    given += count;
    return count;
  });
}

function hourOf(
  role: Role,
  hour: number,
  count: number,
  random: Random,
  { until, isSilent }: WeekPlan,
): SampleTrace[] {
  const keys = Object.keys(role.does) as OperationKey[];
  const pick = weighted(keys.map((key) => role.does[key] ?? 0));
  const traces: SampleTrace[] = [];
  while (traces.length < count) {
    const operation: Operation = OPERATIONS[keys[pick(random)] ?? 'login'];
    const at = hour + below(random, HOUR_MS - 2_000);
    const fails = random() < role.fails;
    const resource = MAKES.test(operation.name)
      ? newResource(random, operation.on)
      : someResource(random, operation.on);
    const code = operation.name === 'login' ? 401 : oneOf(random, FAILURES);
    const happened = { at, operation, resource, who: role.who };
    traces.push(traceOf(random, fails ? { ...happened, rating: 'warning', code } : happened));
    if (fails || operation.resultMs === undefined || traces.length === count) continue;
    const [least, most] = operation.resultMs;
    const doneAt = at + least + below(random, most - least);
    if (doneAt < until - 2_000 && !isSilent(doneAt))
      traces.push(traceOf(random, { ...happened, at: doneAt, isResult: true }));
  }
  return traces;
}
