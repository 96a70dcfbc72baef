import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test, type App } from './fixtures/app.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

const MINUTE = 60_000;
/** 2024-05-16 00:00 UTC. */
const START = 1_715_817_600_000;
const COUNT = 2880;

/** A trace a minute over two days: each tenth a warning, each hundredth an incident. */
function manyTraces(): object[] {
  return Array.from({ length: COUNT }, (_, at) => {
    const time = START + at * MINUTE;
    const rating = at % 100 === 0 ? 'incident' : at % 10 === 0 ? 'warning' : 'normal';
    return trace(`t${at}`, {
      ...{ time, record_time: time + 5_000, trace_rating: rating, resource_name: `port-${at}` },
      ...{ user: { name: ['lena', 'ci', 'ops'][at % 3] }, service_type: at % 2 === 0 ? 'VPC' : 'ECS' },
    });
  });
}

async function showTraces(app: App, page: Page): Promise<void> {
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'many.ndjson', lines(manyTraces())));
  await expect(page.getByText(/^Import finished\./)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss this result' }).click();
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  await expect(list(page)).toHaveAttribute('aria-rowcount', String(COUNT + 1));
}

const list = (page: Page): Locator => page.getByRole('grid', { name: 'Traces', exact: true });
const activeRow = (page: Page): Locator => list(page).locator('[role=row][data-active]');
const filter = (page: Page): Locator => page.getByRole('combobox', { name: 'Filter' });
const head = (page: Page, name: string | RegExp): Locator => list(page).getByRole('columnheader', { name });
const view = (page: Page): Locator => page.getByRole('button', { name: /^(Save view$|View: )/ });

/** The app writes it within a second; nothing on the screen tells when. */
async function kept(app: App, text: string): Promise<void> {
  await expect
    .poll(() => {
      try {
        return readFileSync(join(app.home, 'screens.json'), 'utf8');
      } catch {
        return '';
      }
    })
    .toContain(text);
}

async function choose(page: Page, item: string | RegExp): Promise<void> {
  await view(page).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function chooseZone(page: Page, zone: string): Promise<void> {
  await page.getByRole('button', { name: /^Time zone: / }).click();
  await page.getByRole('combobox', { name: 'Find a time zone' }).fill(zone);
  await page.keyboard.press('Enter');
}

test('a view is saved, left, comes back, travels in a file, and is deleted and brought back', async ({
  app,
  page,
}) => {
  await showTraces(app, page);
  await filter(page).fill('rating = incident');
  await expect(page.getByText('29 of 2,880 traces')).toBeVisible();
  await chooseZone(page, 'kathmandu');
  await expect(head(page, /^Time Asia\/Kathmandu/)).toBeVisible();
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await page.getByRole('button', { name: 'Keep User in view' }).click();
  await page.getByRole('checkbox', { name: 'Resource', exact: true }).uncheck();
  expect(await barriersOn(page), 'columns').toEqual([]);
  await page.keyboard.press('Escape');
  await expect(head(page, /^Resource/)).toBeHidden();

  await choose(page, 'Save as a new view…');
  await page.getByRole('textbox', { name: 'Name' }).fill('Incidents');
  await page.keyboard.press('Enter');
  await expect(view(page)).toHaveAccessibleName('View: Incidents');

  await filter(page).fill('service = VPC');
  await expect(view(page)).toHaveAccessibleName('View: Incidents changed');
  await choose(page, 'Save as a new view…');
  await page.getByRole('textbox', { name: 'Name' }).fill('INCIDENTS');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('A view is called “Incidents” already.');
  await page.getByRole('textbox', { name: 'Name' }).fill('VPC');
  await page.keyboard.press('Enter');
  await expect(view(page)).toHaveAccessibleName('View: VPC');

  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Command palette' }).fill('incidents');
  await page.keyboard.press('Enter');
  await expect(filter(page)).toHaveValue('rating = incident');
  await expect(view(page)).toHaveAccessibleName('View: Incidents');

  const saved = join(app.folder, 'views.json');
  if (app.answerDialog === null) {
    const download = page.waitForEvent('download');
    await choose(page, 'Save all views to a file…');
    await (await download).saveAs(saved);
  } else {
    await app.answerDialog('save', saved);
    await choose(page, 'Save all views to a file…');
  }
  await expect(page.getByText(/^2 views saved to /)).toBeVisible();
  const written = JSON.parse(readFileSync(saved, 'utf8')) as { views: { name: string }[] };
  expect(written.views.map(({ name }) => name)).toEqual(['Incidents', 'VPC']);

  await choose(page, 'Delete “Incidents”');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(view(page)).toHaveAccessibleName('View: Incidents');

  await page.getByLabel('Views from a file…').setInputFiles(saved);
  await expect(page.getByText(/“VPC” as “VPC \(2\)”/)).toBeVisible();
  const wrong = join(app.folder, 'wrong.json');
  writeFileSync(wrong, JSON.stringify({ ...written, views: [{ ...written.views[0], colour: 'x' }] }));
  await page.getByLabel('Views from a file…').setInputFiles(wrong);
  await expect(page.getByText('views.0.colour: nothing of this name belongs there.')).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).first().click();
  await view(page).click();
  await expect(page.getByRole('menuitemcheckbox')).toHaveCount(4);
  expect(await barriersOn(page), 'views').toEqual([]);
});

