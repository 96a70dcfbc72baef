import type { QueryContext } from '../calendar.ts';

/** Shanghai, noon of 21 November 2026 in UTC. */
export const CONTEXT: QueryContext = { now: Date.UTC(2026, 10, 21, 12), offsetAt: () => 480 };
export const UTC: QueryContext = { ...CONTEXT, offsetAt: () => 0 };

const SPRING = Date.UTC(2026, 2, 29, 1);
const AUTUMN = Date.UTC(2026, 9, 25, 1);
/** Berlin in 2026: clocks go from 2:00 to 3:00 on 29 March, and from 3:00 to 2:00 on 25 October. */
export const BERLIN: QueryContext = {
  ...CONTEXT,
  offsetAt: (at) => (at >= SPRING && at < AUTUMN ? 120 : 60),
};
