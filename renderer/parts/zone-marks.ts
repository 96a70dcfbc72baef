import { marksBetween, type Mark } from './time-axis.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function wallFormat(timeZone: string): Intl.DateTimeFormat {
  const made =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, hourCycle: 'h23', era: 'short', year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
  formats.set(timeZone, made);
  return made;
}

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
export function zoneOffset(timeZone: string, at: number): number {
  if (timeZone === 'UTC') return 0;
  const parts = new Map(
    wallFormat(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const wall = Date.UTC(
    ...([part('year'), part('month') - 1, part('day')] as const),
    ...([part('hour'), part('minute'), part('second')] as const),
  );
  return wall - Math.floor(at / 1000) * 1000;
}

/** Moments that are round on the clocks of a zone. */
export function marksInZone(from: number, to: number, room: number, timeZone: string): Mark[] {
  const start = from + zoneOffset(timeZone, from);
  const end = to + zoneOffset(timeZone, to);
  const marks: Mark[] = [];
  for (const { at: wall, unit } of marksBetween(start, end, room)) {
    const guess = wall - zoneOffset(timeZone, wall);
    // Near a change of the clocks the guess is on its other side.
    const at = wall - zoneOffset(timeZone, guess);
    if (at >= from && at <= to && at > (marks.at(-1)?.at ?? -Infinity)) marks.push({ at, unit });
  }
  return marks;
}
