import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test } from './fixtures/app.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

const MINUTE = 60_000;
/** 2024-05-16 00:00 UTC. */
const START = 1_715_817_600_000;

/** Of an hour: every fourth is a deletion, by lena or by omar; the others are updates by ci. */
const made = Array.from({ length: 60 }, (_, at) => {
  const isDeletion = at % 4 === 0;
  return trace(`t${at}`, {
    ...{ time: START + at * MINUTE, trace_name: isDeletion ? 'deleteEip' : 'updateEip' },
    ...{ trace_rating: isDeletion && at % 8 === 0 ? 'warning' : 'normal', resource_name: `eip-${at}` },
    ...{
      code: isDeletion ? '204' : '200',
      user: { name: isDeletion ? (at % 8 === 0 ? 'lena' : 'omar') : 'ci' },
    },
  });
});

test('a draft from several traces is generalised clause by clause, each with what it does to the count', async ({
  app,
  page,
}) => {
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'eips.ndjson', lines(made)));
  await expect(page.getByText(/^Import finished\./)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss this result' }).click();
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  await page.getByRole('combobox', { name: 'Filter' }).fill('user = lena or user = omar');
  const list = page.getByRole('grid', { name: 'Traces', exact: true });
  await expect(list).toHaveAttribute('aria-rowcount', '16');
  await list.getByRole('gridcell', { name: 'eip-56', exact: true }).click();
  await list.getByRole('gridcell', { name: 'eip-48', exact: true }).click({ modifiers: ['Shift'] });
  await page.getByRole('button', { name: 'Draft', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Start a draft from 3 traces' }).click();
  await page
    .getByRole('link', { name: 'Open the draft' })
    .or(page.getByRole('button', { name: 'Open the draft' }))
    .click();

  // What they have in common is there at once, and they are examples that have to match.
  const live = page.getByRole('region', { name: 'Live test' });
  await expect(live.locator('strong', { hasText: '15 matches' })).toBeVisible();
  await expect(live.getByText('3 must match, 0 must not, all ok')).toBeVisible();
  await expect(live.getByRole('tab', { name: 'Clauses' })).toHaveAttribute('aria-selected', 'true');
  const clauses = live.getByRole('list', { name: 'From the examples, clause by clause' });
  /** What is told is of the draft as it stands. */
  const settled = () => expect(live.locator('.clauses')).toHaveAttribute('aria-busy', 'false');
  const clause = (name: string) => clauses.getByRole('group', { name, exact: true });
  await expect(clause('Operation').getByRole('radio', { name: /^Only VPC › eip › deleteEip/ })).toBeChecked();
  await expect(clause('Operation').getByText('60 matches, +45', { exact: true }).first()).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);

  // Narrowed to what they have, widened, and dropped.
  await settled();
  await clause('Status code')
    .getByRole('radio', { name: /^Only 204/ })
    .check();
  await expect(clause('Status code').getByRole('radio', { name: /^Only 204/ })).toBeChecked();
  await expect(clause('Rating').getByText(/^One condition joins all rules/)).toBeVisible();
  await settled();
  await clause('Status code').getByRole('radio', { name: /^Any/ }).check();
  await expect(clause('Rating').getByRole('radio', { name: /^One of / })).toBeEnabled();
  await settled();
  await clause('User')
    .getByRole('radio', { name: /^One of / })
    .check();
  await settled();
  await clause('Operation')
    .getByRole('radio', { name: /^Every operation of the same/ })
    .check();
  await expect(live.locator('strong', { hasText: '15 matches' })).toBeVisible();
  await expect(clause('User').getByText('60 matches, +45', { exact: true })).toBeVisible();
  await settled();
  await clause('User').getByRole('radio', { name: /^Any/ }).check();
  await expect(live.locator('strong', { hasText: '60 matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: false }).first().click();
  await expect(live.locator('strong', { hasText: '15 matches' })).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
});
