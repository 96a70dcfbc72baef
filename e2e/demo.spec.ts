import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test } from './fixtures/app.ts';
import { ROOT } from './fixtures/launch.ts';
import { confirm, outcome } from './pages/publishing.ts';
import { PROJECT, REGION } from './scenarios/people.ts';

const TOPIC = `urn:smn:${REGION}:${PROJECT}:security-alerts`;

/** Starts the demonstration, and gives its address with what it says to do first. */
async function startDemo(): Promise<{ child: ChildProcess; url: string; passphrase: string }> {
  const child = spawn(process.execPath, [join(ROOT, 'build/demo.ts'), 'company', '--json'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let passphrase = '';
  for await (const line of createInterface({ input: child.stdout })) {
    passphrase = /passphrase (\S+),/.exec(line)?.[1] ?? passphrase;
    if (line.startsWith('{')) return { child, passphrase, url: (JSON.parse(line) as { url: string }).url };
  }
  throw new Error('The demonstration ended without an address.');
}

test('the demonstration goes from a trace to a published and proven notification', async ({
  browser,
  host,
}) => {
  test.skip(host !== 'serve', 'It runs in a browser.');
  const { child, url, passphrase } = await startDemo();
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(page.getByText(/which is open until Tracebell ends/)).toBeVisible();
    await page.getByRole('button', { name: 'Sync Simulated cloud', exact: true }).click();
    await expect(page.locator('main [role=status] p').last()).toContainText('Synced Simulated cloud');

    await page.getByRole('link', { name: 'Traces', exact: true }).click();
    const grid = page.getByRole('grid', { name: 'Traces', exact: true });
    await grid.getByRole('gridcell', { name: 'login' }).first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Start a draft from this trace' }).click();
    await expect(page.locator('main [role=status] p').last()).toContainText('The draft login was made.');
    await page.getByRole('link', { name: 'Notifications', exact: true }).click();
    await page.getByRole('link', { name: 'login', exact: true }).click();
    await page.getByRole('combobox', { name: 'Topic or function' }).fill(TOPIC);
    await page.getByRole('button', { name: 'Plan…' }).click();
    await expect(page.getByRole('heading', { name: 'Plan: create login' })).toBeVisible();
    await confirm(page, 'login', 'Publish');
    await expect(outcome(page)).toContainText('login is published and proven');
    expect(await barriersOn(page)).toEqual([]);
    await page.close();
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
});
