import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../style/base.css';
import '../style/tokens.css';
import type { ChartTexts } from './stacked-time-chart.ts';
import StackedTimeChart from './StackedTimeChart.svelte';

const HOUR = 3_600_000;
const FROM = Date.UTC(2024, 4, 16);

const short = (at: number): string => new Date(at).toISOString().slice(5, 16);
const texts: ChartTexts = {
  zone: 'UTC',
  count: String,
  mark: short,
  moment: short,
  span: (from, to) => `${short(from)} to ${short(to)}`,
  said: (span, counts, hasGap) =>
    `${span}: ${counts.map(({ label, count }) => `${label} ${count}`).join(', ')}${hasGap ? ', not all read' : ''}`,
  keys: 'arrows',
  none: 'nothing here',
  gap: 'never read',
  place: 'the list',
};

/** Ten hours in a plot of 1,000 pixels: hour 3 has an incident. */
const series = [
  { label: 'incident', tone: 'incident' as const, counts: [0, 0, 0, 1, 0, 0, 0, 0, 0, 0] },
  { label: 'normal', tone: 'normal' as const, counts: Array.from({ length: 10 }, () => 7) },
];

const bordersFrom = (from: number): number[] => Array.from({ length: 11 }, (_, at) => from + at * HOUR);

let ranges: [from: number, to: number][] = [];
let resets = 0;

async function shown(
  part: object = {},
): Promise<{ plot: HTMLElement; rerender: (next: object) => Promise<void> }> {
  await page.viewport(1100, 400);
  const { rerender, container } = await render(StackedTimeChart, {
    ...{
      borders: bordersFrom(FROM),
      series,
      gaps: [],
      mark: null,
      timeZone: 'UTC',
      label: 'traces over time',
      texts,
    },
    onrange: (from: number, to: number) => ranges.push([from, to]),
    onreset: () => (resets += 1),
    ...part,
  });
  container.style.height = '200px';
  const plot = page.getByRole('application', { name: 'traces over time' }).element() as HTMLElement;
  await expect.poll(() => areaOf(plot).width).toBeGreaterThan(500);
  return { plot, rerender };
}

function areaOf(plot: HTMLElement): DOMRect {
  const area = plot.querySelector('.area');
  if (area === null) throw new Error('There is an area.');
  return area.getBoundingClientRect();
}

function point(plot: HTMLElement, type: string, share: number): void {
  const { left, width, top } = areaOf(plot);
  plot.dispatchEvent(
    new PointerEvent(type, {
      ...{ clientX: left + share * width, clientY: top + 20, pointerId: 1, isPrimary: true, bubbles: true },
      button: type === 'pointermove' ? -1 : 0,
    }),
  );
}

function drag(plot: HTMLElement, ...shares: number[]): void {
  const [first = 0, ...rest] = shares;
  // A pointer that a test makes up cannot be captured.
  plot.setPointerCapture = () => undefined;
  point(plot, 'pointerdown', first);
  for (const share of rest) point(plot, 'pointermove', share);
}

const said = (): string => page.getByRole('status').element().textContent;

beforeEach(() => {
  ranges = [];
  resets = 0;
});

describe('a range drawn with the mouse', () => {
  const cases: [what: string, shares: number[], hours: [number, number]][] = [
    ['is made of the buckets it touches', [0.25, 0.47], [2, 5]],
    ['may be drawn backwards', [0.47, 0.25], [2, 5]],
    ['is one bucket at least', [0.31, 0.34], [3, 4]],
    ['ends where the chart ends', [0.55, 2], [5, 10]],
    ['begins where the chart begins', [0.15, -3], [0, 2]],
  ];
  it.each(cases)('%s', async (_what, shares, [first, end]) => {
    const { plot } = await shown();
    drag(plot, ...shares);
    point(plot, 'pointerup', shares.at(-1) ?? 0);
    expect(ranges).toEqual([[FROM + first * HOUR, FROM + end * HOUR]]);
  });

  it('is dropped by Escape, which then leaves the window as it is', async () => {
    const { plot } = await shown();
    plot.focus();
    drag(plot, 0.2, 0.6);
    await userEvent.keyboard('{Escape}');
    point(plot, 'pointerup', 0.6);
    expect({ ranges, resets }).toEqual({ ranges: [], resets: 0 });
    await userEvent.keyboard('{Escape}');
    expect(resets).toBe(1);
  });

  it('is none where the hand only clicked', async () => {
    const { plot } = await shown();
    drag(plot, 0.2, 0.201);
    point(plot, 'pointerup', 0.201);
    expect(ranges).toEqual([]);
  });

  it('stays at its moments while counts come in', async () => {
    const { plot, rerender } = await shown();
    drag(plot, 0.25, 0.47);
    await rerender({ borders: bordersFrom(FROM + HOUR) });
    point(plot, 'pointerup', 0.47);
    expect(ranges).toEqual([[FROM + 2 * HOUR, FROM + 5 * HOUR]]);
  });
});

