import type { Habit } from './company.ts';

const isWeekend = (day: number): boolean => day === 0 || day === 6;

/** A hump around an hour: 1 there, near 0 some hours away. */
const around = (hour: number, middle: number, width: number): number =>
  Math.exp(-(((hour - middle) / width) ** 2));

/** At the desk on working days, with a dip at noon. */
export const office: Habit = (hour, day) =>
  isWeekend(day) ? 0.01 * around(hour, 14, 5) : around(hour, 10, 1.8) + 0.9 * around(hour, 15, 1.8);

/** Begins at noon and stays long. */
export const late: Habit = (hour, day) =>
  isWeekend(day) ? 0.08 * around(hour, 20, 2.5) : 0.7 * around(hour, 14, 2) + around(hour, 20, 2);

/** Whoever has the pager: little at any hour, most when others are away. */
export const onCall: Habit = (hour, day) => (isWeekend(day) ? 0.8 : 0.35) + 0.4 * around(hour, 21, 3);

/** What developers set off when they merge. */
export const pipeline: Habit = (hour, day) =>
  isWeekend(day) ? 0.04 : 0.06 + around(hour, 11, 2.2) + 1.1 * around(hour, 16.5, 2.2);

/** The jobs of the night. */
export const nightly: Habit = (hour) => (hour >= 1 && hour <= 4 ? 1 : 0.01);

/** Parcels are ordered at any hour, by day more. */
export const customers: Habit = (hour, day) =>
  (isWeekend(day) ? 0.75 : 1) * (0.3 + 0.8 * around(hour, 11, 4) + 0.7 * around(hour, 19, 3));

/** Scaling follows the customers, at the turns of the day. */
export const scaling: Habit = (hour, day) =>
  (isWeekend(day) ? 0.6 : 1) *
  (0.25 + around(hour, 8, 1.5) + around(hour, 18, 1.5) + 0.8 * around(hour, 22, 1.5));
