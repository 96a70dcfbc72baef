import { afterEach, expect, it } from 'vitest';
import { timeWindow } from './time-window.svelte.ts';

const DAY = 86_400_000;
const LAST = Date.UTC(2024, 4, 16, 9);
const ALL = { from: LAST - 100 * DAY, to: LAST };

afterEach(() => timeWindow.reset());

it('looks at the last seven days of the data at first, open at the end', () => {
  timeWindow.settle(ALL);
  expect(timeWindow.stretch).toEqual({ from: LAST + 1 - 7 * DAY, to: LAST + 1 });
  expect(timeWindow.query).toEqual({ kind: 'time', field: 'time', from: LAST + 1 - 7 * DAY });
});

it('asks for no time where all of it is looked at', () => {
  timeWindow.settle(ALL);
  timeWindow.choosePreset('all');
  expect(timeWindow.query).toBeNull();
  expect(timeWindow.stretch).toEqual({ from: ALL.from, to: LAST + 1 });
});

it('goes back step by step, and no further than the first', () => {
  timeWindow.settle(ALL);
  timeWindow.narrow(LAST - DAY, LAST);
  timeWindow.narrow(LAST - 10, LAST);
  timeWindow.choosePreset('hour');
  timeWindow.choosePreset('hour');
  timeWindow.back();
  expect(timeWindow.stretch).toEqual({ from: LAST - 10, to: LAST });
  timeWindow.back();
  timeWindow.back();
  timeWindow.back();
  expect([timeWindow.preset, timeWindow.canGoBack]).toEqual(['week', false]);
});

it('takes no stretch of nothing', () => {
  timeWindow.settle(ALL);
  timeWindow.narrow(5, 5);
  expect(timeWindow.preset).toBe('week');
});

it('knows of no stretch where there is no trace', () => {
  timeWindow.settle(null);
  expect([timeWindow.stretch, timeWindow.query]).toEqual([null, null]);
});
