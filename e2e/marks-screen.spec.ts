import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test } from './fixtures/app.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

const MINUTE = 60_000;
/** 2024-05-16 00:00 UTC. */
const START = 1_715_817_600_000;
const TRACES = 300;

const list = (page: Page): ReturnType<Page['getByRole']> =>
  page.getByRole('grid', { name: 'Traces', exact: true });
const marked = (page: Page): ReturnType<Page['getByRole']> =>
  page.getByRole('grid', { name: 'Marked traces' });

test('all marks are seen in one place, searched, gone to, removed and brought back', async ({
  app,
  page,
}) => {
  const traces = Array.from({ length: TRACES }, (_, at) => {
    const time = START + at * MINUTE;
    return trace(`t${at}`, {
      ...{ time, record_time: time + 5_000, resource_name: `port-${at}`, trace_name: `operation${at}` },
    });
  });
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'many.ndjson', lines(traces)));
  await expect(page.getByText(/^Import finished\./)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss this result' }).click();
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  await expect(list(page)).toHaveAttribute('aria-rowcount', String(TRACES + 1));

  await page.getByRole('link', { name: 'All marks' }).click();
  await expect(page.getByRole('heading', { name: 'No trace is marked yet.' })).toBeVisible();
  expect(await barriersOn(page), 'nothing marked').toEqual([]);
  await page.getByRole('link', { name: 'To the traces' }).click();

  await list(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('b');
  await expect(page.getByText('Bookmarked', { exact: true }).first()).toBeAttached();
  await page.keyboard.press('End');
  await expect(list(page).getByText('port-0', { exact: true })).toBeVisible();
  await page.keyboard.press('l');
  await expect(page.getByRole('combobox', { name: 'Add a tag' })).toBeFocused();
  await page.keyboard.type('open');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Remove tag open' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list(page)).toBeFocused();
  await page.keyboard.press('e');
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Note' }).fill('Ticket 4711\n\nwho approved this?');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Close details' }).click();

  // The trace is found again also where a filter hides it.
  await page.getByRole('combobox', { name: 'Filter' }).fill('resource_name = port-7');
  await expect(page.getByText(`1 of ${TRACES} traces`)).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command palette' }).fill('All bookmarks, tags');
  await page.keyboard.press('Enter');
  await expect(marked(page)).toHaveAttribute('aria-rowcount', '3');
  await expect(page.getByText('2 marked traces')).toBeVisible();
  expect(await barriersOn(page), 'marks').toEqual([]);
  const search = page.getByRole('searchbox', { name: /^Find in notes/ });
  await search.fill('APPROVED');
  await expect(page.getByText('1 marked trace', { exact: true })).toBeVisible();
  await expect(marked(page).getByText('operation0', { exact: true })).toBeVisible();
  await search.fill('nowhere');
  await expect(page.getByText(/^No marked trace has this/)).toBeVisible();
  await search.fill('');
  await expect(page.getByText('2 marked traces')).toBeVisible();

  // A key of the list is not about a trace that is not on the screen.
  await marked(page).focus();
  await page.keyboard.press('b');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(marked(page).locator('[role=row][data-active]')).toContainText('operation0');
  await page.keyboard.press('Delete');
  await expect(page.getByText('1 marked trace', { exact: true })).toBeVisible();
  await expect(page.getByText('Marks removed')).toBeVisible();
  await page.keyboard.press('z');
  await expect(page.getByText('2 marked traces')).toBeVisible();
  await expect(marked(page).getByText('Ticket 4711 who approved this?')).toBeVisible();
  await page.getByRole('button', { name: `Remove all marks of operation${TRACES - 1}` }).press('Enter');
  await expect(page.getByText('1 marked trace', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('2 marked traces')).toBeVisible();

  await page.getByRole('button', { name: 'Rename tag open' }).click();
  const name = page.getByRole('textbox', { name: 'New name of open' });
  await expect(name).toBeFocused();
  expect(await barriersOn(page), 'a tag is renamed').toEqual([]);
  await name.fill('closed');
  await page.keyboard.press('Enter');
  await expect(name).toBeHidden();
  await expect(marked(page).getByText('closed', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(marked(page).getByText('open', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: /^open 1: find/ }).click();
  await expect(page.getByText('1 marked trace', { exact: true })).toBeVisible();
  await search.fill('');
  await expect(page.getByText('2 marked traces')).toBeVisible();

  await marked(page).getByText('operation0', { exact: true }).click();
  await expect(list(page).getByText('port-0', { exact: true })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Fields' })).toBeVisible();
  await expect(page.getByText(`${TRACES} of ${TRACES} traces`)).toBeVisible();
  await page.getByRole('button', { name: 'Back to what was asked before (Backspace)' }).click();
  await expect(page.getByRole('combobox', { name: 'Filter' })).toHaveValue('resource_name = port-7');
  await page.goBack();
  await expect(marked(page)).toBeVisible();
  await page.setViewportSize({ width: 900, height: 600 });
  expect(await barriersOn(page), 'narrow').toEqual([]);
});

test('marks are taken along in a file, taken in elsewhere beside what is there, and taken back at one stroke', async ({
  app,
  page,
}) => {
  const traces = Array.from({ length: 3 }, (_, at) =>
    trace(`t${at}`, { time: START + at * MINUTE, resource_name: `port-${at}` }),
  );
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'few.ndjson', lines(traces)));
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  await expect(list(page)).toHaveAttribute('aria-rowcount', '4');
  // A workspace without marks writes none, and takes in those of a file from the palette.
  const mark = (id: string, members: object = {}): object => ({
    ...{ provider: 'huawei', trace_id: id, digest: null, bookmarked: true, tags: ['review'], note: '' },
    ...{ judged: null, changed_at: '2026-01-01T00:00:00.000Z', ...members },
  });
  const file = put(
    app.folder,
    'marks.json',
    JSON.stringify({
      tracebell_marks: 1,
      marks: [mark('t0', { note: 'who was this?' }), mark('t1'), mark('elsewhere')],
    }),
  );
  const bring = async (path: string): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Command palette' }).fill('Import marks');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(path);
  };
  await bring(file);
  await expect(page.getByText('Marks put on 2 traces.')).toBeVisible();
  await expect(page.getByText(/^1 mark was left out.*\(elsewhere\)/)).toBeVisible();
  await page.getByRole('link', { name: 'All marks' }).click();
  await expect(page.getByText('2 marked traces')).toBeVisible();
  await expect(marked(page).getByText('who was this?')).toBeVisible();
  await bring(file);
  await expect(page.getByText('No trace got a mark. 2 traces had all of it already.')).toBeVisible();

  await bring(
    put(app.folder, 'wrong.json', JSON.stringify({ tracebell_marks: 1, marks: [{ provider: 'moon' }] })),
  );
  await expect(page.getByText('This is no file of marks, so nothing of it was taken in.')).toBeVisible();
  await expect(page.getByText(/marks\.0\.provider: expected/)).toBeVisible();
  await expect(page.getByText('2 marked traces')).toBeVisible();

  const exported = page.getByRole('button', { name: 'Export marks…' });
  await expect(exported).toBeEnabled();
  if (app.answerDialog === null) {
    const download = page.waitForEvent('download');
    await exported.click();
    const text = readFileSync(await (await download).path(), 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      tracebell_marks: 1,
      marks: [{ trace_id: 't0', note: 'who was this?', tags: ['review'] }, { trace_id: 't1' }],
    });
  }
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { name: 'No trace is marked yet.' })).toBeVisible();
  await expect(exported).toBeDisabled();
  await page.setViewportSize({ width: 900, height: 600 });
  expect(await barriersOn(page), 'narrow').toEqual([]);
});