test('a colour rule whose pattern takes too long is told of by name and switched off; the list is there all the same', async ({
  app,
  page,
}) => {
  await page.setViewportSize({ width: 900, height: 600 });
  await newWorkspace(app, page);
  const traces = [
    trace('t1', { user: { name: `${'a'.repeat(60)}!` } }),
    trace('t2', { trace_rating: 'incident' }),
  ];
  await openTraces(app, page, put(app.folder, 'two.ndjson', lines(traces)));
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  await page.getByRole('button', { name: 'Colours' }).click();
  for (const rule of ['user ~ "^(a+)+$"', 'rating = incident']) {
    await page.getByRole('button', { name: 'Add a rule', exact: true }).click();
    await page
      .getByRole('textbox', { name: /: filter$/ })
      .last()
      .fill(rule);
  }
  await expect(page.getByText('Its pattern takes far too long on some of the traces')).toBeVisible();
  const panel = await page.getByText('The first rule that fits').boundingBox();
  expect(panel?.x).toBeGreaterThanOrEqual(0);
  await page.getByRole('checkbox', { name: 'Rule 2 marks traces' }).uncheck();
  await page.getByRole('checkbox', { name: 'Rule 2 marks traces' }).check();
  expect(await barriersOn(page), 'rules').toEqual([]);
  await page.keyboard.press('Escape');
  const told = page.getByText(/^Colour rule 1 marks nothing, as its pattern takes far too long: user ~/);
  await expect(told).toBeVisible();
  await expect(list(page)).toHaveAttribute('aria-rowcount', '3');
  await expect(list(page).getByText('marked orange star')).toHaveCount(1);
  await page.getByRole('button', { name: 'Switch rule 1 off' }).click();
  await expect(told).toBeHidden();
  await expect(list(page)).toBeFocused();
  await kept(app, '"isOff": true');
  await page.reload();
  await page.getByRole('button', { name: 'Colours' }).click();
  await expect(page.getByRole('checkbox', { name: 'Rule 1 marks traces' })).not.toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Rule 1: filter' })).toHaveValue('user ~ "^(a+)+$"');
});

test('a colour rule that cannot be asked says why, says so on the closed button, and is kept as it was typed', async ({
  app,
  page,
}) => {
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'one.ndjson', lines([trace('t1')])));
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  const button = page.getByRole('button', { name: 'Colours' });
  await button.click();
  await page.getByRole('button', { name: 'Add a rule', exact: true }).click();
  const rule = page.getByRole('textbox', { name: 'Rule 1: filter' });
  await rule.fill('servce = ECS');
  await expect(page.getByText('“servce” is no field. Perhaps “service” is meant.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Rule 1: word beside the icon' }).fill('look');
  await page.keyboard.press('Escape');
  await expect(rule).toBeHidden();
  await expect(button).toHaveAccessibleName(/1 rule marks nothing: see why\.$/);
  await expect(list(page)).toHaveAttribute('aria-rowcount', '2');
  expect(await barriersOn(page), 'a rule that cannot be asked').toEqual([]);
  await kept(app, 'servce');
  await page.reload();
  await expect(button).toHaveAccessibleName(/1 rule marks nothing/);
  await button.click();
  await expect(rule).toHaveValue('servce = ECS');
  await page.getByRole('checkbox', { name: 'Rule 1 marks traces' }).uncheck();
  await expect(button).toHaveAccessibleName('Colours');
});