describe('the keys', () => {
  it('go over the buckets and say their counts', async () => {
    const { plot } = await shown({
      mark: FROM + 2.5 * HOUR,
      gaps: [{ from: FROM + 4 * HOUR, to: FROM + 5 * HOUR }],
    });
    plot.focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(said).toBe('05-16T02:00 to 05-16T03:00: incident 0, normal 7');
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(said).toBe('05-16T03:00 to 05-16T04:00: incident 1, normal 7');
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
    await expect.poll(said).toBe('05-16T03:00 to 05-16T05:00: incident 1, normal 14, not all read');
    await userEvent.keyboard('{Enter}');
    expect(ranges).toEqual([[FROM + 3 * HOUR, FROM + 5 * HOUR]]);
  });

  it('stop at the ends', async () => {
    const { plot } = await shown();
    plot.focus();
    await userEvent.keyboard('{Home}{ArrowLeft}{Shift>}{End}{/Shift}{Enter}');
    expect(ranges).toEqual([[FROM, FROM + 10 * HOUR]]);
  });

  it('do nothing with Enter where nothing is chosen, and leave other keys alone', async () => {
    const { plot } = await shown();
    plot.focus();
    await userEvent.keyboard('{Enter}x{Control>}{ArrowLeft}{/Control}');
    expect({ ranges, said: said() }).toEqual({ ranges: [], said: '' });
  });
});

describe('what is shown', () => {
  it('is readable without a pointer: names with counts, marks, ends and the zone', async () => {
    await shown({ gaps: [{ from: 0, to: FROM + HOUR }], mark: FROM + HOUR });
    for (const text of ['incident', 'normal', 'never read', 'the list', '05-16T00:00', '05-16T10:00', 'UTC'])
      await expect.element(page.getByText(text, { exact: false }).first()).toBeVisible();
    expect(
      page
        .getByRole('listitem')
        .all()
        .map((item) => item.element().textContent),
    ).toEqual(
      expect.arrayContaining([expect.stringMatching(/normal\s+70/), expect.stringMatching(/incident\s+1/)]),
    );
  });

  it('has incidents on top of the bar, whatever order the series come in', async () => {
    const { plot } = await shown();
    const canvas = plot.querySelector('canvas');
    const colour = (index: number): string => {
      const shape = document.querySelector(`[data-series]:nth-child(${index}) svg`);
      return shape === null ? '' : getComputedStyle(shape).color;
    };
    const { left, width, top, height } = areaOf(plot);
    const box = canvas?.getBoundingClientRect();
    const pen = canvas?.getContext('2d');
    if (box === undefined || pen === null || pen === undefined) throw new Error('There is a canvas.');
    // Hour 3 is the tallest; its top is incident, its foot normal.
    const pixel = (y: number): number[] => [
      ...pen
        .getImageData((left - box.left + width * 0.35) * devicePixelRatio, y * devicePixelRatio, 1, 1)
        .data.slice(0, 3),
    ];
    const rgb = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number).slice(0, 3);
    await expect.poll(() => pixel(top - box.top + height - 6)).toEqual(rgb(colour(1)));
    const column = Array.from({ length: Math.floor(height) }, (_, y) => pixel(top - box.top + y).join());
    expect(column.indexOf(rgb(colour(2)).join())).toBeGreaterThan(-1);
    expect(column.indexOf(rgb(colour(2)).join())).toBeLessThan(column.indexOf(rgb(colour(1)).join()));
  });

  it('says that there is nothing, and then lets nothing be drawn', async () => {
    const { plot } = await shown({ series: [{ label: 'normal', tone: 'normal', counts: [0, 0] }] });
    await expect.element(page.getByText('nothing here')).toBeVisible();
    drag(plot, 0.1, 0.9);
    point(plot, 'pointerup', 0.9);
    expect(ranges).toEqual([]);
  });

  it('takes no series at all, and a bucket of a millisecond', async () => {
    const { rerender } = await shown({ series: [] });
    await rerender({ borders: [FROM, FROM + 1], series: [{ label: 'normal', tone: 'normal', counts: [3] }] });
    await expect.element(page.getByText('05-16T00:00').first()).toBeVisible();
  });

  it('takes the colours of the theme when it changes', async () => {
    const { plot } = await shown();
    const canvas = plot.querySelector('canvas');
    const pixels = (): string => canvas?.toDataURL() ?? '';
    document.documentElement.dataset['theme'] = 'light';
    await expect.poll(pixels).not.toBe('');
    const light = pixels();
    document.documentElement.dataset['theme'] = 'contrast';
    await expect.poll(pixels).not.toBe(light);
    delete document.documentElement.dataset['theme'];
  });
});
