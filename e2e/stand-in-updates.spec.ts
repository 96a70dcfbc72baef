import type { Page } from '@playwright/test';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Calls } from '../shared/ipc/contract.ts';
import { wordsFor } from '../shared/words/languages.ts';
import { barriersOn } from './fixtures/accessibility.ts';
import { description, IMAGE, LATEST, startFeedServer, type FeedServer } from './stand-in/feed-server.ts';
import { callIn, expect, test as base } from './stand-in/fixture.ts';
import { importHeldStill } from './stand-in/held-import.ts';
import type { StandIn, StandInOptions } from './stand-in/launch.ts';
import { dialogOpen, framePage } from './stand-in/steps.ts';

const words = wordsFor('en');
const text = words.updates;
const QUESTION = words.updatePrompts.question('9.9.9');
const PACKAGED: Partial<StandInOptions> = { settings: { packaged: true } };

const test = base.extend<{ feed: FeedServer }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the parameter to see what a fixture needs.
  feed: async ({}, use) => {
    const feed = await startFeedServer();
    await use(feed);
    await feed.close();
  },
});

test.describe('newer versions', () => {
  test.skip(process.platform !== 'linux', 'The description of the newest version has another name there.');

  test('are not asked for by an app that was told nothing, and nothing of the updater is loaded', async ({
    desktop,
    feed,
    home,
  }) => {
    const app = await desktop(PACKAGED);
    const page = await settingsOf(app);
    const section = page.getByRole('region', { name: text.title });
    await expect(section.getByRole('radio', { name: text.policies.never })).toBeChecked();
    await section.getByLabel(text.feed).fill(feed.address);
    await section.getByRole('button', { name: text.keep }).click();
    await expect(section.getByRole('button', { name: text.keep })).toBeDisabled();
    await expect(section.getByRole('status')).toHaveText(text.never);
    await expect(section.getByRole('button', { name: text.look })).toBeDisabled();
    expect(await callIn(page, 'updates.check', {})).toMatchObject({
      failure: { code: 'updates-not-asked', details: { reason: 'never' } },
    });
    await app.close();

    const again = await desktop(PACKAGED);
    await settingsOf(again);
    expect((await again.control.state()).partitions).toEqual({});
    expect(feed.asked).toEqual([]);
    expect(existsSync(join(home, 'updates'))).toBe(false);
  });

  test('are told of, by keyboard, without a word about this installation', async ({ desktop, feed }) => {
    feed.put(LATEST, description('9.9.9', 'x'));
    const app = await desktop(PACKAGED);
    const page = await settingsOf(app);
    const section = page.getByRole('region', { name: text.title });
    await section.getByLabel(text.feed).focus();
    await page.keyboard.type(feed.address);
    await page.keyboard.press('Enter');
    await section.getByRole('radio', { name: text.policies.never }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(section.getByRole('status')).toContainText('there is a newer version, 9.9.9');
    await expect(section.getByText(text.onlyTold)).toBeVisible();
    expect(feed.asked.map(({ path }) => path)).toEqual([LATEST]);
    expect(Object.keys(feed.asked[0]?.headers ?? {}).sort()).toEqual([
      ...['cache-control', 'connection', 'host', 'user-agent'],
    ]);

    const again = section.getByRole('button', { name: text.look });
    await again.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => feed.asked.length).toBe(2);
    await expect(section.getByRole('status')).toContainText('9.9.9');
    expect(await barriersOn(page)).toEqual([]);
  });

  test('are told of on every screen, once, by an app that was started later', async ({
    desktop,
    feed,
    home,
  }) => {
    feed.put(LATEST, description('9.9.9', 'x'));
    choose(home, { policy: 'notify', feed: feed.address });
    const app = await desktop(PACKAGED);
    const page = await framePage(app);
    await expect(page.getByText(text.news('9.9.9', false))).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(text.news('9.9.9', false))).toHaveCount(1);
  });

  test('are looked for through the proxy of the settings', async ({ desktop, feed, home }) => {
    const network = {
      ...{ proxy: 'own', proxyAddress: 'http://proxy.example:3128', proxyUser: '', proxyExcept: 'a.example' },
      caFile: '',
    };
    choose(home, { policy: 'notify', feed: feed.address }, { network });
    const app = await desktop(PACKAGED);
    const page = await settingsOf(app);
    await page.getByRole('button', { name: text.look }).click();
    await expect(page.getByRole('region', { name: text.title }).getByRole('status')).toContainText(/\(|no /);
    expect((await app.control.state()).partitions).toEqual({
      'electron-updater': {
        mode: 'fixed_servers',
        proxyRules: 'http://proxy.example:3128',
        proxyBypassRules: 'a.example;.a.example',
      },
    });
  });

  const BAD: { named: string; put?: (feed: FeedServer) => void; address?: string; says: RegExp }[] = [
    { named: 'with nothing at its address', says: /no description of a version at that address/ },
    { named: 'that fails', put: (feed) => feed.put(LATEST, 503), says: /refused \(HTTP 503\)/ },
    {
      named: 'that describes no version',
      put: (feed) => feed.put(LATEST, '<html>Welcome</html>'),
      says: /describes no version/,
    },
    {
      named: 'that describes a version without a number',
      put: (feed) => feed.put(LATEST, 'version: newest\nfiles: []\n'),
      says: /describes no version/,
    },
    { named: 'that says nothing', put: (feed) => feed.put(LATEST, ''), says: /describes no version/ },
    {
      named: 'that leads to an address without https',
      put: (feed) => feed.put(LATEST, { to: 'http://elsewhere.invalid/latest.yml' }),
      says: /without https/,
    },
    {
      named: 'that nobody answers for',
      address: 'http://127.0.0.1:9/feed',
      says: /does not answer \(CONNECTION_REFUSED\)/,
    },
    {
      named: 'that does not exist',
      address: 'https://elsewhere.invalid/feed',
      says: /does not answer \(NAME_NOT_RESOLVED\)/,
    },
    {
      named: 'with an older version',
      put: (feed) => feed.put(LATEST, description('0.0.1', 'x')),
      says: /nothing newer. The feed offers 0.0.1/,
    },
  ];
  for (const { named, put, address, says } of BAD)
    test(`are looked for in vain in a feed ${named}`, async ({ desktop, feed, home }) => {
      put?.(feed);
      choose(home, { policy: 'notify', feed: address ?? feed.address });
      const page = await settingsOf(await desktop(PACKAGED));
      const section = page.getByRole('region', { name: text.title });
      await section.getByRole('button', { name: text.look }).click();
      await expect(section.getByRole('status')).toContainText(says);
    });

  test('are no matter of an app that runs from its sources, which says so', async ({ sealed }) => {
    const page = await settingsOf(sealed);
    const section = page.getByRole('region', { name: text.title });
    await expect(section).toContainText(text.absent.checkout);
    await expect(section.getByRole('button')).toHaveCount(0);
  });
});

