const DAY_MS = 24 * 3_600_000;

/** Messages a day over the time that was read; null where that is too short to speak of days. */
export function perDay(matched: number, readMs: number): number | null {
  return readMs < DAY_MS ? null : matched / (readMs / DAY_MS);
}
