import { expect, it } from 'vitest';
import { barsIn, chartWidth } from './chart-room.ts';

it.each([
  ['a usual window', 1280, 16, true, 880],
  ['without the values beside the list', 1280, 16, false, 1112],
  ['a narrow one', 900, 16, true, 900 - 168 - 200],
  ['a very narrow one', 640, 16, true, 640 - 48 - 200],
  ['larger letters', 1280, 20, true, 1280 - 210 - 250],
])('%s leaves so much for the chart', (_what, windowPx, remPx, hasFacets, width) =>
  expect(chartWidth(windowPx, remPx, hasFacets)).toBe(width),
);

it.each([
  [0, 12],
  [83, 12],
  [91, 13],
  [881, 125],
  [882, 126],
  [5000, 200],
])('%d pixels have room for %d bars', (width, bars) => expect(barsIn(width)).toBe(bars));
