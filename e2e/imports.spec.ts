import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test } from './fixtures/app.ts';
import { chooseFile } from './pages/choose-file.ts';
import { dropFiles } from './pages/drop-files.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

const HOSTILE = 'evil\u202egnp <img src=x onerror=alert(1)>.json';

async function showResult(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: 'Show result' }).click();
  await expect(page.getByRole('grid', { name: 'Files' })).toBeVisible();
}

test('a file is opened, Overview shows what was read, and its refused records are found and exported', async ({
  app,
  page,
}) => {
  await newWorkspace(app, page);
  await expect(page.getByRole('heading', { name: 'No traces yet' })).toBeVisible();
  const records = [
    trace('a1'),
    'nonsense',
    trace('a2', { record_time: 1_715_835_600_000 }),
    { level: HOSTILE },
  ];
  await openTraces(app, page, put(app.folder, 'exports/mixed.json', lines(records)));

  await expect(
    page.getByText(/^Import finished\. 1 file: 2 traces added, 2 records refused\.$/),
  ).toBeVisible();
  await expect(
    page.getByRole('img', { name: /^Huawei Cloud · project 0f2a.* · tracker system: Partial/ }),
  ).toBeVisible();
  expect(await barriersOn(page), 'Overview').toEqual([]);

  await showResult(page);
  const files = page.getByRole('grid', { name: 'Files' });
  await expect(files.getByRole('row').nth(1)).toContainText('mixed.json');
  await files.focus();
  await page.keyboard.press('Enter');
  const refused = page.getByRole('grid', { name: 'Refused records' });
  await expect(refused).toHaveAttribute('aria-rowcount', '3');
  await refused.focus();
  await page.keyboard.press('End');
  const chosen = page.getByRole('region', { name: 'The chosen record' });
  await expect(chosen).toContainText('Record 4, line 4');
  await expect(chosen).toContainText('evilU+202Egnp <img src=x onerror=alert(1)>.json');
  await page.getByRole('searchbox', { name: 'Search reasons and excerpts' }).fill('nonsense');
  await expect(refused).toHaveAttribute('aria-rowcount', '2');

  const out = join(app.folder, 'refused.csv');
  await page.getByRole('button', { name: 'Export refused records…' }).click();
  if (app.answerDialog === null) {
    await page.getByRole('dialog').getByLabel('Path').fill(out);
    await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
  } else {
    await app.answerDialog('save', out);
    await page.getByRole('dialog').getByRole('button', { name: 'Export refused records…' }).click();
  }
  await expect(page.getByText(`2 refused records written to ${out}`)).toBeVisible();
  expect(readFileSync(out, 'utf8').trim().split('\n').length).toBeGreaterThanOrEqual(3);

  await page.reload();
  await expect(page.getByRole('heading', { name: /mixed\.json$/ })).toBeVisible();
});

