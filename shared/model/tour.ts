/** What the tour of the sample shows, one after the other. */
export const TOUR_STEPS = ['attention', 'stranger', 'traces', 'never-fires', 'coverage'] as const;
export type TourStep = (typeof TOUR_STEPS)[number];

/** How far somebody has come, and whether they are on it. */
export interface TourPlace {
  step: number;
  isOpen: boolean;
}
