import type { Page } from '@playwright/test';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test, type App } from './fixtures/app.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

/** 2024-05-16 00:00 UTC. */
const START = 1_715_817_600_000;

/** Every other one a deletion. */
const traces = (count: number): object[] =>
  Array.from({ length: count }, (_, at) =>
    trace(`t${at}`, {
      ...{ time: START + at * 60_000, trace_name: at % 2 === 0 ? 'deleteEip' : 'updateEip' },
      ...{ trace_rating: at % 4 === 0 ? 'warning' : 'normal', user: { name: 'lena' } },
      resource_name: at % 8 < 6 ? 'web' : 'db',
    }),
  );

const notification = (name: string, rule: string[] = []): string =>
  JSON.stringify({
    ...{ notification_name: 'eip_delete', operation_type: 'customized' },
    operations: [{ service_type: 'VPC', resource_type: 'eip', trace_names: [name] }],
    ...(rule.length > 0 && { filter: { is_support_filter: true, condition: 'AND', rule } }),
  });

async function beginDraft(app: App, page: Page, count = 80) {
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'many.ndjson', lines(traces(count))));
  await expect(page.getByText(/^Import finished\./)).toBeVisible();
  await page.getByRole('link', { name: 'Notifications', exact: true }).click();
  await page.getByRole('button', { name: 'New draft' }).click();
  await page.getByRole('tab', { name: 'JSON', exact: true }).click();
  const text = page.getByRole('textbox', { name: /^JSON of/ });
  await expect(text).toBeVisible();
  return { text, live: page.getByRole('region', { name: 'Live test' }) };
}

test('what a slip of the pen keeps out is one near miss, and one click repairs it', async ({ app, page }) => {
  const { text, live } = await beginDraft(app, page);
  await text.fill(notification('deleteEIP'));
  await expect(live.getByText('0 matches', { exact: true })).toBeVisible();
  await live.getByRole('tab', { name: 'Near misses 80' }).click();
  const groups = live.getByRole('list', { name: 'Traces that one clause alone keeps from matching' });
  await expect(groups.getByText('40 traces', { exact: true })).toHaveCount(2);
  await expect(groups.getByText('40 matches more', { exact: true })).toHaveCount(2);
  await groups
    .getByRole('button', { name: /VPC › eip › deleteEip/ })
    .first()
    .click();
  const misses = groups.getByRole('grid').first();
  await misses.getByText('2024-05-16 01:18:00').click();
  const why = page.getByRole('region', { name: 'Why?' });
  await expect(why.locator('mark').first()).toHaveText('IP');
  expect(await barriersOn(page)).toEqual([]);
  // Its menu is that of every list of traces.
  await misses.getByText('deleteEip', { exact: true }).first().click({ button: 'right' });
  for (const item of ['Open in Traces', 'Must not match', /^Only /, /^Without /])
    await expect(
      page
        .getByRole('menuitem', { name: item })
        .or(page.getByRole('menuitemcheckbox', { name: item }))
        .first(),
    ).toBeVisible();
  await page.getByRole('menuitemcheckbox', { name: 'Must match', exact: true }).click();
  await expect(live.getByRole('tab', { name: 'Examples 1, 1 fail' })).toBeVisible();
  await misses.getByText('2024-05-16 01:18:00').click();
  await page.keyboard.press('y');
  await expect(page.getByText(/judged useful is not reported/)).toBeVisible();
  await groups.getByRole('button', { name: 'Add VPC › eip › deleteEip', exact: true }).click();
  await expect(live.getByRole('tab', { name: 'Examples 1', exact: true })).toBeVisible();
  await expect(live.getByText('40 matches', { exact: true })).toBeVisible();
  await expect(text).toHaveValue(/"deleteEip"/);
  await expect(live.getByRole('tab', { name: 'Near misses 40' })).toBeVisible();
});

test('a large group of near misses shows more of its traces when it is asked to', async ({ app, page }) => {
  const { text, live } = await beginDraft(app, page, 240);
  await text.fill(notification('deleteEIP'));
  await live.getByRole('tab', { name: 'Near misses 240' }).click();
  const group = live.getByRole('listitem').filter({ hasText: 'VPC › eip › deleteEip' }).first();
  await group.getByRole('button', { name: /VPC › eip › deleteEip/, expanded: false }).click();
  await expect(group.getByText('The newest 50 of 120')).toBeVisible();
  await group.getByRole('button', { name: 'Show more' }).click();
  await expect(group.getByRole('grid')).toHaveAttribute('aria-rowcount', '121');
  await expect(group.getByRole('button', { name: 'Show more' })).toBeHidden();
});

test('assumptions are switched and count at once; examples are held against each change', async ({
  app,
  page,
}) => {
  const { text, live } = await beginDraft(app, page);
  await text.fill(notification('deleteEip', ['api_version != v1']));
  await expect(live.getByText('40 cannot tell', { exact: true })).toBeVisible();
  await live.getByRole('tab', { name: 'Assumptions' }).click();
  // What switching does is told before.
  await expect(live.getByText('+40 / −0 matches, 0 cannot tell', { exact: true })).toBeVisible();
  await live.getByRole('radio', { name: '!= is true of a field that a trace does not have.' }).check();
  await expect(live.getByText('40 matches', { exact: true })).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);

  await live.getByRole('tab', { name: 'Matches 40' }).click();
  await live.getByRole('grid', { name: 'Traces that match' }).focus();
  await page.keyboard.press('ArrowDown');
  const must = live.getByRole('button', { name: 'Must match', exact: true });
  await must.click();
  await expect(must).toHaveAttribute('aria-pressed', 'true');
  await expect(live.getByText('1 must match, 0 must not, all ok')).toBeVisible();
  await text.fill(notification('updateEip'));
  await expect(live.getByText('1 must match, 0 must not, 1 of them fail')).toBeVisible();
  await live.getByRole('tab', { name: 'Examples 1, 1 fail' }).click();
  const examples = live.getByRole('list', { name: 'Examples that have to stay as they are' });
  await expect(examples.getByText('does not match', { exact: true })).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
  await examples.getByRole('button', { name: 'Remove the example t78' }).click();
  await examples.getByRole('button', { name: 'Put the example t78 back' }).click();
  await expect(examples.getByText('Must match', { exact: true })).toBeVisible();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
});