test('files that are dropped without a workspace ask for one, and what is dropped again adds nothing', async ({
  app,
  page,
}) => {
  const content = lines([trace('a1'), trace('a2')]);
  const path = put(app.folder, 'dropped.json', content);
  const drop = (): Promise<void> => dropFiles(page, [{ name: basename(path), path, content }]);
  await page.getByRole('navigation', { name: 'Views' }).waitFor();
  await chooseFile(app, page, { dialog: 'save', path: join(app.folder, 'new.tracebell'), ask: drop });
  await expect(page.getByText(/^Import finished\. 1 file: 2 traces added\.$/)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss this result' }).click();

  await drop();
  await expect(page.getByText(/^Import finished\. 1 file: 0 traces added, 2 duplicates\.$/)).toBeVisible();
  await page.keyboard.press('Control+i');
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(3);
});

test('a folder is read with all that is in it, and files with findings are found among many', async ({
  app,
  page,
}) => {
  for (let at = 0; at < 300; at += 1)
    put(app.folder, `tree/${at % 7}/${at}.json`, JSON.stringify([trace(`t${at}`)]));
  put(app.folder, 'tree/cut.json', '[{"trace_id": "x", "ti');
  await newWorkspace(app, page);
  const tree = join(app.folder, 'tree');
  if (app.answerDialog === null) await openTraces(app, page, tree);
  else {
    await app.answerDialog('open', tree);
    await page.keyboard.press('Control+Shift+d');
  }
  await expect(page.getByText(/^Import finished\. 301 files: 300 traces added/)).toBeVisible();
  await showResult(page);
  const files = page.getByRole('grid', { name: 'Files' });
  await expect(files).toHaveAttribute('aria-rowcount', '302');
  await files.focus();
  await page.keyboard.press('End');
  await expect(files.getByRole('row').last()).toContainText('.json');
  expect(await files.getByRole('row').count()).toBeLessThan(100);
  await page.getByRole('radio', { name: 'With findings' }).check({ force: true });
  await expect(files).toHaveAttribute('aria-rowcount', '2');
  await expect(files).toContainText('cut.json');
  for (const size of [
    { width: 900, height: 600 },
    { width: 640, height: 400 },
  ]) {
    await page.setViewportSize(size);
    expect(await barriersOn(page), `${size.width}`).toEqual([]);
  }
});

test('the traces of one import, and of one file of it, are shown and found by name', async ({
  app,
  page,
}) => {
  const list = page.getByRole('grid', { name: 'Traces', exact: true });
  const filter = page.getByRole('combobox', { name: 'Filter' });
  await newWorkspace(app, page);
  for (const [name, count] of [
    ['first', 3],
    ['second', 2],
  ] as const) {
    const traces = Array.from({ length: count }, (_, at) => trace(`${name}${at}`));
    await openTraces(app, page, put(app.folder, `${name}.ndjson`, lines(traces)));
    await expect(
      page.getByText(new RegExp(`^Import finished\\. 1 file: ${count} traces added\\.$`)),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Dismiss this result' }).click();
  }

  await page.keyboard.press('Control+i');
  await page.getByRole('table').getByRole('row').nth(1).getByRole('link').click();
  await page.getByTitle('Show the traces that came in with it').click();
  await expect(filter).toHaveValue('import = 2');
  await expect(list).toHaveAttribute('aria-rowcount', '3');

  // By number, by when it was, and by what it read; the path by any part of it.
  await filter.fill('import = ');
  await expect(page.getByRole('option')).toHaveCount(2);
  await filter.fill('import = FIRST');
  await page.getByRole('option', { name: /^1 .*first\.ndjson.* 3$/ }).click();
  await expect(filter).toHaveValue('import = 1');
  await expect(list).toHaveAttribute('aria-rowcount', '4');
  await filter.fill('file = cond');
  await page.getByRole('option', { name: /second\.ndjson 2$/ }).click();
  await expect(filter).toHaveValue(/^file = .*second\.ndjson$/);
  await expect(list).toHaveAttribute('aria-rowcount', '3');
  await filter.press('Escape');

  await list.getByRole('row').nth(1).click();
  await page.getByRole('tab', { name: 'Source' }).click();
  await page.getByRole('link', { name: 'What came of this import' }).click();
  await page.getByRole('grid', { name: 'Files' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Show the traces that came in with it' }).last().click();
  await expect(filter).toHaveValue(/^import = 2 and file = .*second\.ndjson$/);
  await expect(list).toHaveAttribute('aria-rowcount', '3');
  expect(await barriersOn(page)).toEqual([]);
});

test('columns that were taken wrongly are corrected, and the file is read again', async ({ app, page }) => {
  const rows = ['Event,When,Who,Level', 'deleteEip,2024-05-16T02:00:00Z,lena,warning'];
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'console.csv', rows.join('\n')));
  await expect(page.getByText(/^Import finished\./)).toBeVisible();
  await showResult(page);
  await page.getByRole('grid', { name: 'Files' }).focus();
  await page.keyboard.press('Enter');
  const columns = page.getByRole('radio', { name: 'Columns' });
  if ((await columns.count()) > 0) await columns.check({ force: true });
  await page.getByLabel('Field for “When”').selectOption('time');
  await page.getByLabel('Field for “Event”').selectOption('trace_name');
  await page.getByLabel('Field for “Who”').selectOption('user.name');
  await page.getByLabel('Field for “Level”').selectOption('trace_rating');
  await page.getByRole('button', { name: 'Read again with these columns' }).click();
  await expect(page.getByText(/^Import finished\. 1 file: 1 trace added\.$/)).toBeVisible();
});

test('times that name no zone are refused until their zone is said, which holds for the next file', async ({
  app,
  page,
}) => {
  const rows = ['Trace Name,Operator,Operation Time', 'deleteEip,lena,2024-05-16 10:00:00'];
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'console.csv', rows.join('\n')));
  await expect(page.getByText(/^Import finished\..*1 record refused\.$/)).toBeVisible();
  await showResult(page);
  await page.getByRole('grid', { name: 'Files' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('grid', { name: 'Refused records' }).focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('region', { name: 'The chosen record' })).toContainText('--zone');
  const columns = page.getByRole('radio', { name: 'Columns' });
  if ((await columns.count()) > 0) await columns.check({ force: true });
  await page.getByLabel('Times without a zone').selectOption('Asia/Shanghai');
  expect(await barriersOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Read again with these columns' }).click();
  await expect(page.getByText(/^Import finished\. 1 file: 1 trace added\.$/)).toBeVisible();
  rows.push('createEip,lena,2024-05-16 11:00:00');
  await openTraces(app, page, put(app.folder, 'next.csv', rows.join('\n')));
  await expect(page.getByText(/^Import finished\. 1 file: 1 trace added, 1 duplicate.*\.$/)).toBeVisible();
});

test('a path that is not there is said in the result, not lost', async ({ app, page }) => {
  await newWorkspace(app, page);
  await openTraces(app, page, join(app.folder, 'gone.json'));
  await expect(page.getByText(/^Import finished\..*1 file not read to the end\.$/)).toBeVisible();
});

test('an import that takes a while says how far it is, and can be cancelled', async ({ app, page }) => {
  // A second's work and more on any machine, so that there is something to cancel.
  const records = Array.from({ length: 300_000 }, (_, at) => trace(`t${at}`, { request: { at } }));
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'long.json', lines(records)));
  const trigger = page.getByRole('contentinfo').getByRole('button');
  await expect(trigger).toContainText('Read traces:');
  await trigger.click();
  await page.getByRole('button', { name: 'Cancel: Read traces' }).click();
  await expect(page.getByRole('dialog', { name: 'Tasks' }).getByRole('listitem')).toContainText('Cancelled');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+i');
  await expect(page.getByRole('table').getByText('Not complete')).toBeVisible();
});
