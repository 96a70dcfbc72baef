/** A rating is a shape besides its colour and its word, on the screen and in a saved picture alike: in a box of twelve by twelve. */
export const TONE_SHAPES = {
  incident: 'M6 0.75 11.25 6 6 11.25 0.75 6Z',
  warning: 'M6 1 11.5 11H0.5Z',
  normal: 'M9.75 6A3.75 3.75 0 1 1 2.25 6A3.75 3.75 0 1 1 9.75 6Z',
  other: 'M3 2H9A1 1 0 0 1 10 3V9A1 1 0 0 1 9 10H3A1 1 0 0 1 2 9V3A1 1 0 0 1 3 2Z',
} as const;

/** Normal is hollow. */
export const HOLLOW_PX = 1.75;
