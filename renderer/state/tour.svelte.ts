import { TOUR_STEPS, type TourStep } from '../../shared/model/tour.ts';
import { route } from './route.svelte.ts';
import { sample } from './sample.svelte.ts';
import { settings } from './settings.svelte.ts';
import { filter } from './traces/filter.svelte.ts';
import { timeWindow } from './traces/time-window.svelte.ts';

/** What is on the screen at each step. */
const scenes: Record<TourStep, () => void> = {
  attention: () => {
    timeWindow.choosePreset('week');
    route.go('overview');
  },
  // What is new in a day is told against the days before.
  stranger: () => {
    timeWindow.choosePreset('day');
    route.go('overview');
  },
  traces: () => {
    timeWindow.choosePreset('day');
    filter.replace(sample.about?.findings.find(({ id }) => id === 'key-deletion')?.filter ?? '');
    route.go('traces');
  },
  'never-fires': () => route.go('notifications'),
  coverage: () => {
    timeWindow.choosePreset('week');
    route.go('overview');
  },
};

const place = $derived(settings.current.tour);
const isOn = $derived(sample.about !== null && place.isOpen);

function goTo(step: number): void {
  const name = TOUR_STEPS[step];
  if (name === undefined) return;
  void settings.write({ tour: { step, isOpen: true } });
  scenes[name]();
}

/** Five steps over the sample. Left, it is taken up where it was left. */
export const tour = {
  /** Null while nobody is on it. */
  get step(): TourStep | null {
    return isOn ? (TOUR_STEPS[place.step] ?? null) : null;
  },
  get at(): number {
    return place.step;
  },
  get isLast(): boolean {
    return place.step >= TOUR_STEPS.length - 1;
  },
  resume(): void {
    goTo(place.step);
  },
  next(): void {
    if (tour.isLast) void settings.write({ tour: { step: 0, isOpen: false } });
    else goTo(place.step + 1);
  },
  back(): void {
    goTo(Math.max(0, place.step - 1));
  },
  leave(): void {
    void settings.write({ tour: { step: place.step, isOpen: false } });
  },
};
