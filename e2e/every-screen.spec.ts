import type { Locator, Page } from '@playwright/test';
import { VIEW_NAMES } from '../shared/model/command.ts';
import { atRest, barriersOn } from './fixtures/accessibility.ts';
import { expect, test, type App } from './fixtures/app.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { outOfReach, sideways } from './pages/reach.ts';
import { lines, put, trace } from './pages/trace-files.ts';

/** Where to go, and what shows that it is drawn; without a word on that, its heading does. */
const PLACES: readonly [place: string, drawn?: (main: Locator) => Locator][] = [
  ['overview'],
  ['traces', (main) => main.getByRole('grid', { name: 'Traces', exact: true })],
  ['notifications', (main) => main.getByRole('table', { name: 'Drafts' })],
  ...VIEW_NAMES.slice(3).map((name): [string] => [name]),
  ['overview/imports', (main) => main.getByRole('table', { name: 'Imports, newest first' })],
  ['overview/imports/1', (main) => main.getByRole('radiogroup', { name: 'Show' })],
  ['traces/marks', (main) => main.getByRole('heading', { name: 'No trace is marked yet.' })],
  ['settings/journal', (main) => main.getByRole('grid', { name: 'Entries of the journal' })],
  ['notifications/1', (main) => main.getByRole('tab', { name: 'Form', exact: true })],
  ['notifications/together', (main) => main.getByRole('checkbox', { name: /^With drafts/ })],
];
const headingOf = (main: Locator): Locator => main.getByRole('heading', { level: 2 }).first();

test.describe('at 200 %', () => {
  test.use({ viewport: { width: 640, height: 400 } });

  test('nothing is wider than the window, and every control is in reach', async ({ app, page }) => {
    await showTraces(app, page);
    for (const [place, drawn] of PLACES) {
      await goTo(page, place, drawn);
      expect(await outOfReach(page), place).toEqual([]);
      expect(await roomBeyond(page), place).toEqual([0, 0]);
      expect(await barriersOn(page), place).toEqual([]);
    }
  });

  test('a trace is read, and dialogs are answered', async ({ app, page }) => {
    await showTraces(app, page);
    await page.getByRole('link', { name: 'Traces', exact: true }).click();
    await page.getByRole('grid', { name: 'Traces', exact: true }).getByRole('row').nth(1).click();
    await expect(page.getByRole('tab', { name: 'Verdicts' })).toBeVisible();
    expect(await outOfReach(page), 'detail').toEqual([]);
    expect(await barriersOn(page), 'detail').toEqual([]);
    for (const keys of ['Control+e', 'Control+Shift+o', '?', 'Control+k', 'Control+j']) {
      await page.keyboard.press(keys);
      const dialog = page.getByRole('dialog');
      await expect(dialog).toBeVisible();
      expect(await barriersOn(page), keys).toEqual([]);
      const box = await dialog.boundingBox();
      expect(box === null ? null : [box.x >= 0, box.y >= 0, box.x + box.width <= 640], keys).toEqual([
        ...[true, true, true],
      ]);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    }
  });
});

// A window of 900x600 at 200 %, and 1280x1024 at 400 %, which the rules of accessibility ask for.
for (const viewport of [
  { width: 450, height: 300 },
  { width: 320, height: 256 },
])
  test(`at ${viewport.width}x${viewport.height} nothing but tables and typed text is scrolled sideways`, async ({
    app,
    page,
  }) => {
    await showTraces(app, page);
    // What was drawn wide gets narrow with its window.
    for (const [place, drawn] of PLACES) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await goTo(page, place, drawn);
      await page.setViewportSize(viewport);
      await atRest(page);
      await expect.poll(() => sideways(page), { message: place }).toEqual([]);
      expect(await roomBeyond(page), place).toEqual([0, 0]);
    }
    await goTo(page, 'traces');
    const list = page.getByRole('grid', { name: 'Traces', exact: true });
    await list.getByRole('row').nth(1).click();
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await atRest(page);
      await expect.poll(() => sideways(page), { message: await tab.innerText() }).toEqual([]);
    }
    await page.getByRole('combobox', { name: 'Filter' }).fill('operation = deleteEip and rating != none');
    await list.focus();
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByText('2 selected')).toBeVisible();
    await expect.poll(() => sideways(page), { message: 'clauses and chosen rows' }).toEqual([]);
  });

test('with the colours of the system and without motion every screen can be read', async ({ app, page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await showTraces(app, page);
  for (const [place, drawn] of PLACES) {
    await goTo(page, place, drawn);
    expect(await barriersOn(page), place).toEqual([]);
    expect(await moving(page), place).toEqual([]);
  }
});

/** How far the page itself can be scrolled, and the frame with it: only what lies in the frame is to move. */
const roomBeyond = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return [scrollWidth - clientWidth, scrollHeight - clientHeight];
  });

async function showTraces(app: App, page: Page): Promise<void> {
  await newWorkspace(app, page);
  const records = Array.from({ length: 40 }, (_, at) =>
    trace(`t${at}`, { time: 1_715_817_600_000 + at * 60_000, trace_rating: RATINGS[at % RATINGS.length] }),
  );
  await openTraces(app, page, put(app.folder, 'a.json', lines(records)));
  await expect(page.getByText(/^Import finished/)).toBeVisible();
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  const list = page.getByRole('grid', { name: 'Traces', exact: true });
  await list.getByRole('gridcell', { name: 'deleteEip' }).first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Start a draft from this trace' }).click();
  await expect(page.locator('main [role=status] p').last()).toContainText('was made.');
  const told = page.getByRole('button', { name: 'Dismiss this result' });
  for (let left = await told.count(); left > 0; left -= 1) {
    await told.first().click();
    await expect(told).toHaveCount(left - 1);
  }
}

const RATINGS = ['normal', 'warning', 'incident'];

async function goTo(page: Page, place: string, drawn = headingOf): Promise<void> {
  await page.evaluate((hash) => void (location.hash = hash), `#/${place}`);
  const view = page
    .getByRole('navigation')
    .locator(`a[href="#/${place.split('/')[0]}"]`)
    .first();
  await expect(view).toHaveAttribute('aria-current', 'page');
  await expect(drawn(page.getByRole('main'))).toBeVisible();
  await atRest(page);
}

/** What still moves although a person wants none of it. */
const moving = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().duration ?? 0) > 1)
      .map(({ id }) => `an animation ${id}`),
  );
