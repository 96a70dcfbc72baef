/** How far around a trace one looks for what hangs together with it, in minutes: what is offered, and the most. */
export const PIVOT_MINUTES: readonly number[] = [1, 5, 15, 60, 24 * 60];
export const MOST_PIVOT_MINUTES = 7 * 24 * 60;
