const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type StepUnit = 'minute' | 'day' | 'month' | 'year';

export interface Mark {
  at: number;
  unit: StepUnit;
}

const EVEN_STEPS: readonly { ms: number; unit: StepUnit }[] = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => ({ ms: minutes * MINUTE, unit: 'minute' as const })),
  ...[1, 2, 3, 6, 12].map((hours) => ({ ms: hours * HOUR, unit: 'minute' as const })),
  ...[1, 2, 7, 14].map((days) => ({ ms: days * DAY, unit: 'day' as const })),
];
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200] as const;

/** Round moments in UTC between two others, at most as many as there is room for. */
export function marksBetween(from: number, to: number, room: number): Mark[] {
  const step = EVEN_STEPS.find(({ ms }) => (to - from) / ms <= room);
  return step === undefined ? monthMarks(from, to, room) : evenMarks(from, to, step);
}

function evenMarks(from: number, to: number, { ms, unit }: { ms: number; unit: StepUnit }): Mark[] {
  const marks: Mark[] = [];
  for (let at = Math.ceil(from / ms) * ms; at <= to; at += ms)
    // A midnight among hours says its day: otherwise nobody knows which one it is.
    marks.push({ at, unit: unit === 'minute' && at % DAY === 0 ? 'day' : unit });
  return marks;
}

function monthMarks(from: number, to: number, room: number): Mark[] {
  const monthOf = (at: number): number => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth();
  const span = monthOf(to) - monthOf(from);
  const step = MONTH_STEPS.find((months) => span / months <= room) ?? 1200;
  const marks: Mark[] = [];
  for (let month = Math.ceil(monthOf(from) / step) * step; month <= monthOf(to); month += step) {
    const at = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (at >= from && at <= to) marks.push({ at, unit: step % 12 === 0 ? 'year' : 'month' });
  }
  return marks;
}
