/** How far around a trace one looks for what hangs together with it, in minutes. */
export const PIVOT_MINUTES = [1, 5, 15, 60, 24 * 60] as const;
export type PivotMinutes = (typeof PIVOT_MINUTES)[number];
