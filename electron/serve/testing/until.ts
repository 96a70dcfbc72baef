import { vi } from 'vitest';

/** Only what never comes gets here. */
const GIVEN_UP_AFTER_MS = 100_000;

/** Waits for a condition, however loaded the machine is. */
export async function until(condition: () => boolean): Promise<void> {
  await vi.waitUntil(condition, { timeout: GIVEN_UP_AFTER_MS, interval: 10 });
}
