import type { TourStep } from '../../../shared/model/tour.ts';

/** Marks what a step points at as soon as it is there, and until the step is over. */
export function pointAt(step: TourStep): () => void {
  let shown: Element | null = null;
  const point = (): void => {
    const found = document.querySelector(`[data-tour='${step}']`);
    if (found === shown) return;
    shown?.removeAttribute('data-tour-shown');
    shown = found;
    found?.setAttribute('data-tour-shown', '');
    // As high as can be: the card lies at the bottom, and covers what is there where the window is low.
    found?.scrollIntoView({ block: 'start' });
  };
  // Screens are loaded, and their figures asked for, when they are shown.
  const watcher = new MutationObserver(point);
  watcher.observe(document.body, { childList: true, subtree: true });
  point();
  return () => {
    watcher.disconnect();
    shown?.removeAttribute('data-tour-shown');
  };
}
