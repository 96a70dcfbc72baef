import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CloudProfile } from '../shared/model/cloud-profile.ts';
import { secretName } from '../shared/model/connection.ts';
import { startCloud } from './cloud/start.ts';
import { barriersOn } from './fixtures/accessibility.ts';
import { company } from './scenarios/company.ts';
import { ADMIN, PROJECT, REGION } from './scenarios/people.ts';
import { description, LATEST, startFeedServer } from './stand-in/feed-server.ts';
import { callIn, expect, test as base } from './stand-in/fixture.ts';
import { packagedMain } from './stand-in/packaged-app.ts';
import { framePage } from './stand-in/steps.ts';

const test = base.extend<object, { main: string }>({
  main: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the parameter to see what a fixture needs.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'packaged-'));
      await use(await packagedMain(folder));
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

test.describe('the packaged app', () => {
  test.skip(process.platform !== 'linux', 'What passes for Electron’s distribution is Linux’ alone.');

  test('opens its first screen, and the sample', async ({ desktop, main, home }) => {
    const app = await desktop({ main, settings: { packaged: true } });
    const page = await app.page();
    await page.getByRole('button', { name: 'Open the sample' }).click();
    await expect(page.getByRole('heading', { name: 'This is a sample' })).toBeVisible();
    expect(existsSync(join(home, 'sample'))).toBe(true);
    expect(await barriersOn(page)).toEqual([]);
  });

  test('tells of a newer version, with the updater that was packed', async ({ desktop, main, home }) => {
    const feed = await startFeedServer();
    feed.put(LATEST, description('9.9.9', 'x'));
    const updates = { policy: 'notify', feed: feed.address };
    writeFileSync(join(home, 'settings.json'), JSON.stringify({ updates }));
    const page = await framePage(await desktop({ main, settings: { packaged: true } }));
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Check now' }).click();
    await expect(page.getByRole('region', { name: 'Updates' }).getByRole('status')).toContainText('9.9.9');
    await feed.close();
  });

  test('syncs from its command line with what the system’s store keeps for a connection', async ({
    desktop,
    main,
    home,
    files,
  }) => {
    const cloud = await startCloud({ account: company(Date.now()) });
    try {
      const app = await desktop({ main, settings: { packaged: true } });
      const page = await app.page();
      const profile: CloudProfile = {
        ...{ name: 'Acme', site: 'europe', region: REGION, endpoints: cloud.endpoints, projectId: PROJECT },
        ...{ domainId: '', signIn: 'keys', isReadOnly: true },
      };
      const workspace = join(files, 'synced.tracebell');
      const sync = (): ReturnType<typeof app.startAgain> =>
        app.startAgain(['sync', '--profile', 'Acme', '--workspace', workspace, '--json'], files);
      const saved = await callIn(page, 'profiles.save', { id: null, profile });
      if (!saved.ok) throw new Error(saved.failure.code);
      const { id } = saved.output;
      expect(await sync(), 'with nothing stored').toMatchObject({
        ...{ code: 2, output: expect.stringContaining('Nothing is stored') },
      });

      const name = secretName(id, 'keys');
      const value = JSON.stringify({ kind: 'keys', accessKey: ADMIN.access, secretKey: ADMIN.secret });
      expect(await callIn(page, 'secrets.store', { name, value })).toMatchObject({ ok: true });
      expect(readFileSync(join(home, 'secrets.json'), 'utf8')).not.toContain(ADMIN.secret);
      const { code, output } = await sync();
      expect(JSON.parse(output)).toMatchObject({ failures: [], conflicts: 0 });
      expect([code, (JSON.parse(output) as { added: number }).added > 0]).toEqual([0, true]);
      expect(output).not.toContain(ADMIN.secret);
      expect(cloud.log.entries().every(({ user }) => user === 'ada')).toBe(true);
    } finally {
      await cloud.close();
    }
  });

  test('opens the workspace it was started with', async ({ desktop, main, files }) => {
    const path = join(files, 'named.tracebell');
    const first = await desktop({ main, settings: { packaged: true } });
    expect(await callIn(await first.page(), 'workspace.create', { path })).toMatchObject({ ok: true });
    await first.close();
    const app = await desktop({ main, settings: { packaged: true }, args: ['--some-switch', path] });
    await expect((await app.page()).getByRole('banner')).toContainText('named');
  });
});