test('what is loudest is told with what leaving it out does, in one notification or in several', async ({
  app,
  page,
}) => {
  const { text, live } = await beginDraft(app, page);
  await text.fill(notification('deleteEip'));
  await expect(live.getByText('40 matches', { exact: true })).toBeVisible();
  await live.getByRole('tab', { name: 'Tuning', exact: true }).click();
  const hints = live.getByRole('list', { name: 'What causes most matches' });
  const web = hints.getByRole('listitem').filter({ hasText: 'web' });
  await expect(web).toContainText('30 matches, 75%');
  await expect(web).toContainText('30 fewer');
  expect(await barriersOn(page)).toEqual([]);
  await web.getByRole('button', { name: 'Add resource_name != web' }).click();
  await expect(live.getByText('10 matches', { exact: true })).toBeVisible();

  const either = notification('deleteEip', ['code = 204', 'trace_rating = warning']);
  await text.fill(either.replace('"AND"', '"OR"'));
  await expect(live.getByText('40 matches', { exact: true })).toBeVisible();
  await expect(web).toContainText('1 more of the hundred');
  await web.getByRole('button', { name: 'Split into 2' }).click();
  await expect(live.getByText('10 matches', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Notifications', exact: true }).click();
  await expect(page.getByRole('link', { name: 'eip_delete_2' })).toBeVisible();
});

test('matches are judged by a key and by buttons, several at once, and what is useful is told', async ({
  app,
  page,
}) => {
  const { text, live } = await beginDraft(app, page);
  await text.fill(notification('deleteEip'));
  await expect(live.getByText('40 matches', { exact: true })).toBeVisible();
  await expect(live.getByText('Judgement: no match judged yet', { exact: true })).toBeVisible();
  const grid = live.getByRole('grid', { name: 'Traces that match' });
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  const why = page.getByRole('region', { name: 'Why?' });
  await expect(why).toContainText('t78');
  await page.keyboard.press('y');
  await expect(
    live.getByText('Judgement: 1 of 1 judged useful, 100% · 39 not judged yet', { exact: true }),
  ).toBeVisible();
  await expect(why.getByRole('button', { name: 'Useful', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );

  await page.keyboard.press('ArrowDown');
  await expect(why).toContainText('t76');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(live.getByText('3 selected', { exact: true })).toBeVisible();
  const several = live.getByRole('group', { name: 'Judge 3 traces' });
  await several.getByRole('button', { name: 'Noise', exact: true }).click();
  await expect(live.getByText(/^Judgement: 1 of 4 judged useful, 25%/)).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
  await live.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(live.getByText(/^Judgement: 1 of 1 judged useful/)).toBeVisible();

  // All drafts share what is known of a trace: one that leaves it out says so.
  await text.fill(notification('updateEip'));
  await expect(
    live.getByText('Judgement: no match judged yet · 1 judged useful is not reported', { exact: true }),
  ).toBeVisible();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(live.getByText(/1 judged useful is not reported/)).toBeVisible();
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  await page.getByRole('combobox', { name: 'Filter' }).fill('judged = useful');
  await expect(page.getByText(/^1 of 80/)).toBeVisible();
});

test('the lists of the test have the menu, the details and the keys of the list of traces', async ({
  app,
  page,
}) => {
  const { text, live } = await beginDraft(app, page);
  await text.fill(notification('deleteEip'));
  await expect(live.getByText('40 matches', { exact: true })).toBeVisible();
  const web = live
    .getByRole('grid', { name: 'Traces that match' })
    .getByRole('row')
    .filter({ hasText: '01:16:00' })
    .getByText('web', { exact: true });
  await web.click({ button: 'right' });
  await page.getByRole('menuitemcheckbox', { name: 'Must match', exact: true }).click();
  await expect(live.getByRole('tab', { name: 'Examples 1' })).toBeVisible();
  const why = page.getByRole('region', { name: 'Why?' });
  await expect(why).toContainText('t76');
  await page.keyboard.press('m');
  await expect(why).toContainText('t74');
  await page.keyboard.press('b');
  await expect(live.getByText('Bookmarked', { exact: true }).first()).toBeVisible();

  await why.getByRole('button', { name: 'Details', exact: true }).click();
  const details = page.getByRole('region', { name: 'Details of the trace' });
  await expect(details.getByRole('heading', { name: 'deleteEip' })).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
  await details.getByRole('button', { name: 'Close details' }).click();
  await expect(why).toContainText('t74');

  // The value narrows the matches, on the screen that has all the tools.
  await web.click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Without .*web/ }).click();
  await expect(page.getByText(/^10 of 80 traces/)).toBeVisible();
});