test('the screen comes back as it was left, with its place, columns, zone and marks', async ({
  app,
  page,
}) => {
  await showTraces(app, page);
  await filter(page).fill('rating != normal');
  await page.getByRole('button', { name: 'Colours' }).click();
  await page.getByRole('button', { name: 'Add a rule', exact: true }).click();
  await page.getByRole('textbox', { name: 'Rule 1: filter' }).fill('rating = incident');
  await page.getByRole('textbox', { name: 'Rule 1: word beside the icon' }).fill('look');
  await page.getByRole('button', { name: 'Add a rule', exact: true }).click();
  await page.getByRole('textbox', { name: 'Rule 2: filter' }).fill('request.zone = north');
  await expect(page.getByText(/^A colour rule looks at fields alone/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Rule 2: filter' }).fill('user = lena');
  expect(await barriersOn(page), 'rules').toEqual([]);
  await page.keyboard.press('Escape');
  await chooseZone(page, 'shanghai');
  await list(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('d');
  await expect(activeRow(page)).toContainText('2024-05-17 23:50:00');
  await page.keyboard.press('d');
  await page.keyboard.press('Shift+D');
  await expect(activeRow(page)).toContainText('2024-05-17 23:50:00');
  await page.keyboard.press('h');
  await expect(activeRow(page)).toContainText('2024-05-17 22:50:00');
  await page.keyboard.press(']');
  await expect(activeRow(page)).toContainText('marked “look”');
  // Its cells stand below their headings, as in every row.
  const time = await head(page, /^Time/).boundingBox();
  const cell = await activeRow(page)
    .getByRole('gridcell')
    .filter({ hasText: /2024-05-1/ })
    .boundingBox();
  expect(cell?.x).toBe(time?.x);
  const row = (await activeRow(page).textContent()) ?? '';
  await head(page, 'User').getByRole('separator').focus();
  await page.keyboard.press('ArrowRight');
  await kept(app, '"selected": {');
  await kept(app, '"widthPx": 100');
  const shownAtFirst = (await list(page).locator('[role=row][data-index]').allTextContents()).sort();

  await page.reload();
  await expect(activeRow(page)).toHaveText(row);
  await expect(filter(page)).toHaveValue('rating != normal');
  expect((await list(page).locator('[role=row][data-index]').allTextContents()).sort()).toEqual(shownAtFirst);

  await app.close();
  page = await app.open();
  await expect(activeRow(page)).toHaveText(row);
  await expect(head(page, /^Time Asia\/Shanghai/)).toBeVisible();
  await expect(filter(page)).toHaveValue('rating != normal');
  await expect(head(page, 'User').getByRole('separator')).toHaveAttribute('aria-valuenow', '100');
});

test('columns with long texts take the room of a wide window, and keep what they have once one is set', async ({
  app,
  page,
}) => {
  await showTraces(app, page);
  const widthOf = async (name: string | RegExp): Promise<number> =>
    (await head(page, name).boundingBox())?.width ?? 0;
  const narrow = await widthOf('Operation');
  await page.setViewportSize({ width: 1800, height: 800 });
  // A window that is made wide gets there in steps, and the table follows a frame later.
  let before = 0;
  await expect
    .poll(async () => {
      const [last, now] = [before, (await widthOf('Operation')) + (await widthOf('User'))];
      before = now;
      return now === last && (await widthOf('Operation')) > narrow * 1.5;
    })
    .toBe(true);
  const wide = { operation: await widthOf('Operation'), user: await widthOf('User') };

  const handle = await head(page, 'User').getByRole('separator').boundingBox();
  const [x, y] = [(handle?.x ?? 0) + (handle?.width ?? 0) / 2, (handle?.y ?? 0) + 5];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 40, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => widthOf('User')).toBe(wide.user - 40);
  expect(await widthOf('Operation')).toBe(wide.operation);
});

test('a column is dragged to either side of another one, and keys find, pin and move it', async ({
  app,
  page,
}) => {
  await showTraces(app, page);
  const heads = async (): Promise<string[]> =>
    (await page.getByRole('columnheader').allInnerTexts()).map((text) => text.split(/\s/)[0] ?? '');
  const first = await heads();
  expect(first.slice(0, 5)).toEqual(['Mark', 'Time', 'Rating', 'Operation', 'Resource']);
  await head(page, 'Operation').dragTo(head(page, 'Rating'), { targetPosition: { x: 5, y: 10 } });
  await expect.poll(heads).toEqual(['Mark', 'Time', 'Operation', 'Rating', 'Resource', ...first.slice(5)]);
  const { width } = (await head(page, 'Resource').boundingBox()) ?? { width: 0 };
  await head(page, 'Operation').dragTo(head(page, 'Resource'), { targetPosition: { x: width - 12, y: 10 } });
  const dragged = ['Mark', 'Time', 'Rating', 'Resource', 'Operation', ...first.slice(5)];
  await expect.poll(heads).toEqual(dragged);

  await page.getByRole('button', { name: 'Columns' }).press('Enter');
  await page.keyboard.type('access');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect.poll(heads).toEqual([...dragged, 'Access']);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(heads).toEqual(['Access', ...dragged]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Columns' }).press('Enter');
  await expect(page.getByRole('combobox', { name: /^Find a column/ })).toHaveValue('');
});
