import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { filledHost } from '../../testing/sample-host.ts';
import { COVERAGE, WORKSPACE } from '../../testing/sample-imports.ts';
import { showApp } from '../../testing/show-app.ts';
import { standInBridge } from '../../testing/stand-in-bridge.ts';

describe('what has been read', () => {
  it('is a bar for each project and tracker, told in words', async () => {
    await showApp(filledHost());
    await expect
      .element(page.getByText('Complete 132 h · Partial 14 h · Removed 20 h · never read 34 h in 2 gaps'))
      .toBeVisible();
    await expect
      .element(
        page.getByRole('img', { name: /^Huawei Cloud · project 0f2a\w+ · tracker system: Complete 132 h/ }),
      )
      .toBeVisible();
    expect(page.getByRole('img').elements()).toHaveLength(COVERAGE.lines.length);
  });

  it('draws a gap as a gap: nothing stands in its place', async () => {
    await showApp(filledHost());
    const bar = page.getByRole('img', { name: /^Huawei/ });
    await expect.element(bar).toBeVisible();
    await expect.poll(() => bar.element().querySelectorAll('[data-state]').length).toBe(3);
    /** What is drawn at an hour of the two hundred that the bar spans. */
    const at = (hour: number): (string | undefined)[] => {
      const svg = bar.element().querySelector('svg');
      if (svg === null) throw new Error('Nothing is drawn.');
      const point = new DOMPoint((hour / 200) * svg.clientWidth, svg.clientHeight / 2);
      const shapes = [...svg.querySelectorAll<SVGPathElement>('[data-state]')];
      return shapes.filter((one) => one.isPointInFill(point)).map((one) => one.dataset['state']);
    };
    const [first, second, gap, third, last] = [60, 127, 147, 170, 195].map(at);
    expect([first, second, third, last]).toEqual([['complete'], ['partial'], ['removed'], ['complete']]);
    expect(gap).toEqual([]);
  });

  it('is a table as well, gaps among its rows', async () => {
    await showApp(filledHost());
    await page.getByText('As a table').click();
    await expect.element(page.getByRole('row', { name: /Never read/ }).first()).toBeVisible();
    await expect.element(page.getByRole('columnheader', { name: /From/ })).toBeVisible();
  });

  it('comes with figures that lead to what is behind them', async () => {
    await showApp(filledHost());
    await expect
      .element(page.getByRole('link', { name: '20,000' }))
      .toHaveAttribute('href', '#/overview/imports');
    await expect.element(page.getByText('May 7, 2024, 18:00 UTC', { exact: true })).toBeVisible();
  });

  it('follows what comes in', async () => {
    let traces = 1;
    const host = standInBridge({
      'workspace.summary': () => WORKSPACE,
      'coverage.summary': () => ({ ...COVERAGE, traces }),
    });
    await showApp(host);
    await expect.element(page.getByRole('link', { name: '1', exact: true })).toBeVisible();
    traces = 777;
    host.emit('traces.changed', {});
    await expect.element(page.getByRole('link', { name: '777' })).toBeVisible();
  });

  it('says what would be here where there is nothing, and what to do', async () => {
    await showApp(standInBridge({ 'workspace.summary': () => WORKSPACE }));
    await expect.element(page.getByRole('heading', { name: 'No traces yet' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Open traces…' })).toBeVisible();
  });
});