test.describe('a newer version that is fetched', () => {
  test.skip(process.platform !== 'linux', 'An AppImage is what passes for an installed app here.');
  const NEW = '#!/bin/sh\nprintf %s "$APPIMAGE_EXIT_AFTER_INSTALL" > "$0.started"\n';

  /** An app that was started from an AppImage, with a feed that offers another. */
  async function fetched(
    { desktop, home, files, feed }: Fixtures,
    image = NEW,
  ): Promise<{ app: StandIn; page: Page; appImage: string }> {
    const appImage = join(files, 'Tracebell.AppImage');
    writeFileSync(appImage, 'the old one');
    chmodSync(appImage, 0o755);
    feed.put(LATEST, description('9.9.9', NEW));
    feed.put(`/feed/${IMAGE}`, image);
    choose(home, { policy: 'download', feed: feed.address });
    const env = { APPIMAGE: appImage, APPDIR: dirname(process.execPath) };
    const app = await desktop({ ...PACKAGED, env });
    const page = await settingsOf(app);
    await page.getByRole('button', { name: text.look }).click();
    return { app, page, appImage };
  }
  interface Fixtures {
    desktop: (options?: Partial<StandInOptions>) => Promise<StandIn>;
    home: string;
    files: string;
    feed: FeedServer;
  }

  test('is installed when the app ends and a person agrees, and not before', async ({
    desktop,
    home,
    files,
    feed,
  }) => {
    const { app, page, appImage } = await fetched({ desktop, home, files, feed });
    await expect(page.getByRole('region', { name: text.title }).getByRole('status')).toContainText(
      'was fetched',
    );
    expect(readFileSync(appImage, 'utf8')).toBe('the old one');

    await app.control.closeWindow({ id: (await app.window()).id });
    await dialogOpen(app, QUESTION);
    await app.control.answerDialog({ kind: 'message', answer: { response: 2 } });
    await expect.poll(async () => (await app.control.state()).dialogs.filter(({ open }) => open)).toEqual([]);
    expect((await app.control.state()).windows).toHaveLength(1);

    await app.control.clickMenu({ id: 'app.quit' });
    await dialogOpen(app, QUESTION);
    expect(readFileSync(appImage, 'utf8')).toBe('the old one');
    await app.control.answerDialog({ kind: 'message', answer: { response: 0 } });
    expect(await app.ended).toEqual({ code: 0, signal: null });
    expect(readFileSync(appImage, 'utf8')).toBe(NEW);
    expect(readFileSync(`${appImage}.started`, 'utf8')).toBe('true');
  });

  test('is left where it is by a person who says so, and by a system that ends the app', async ({
    desktop,
    home,
    files,
    feed,
  }) => {
    const { app, page, appImage } = await fetched({ desktop, home, files, feed });
    await expect(page.getByRole('region', { name: text.title }).getByRole('status')).toContainText(
      'was fetched',
    );
    await app.control.clickMenu({ id: 'app.quit' });
    await dialogOpen(app, QUESTION);
    await app.control.answerDialog({ kind: 'message', answer: { response: 1 } });
    expect(await app.ended).toEqual({ code: 0, signal: null });
    expect(readFileSync(appImage, 'utf8')).toBe('the old one');

    const again = await fetched({ desktop, home, files, feed });
    await expect(again.page.getByRole('region', { name: text.title }).getByRole('status')).toContainText(
      'was fetched',
    );
    // It lay there already.
    expect(feed.asked.filter(({ path }) => path === `/feed/${IMAGE}`)).toHaveLength(1);
    process.kill(again.app.pid, 'SIGTERM');
    expect(await again.app.ended).toEqual({ code: 0, signal: null });
    expect(readFileSync(appImage, 'utf8')).toBe('the old one');
  });

  test('waits for the answer about tasks that run, and is asked about after that', async ({
    desktop,
    home,
    files,
    feed,
  }) => {
    const { app, page, appImage } = await fetched({ desktop, home, files, feed });
    await expect(page.getByRole('region', { name: text.title }).getByRole('status')).toContainText(
      'was fetched',
    );
    const held = await importHeldStill(app, files);
    await app.control.clickMenu({ id: 'app.quit' });
    await dialogOpen(app, words.prompts.quitQuestion(1));
    await app.control.answerDialog({ kind: 'message', answer: { response: 1 } });
    await dialogOpen(app, QUESTION);
    held.goOn();
    await app.control.answerDialog({ kind: 'message', answer: { response: 0 } });
    expect(await app.ended).toEqual({ code: 0, signal: null });
    expect(readFileSync(appImage, 'utf8')).toBe(NEW);
  });

  test('is thrown away when it is not what the feed describes', async ({ desktop, home, files, feed }) => {
    const { app, page, appImage } = await fetched({ desktop, home, files, feed }, `${NEW}rm -rf /\n`);
    await expect(page.getByRole('region', { name: text.title }).getByRole('status')).toContainText(
      'not what the feed describes',
    );
    await app.control.clickMenu({ id: 'app.quit' });
    expect(await app.ended).toEqual({ code: 0, signal: null });
    expect(readFileSync(appImage, 'utf8')).toBe('the old one');
  });

  test('is forgotten, and removed, when a person chooses that nothing is asked', async ({
    desktop,
    home,
    files,
    feed,
  }) => {
    const { app, page } = await fetched({ desktop, home, files, feed });
    const section = page.getByRole('region', { name: text.title });
    await expect(section.getByRole('status')).toContainText('was fetched');
    expect(existsSync(join(home, 'updates'))).toBe(true);
    await section.getByRole('radio', { name: text.policies.never }).check();
    await expect(section.getByRole('status')).toHaveText(text.never);
    await expect.poll(() => existsSync(join(home, 'updates'))).toBe(false);
    await app.control.clickMenu({ id: 'app.quit' });
    expect(await app.ended).toEqual({ code: 0, signal: null });
  });
});

/** As a person chose it before the app was started. */
function choose(
  home: string,
  updates: Calls['settings.read']['output']['updates'],
  more: Partial<Record<string, unknown>> = {},
): void {
  writeFileSync(join(home, 'settings.json'), JSON.stringify({ updates, ...more }));
}

async function settingsOf(app: StandIn): Promise<Page> {
  const page = await framePage(app);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('heading', { name: text.title }).waitFor();
  return page;
}
