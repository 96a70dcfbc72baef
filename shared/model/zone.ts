/** Whether the runtime knows a time zone of that name. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** `+08:00`, to the 14 hours that clocks on earth are off UTC at most. */
const OFFSET = /^[+-](?:0\d:[0-5]\d|1[0-3]:[0-5]\d|14:00)$/;

/** What the times of a table may be said to be in: `UTC`, an offset, or a zone by its name. */
export const isSheetZone = (zone: string): boolean =>
  /^[+-]/.test(zone) ? OFFSET.test(zone) : zone.length <= 40 && isZone(zone);
