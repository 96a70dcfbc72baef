const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const made =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: zone, hourCycle: 'h23', era: 'short', year: 'numeric', month: 'numeric' },
      ...{ day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
  formats.set(zone, made);
  return made;
}

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
export function zoneOffset(zone: string, at: number): number {
  if (zone === 'UTC') return 0;
  const parts = new Map<string, string>(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: string): number => Number(parts.get(name) ?? 0);
  const wall = new Date(0);
  // Set, not given to `Date.UTC`, which takes the first hundred years for those of another century.
  wall.setUTCFullYear(
    parts.get('era') === 'BC' ? 1 - part('year') : part('year'),
    part('month') - 1,
    part('day'),
  );
  wall.setUTCHours(part('hour'), part('minute'), part('second'));
  return wall.getTime() - Math.floor(at / 1000) * 1000;
}
