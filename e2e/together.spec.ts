import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test } from './fixtures/app.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

const MINUTE = 60_000;
/** 2024-05-16 00:00 UTC. */
const START = 1_715_817_600_000;
const TOPIC = 'urn:smn:eu-west-101:24edf66e79d04187acb99a463e610764:alerts';

/** A deletion every half an hour of one day, by lena and ci in turn. */
const deletions = Array.from({ length: 48 }, (_, at) =>
  trace(`t${at}`, {
    ...{ time: START + at * 30 * MINUTE, service_type: 'VPC', resource_type: 'eip' },
    ...{ trace_name: 'deleteEip', resource_name: `eip-${at}`, trace_rating: 'normal' },
    user: { name: at % 2 === 0 ? 'lena' : 'ci' },
  }),
);

const notification = (name: string, more: object = {}): object => ({
  ...{ notification_name: name, operation_type: 'customized', topic_id: TOPIC, status: 'enabled' },
  operations: [{ service_type: 'VPC', resource_type: 'eip', trace_names: ['deleteEip'] }],
  ...more,
});

test('all notifications together tell what a topic hears twice, and each figure opens its traces', async ({
  app,
  page,
}) => {
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'many.ndjson', lines(deletions)));
  await expect(page.getByText(/^Import finished\./)).toBeVisible();
  await page.getByRole('link', { name: 'Notifications', exact: true }).click();
  const users = [{ user_group: 'people', user_list: ['lena'] }];
  const file = {
    notifications: [notification('all_eips'), notification('lena', { notify_user_list: users })],
  };
  await page.locator('input[type=file]').setInputFiles(put(app.folder, 'drafts.json', JSON.stringify(file)));
  await expect(page.getByRole('link', { name: 'all_eips' })).toBeVisible();

  await page.getByRole('link', { name: 'All together, per topic' }).click();
  await expect(page.getByText('No account was synced')).toBeVisible();
  await page.getByRole('button', { name: 'Count drafts' }).click();
  const topic = page.getByRole('region', { name: 'Topic alerts' });
  await expect(topic.getByRole('button', { name: /^Messages: / })).toHaveText('72');
  await expect(topic.getByRole('button', { name: /^Duplicates: / })).toHaveText('24');
  expect(await barriersOn(page)).toEqual([]);

  const rows = page.getByRole('region', { name: 'Traces behind the figure' });
  await topic.getByRole('button', { name: /^Duplicates: / }).click();
  await expect(rows.getByText('24 traces')).toBeVisible();
  await expect(rows.getByText('all_eips, lena').first()).toBeVisible();
  await topic.getByRole('button', { name: 'All of it is in all_eips' }).click();
  await expect(rows.getByRole('heading')).toContainText('Reported by lena and all_eips');
  await expect(rows.getByText('24 traces')).toBeVisible();

  // The day is gone over by the arrows; each hour has four messages less or more.
  const hours = topic.getByRole('list', { name: /^Messages to Topic alerts by the hour/ });
  await hours.getByRole('button', { name: '00:00–01:00: 3 messages' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(rows.getByRole('heading')).toContainText('01:00 – 02:00');
  await expect(rows.getByText('2 traces')).toBeVisible();

  await rows.getByRole('grid').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(rows.getByRole('heading', { name: 'deleteEip' })).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(rows.getByRole('heading', { name: 'deleteEip' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(rows).toHaveCount(0);
});
