import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS, type Command } from '../shared/model/command.ts';
import { failureWords, wordsFor } from '../shared/words/words.ts';
import type { MenuRecord } from './stand-in/control-messages.ts';
import { callIn, expect, test } from './stand-in/fixture.ts';
import type { StandIn } from './stand-in/launch.ts';

const words = wordsFor('en');
const { prompts } = words;

test.describe('another start', () => {
  test('opens its file in the running window, which comes to the front, and ends', async ({
    desktop,
    files,
  }) => {
    const app = await desktop();
    const page = await app.page();
    const path = await createWorkspace(app, files, 'second');
    await callIn(page, 'workspace.close', {});
    expect(await app.startAgain(['--some-switch=x', 'second.tracebell'], files)).toEqual({
      code: 0,
      signal: null,
    });
    await expect(page.getByRole('banner')).toContainText('second');
    expect((await callIn(page, 'workspace.summary', {})) as unknown).toMatchObject({ output: { path } });
    expect((await app.control.state()).windows).toMatchObject([{ focused: true, visible: true }]);
  });

  test('without a file leaves the workspace that is open', async ({ desktop, files }) => {
    const app = await desktop();
    const path = await createWorkspace(app, files, 'kept');
    expect((await app.startAgain([], files)).code).toBe(0);
    expect(await callIn(await app.page(), 'workspace.summary', {})).toMatchObject({ output: { path } });
  });

  test('with a file that is not there says so in the running window', async ({ desktop, files }) => {
    const app = await desktop();
    await app.startAgain(['gone.tracebell'], files);
    const path = join(files, 'gone.tracebell');
    const { title } = failureWords(words, { code: 'workspace-missing', details: { path } });
    await expect((await app.page()).getByText(title)).toBeVisible();
  });

  test('a file that the system hands over is opened', async ({ desktop, files }) => {
    const app = await desktop();
    const path = await createWorkspace(app, files, 'handed');
    await callIn(await app.page(), 'workspace.close', {});
    await app.control.openFile({ path });
    await expect((await app.page()).getByRole('banner')).toContainText('handed');
  });
});

test.describe('the menu', () => {
  test('has every command, with its keys, in its group', async ({ sealed }) => {
    const { menu } = await sealed.control.state();
    for (const { id, group, keys } of COMMANDS as readonly Command[]) {
      const top = menu.find(({ label }) => label === words.commandGroups[group]);
      const item = flat(top?.submenu ?? []).find((one) => one.id === id);
      const accelerator = keys?.includes('+') ? keys.replace('Mod', 'CmdOrCtrl') : '';
      expect(item, id).toMatchObject({ accelerator });
      expect(item?.label, id).not.toBe('');
    }
  });

  test('gives no key without a modifier to the system, which would swallow it', async ({ sealed }) => {
    const keys = flat((await sealed.control.state()).menu).map(({ accelerator }) => accelerator);
    expect(keys.filter((key) => key !== '' && !key.includes('+'))).toEqual([]);
  });

  test('has what the system expects of an app', async ({ sealed }) => {
    const roles = flat((await sealed.control.state()).menu).map(({ role }) => role);
    for (const role of [
      ...['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'resetZoom', 'zoomIn', 'zoomOut'],
      ...['togglefullscreen', 'minimize', 'close', 'about'],
    ])
      expect(roles).toContain(role);
  });

  test('enables what makes sense with the workspace that is open, or none', async ({ desktop, files }) => {
    const app = await desktop();
    const page = await app.page();
    const enabled = async (): Promise<Record<string, boolean>> =>
      Object.fromEntries(flat((await app.control.state()).menu).map((item) => [item.id, item.enabled]));
    const wanted = { 'workspace.copy': false, 'workspace.compact': false, 'workspace.close': false };
    expect(await enabled()).toMatchObject({ ...wanted, 'workspace.open': true });
    await createWorkspace(app, files, 'open');
    await expect
      .poll(enabled)
      .toMatchObject({ 'workspace.copy': true, 'workspace.compact': true, 'workspace.close': true });
    await callIn(page, 'workspace.close', {});
    await expect.poll(enabled).toMatchObject(wanted);
  });

  test('speaks the chosen language and marks it, and the theme', async ({ desktop }) => {
    const app = await desktop();
    await app.control.clickMenu({ id: 'language.zh-CN' });
    await app.control.clickMenu({ id: 'theme.dark' });
    const chosen = async (): Promise<MenuRecord[]> =>
      flat((await app.control.state()).menu).filter(({ checked }) => checked);
    await expect
      .poll(async () => (await chosen()).map(({ id }) => id))
      .toEqual(['theme.dark', 'language.zh-CN']);
    const { menu, windows } = await app.control.state();
    expect(menu.map(({ label }) => label)).toContain(wordsFor('zh-CN').menu.edit);
    expect(windows).toMatchObject([{ backgroundColor: '#14171b' }]);
  });

  test('speaks the language of the system from the first moment', async ({ desktop }) => {
    const app = await desktop({ settings: { languages: ['zh-Hans-CN', 'en'] } });
    const { menu } = await app.control.state();
    expect(menu.map(({ label }) => label)).toContain(wordsFor('zh-CN').commandGroups.file);
  });

  test('has the page carry out a command', async ({ desktop }) => {
    const app = await desktop();
    await app.control.clickMenu({ id: 'go.settings' });
    await expect(
      (await app.page()).getByRole('heading', { name: words.rail.settings, level: 1 }),
    ).toBeVisible();
  });

  test('opens a recent workspace, and the system is told of it', async ({ desktop, files }) => {
    const app = await desktop();
    const page = await app.page();
    const path = await createWorkspace(app, files, 'this & that');
    await callIn(page, 'workspace.close', {});
    const recent = (await app.control.state()).menu.flatMap(({ submenu }) => flat(submenu));
    expect(recent.find(({ id }) => id === `recent:${path}`)?.label).toBe(path.replace('&', '&&'));
    await app.control.clickMenu({ id: `recent:${path}` });
    await expect(page.getByRole('banner')).toContainText('this & that');
    expect((await app.control.state()).recentDocuments).toEqual([path]);
  });

  test('reloads the window by itself', async ({ desktop }) => {
    const app = await desktop();
    await app.page();
    await app.control.clickMenu({ id: 'window.reload' });
    expect((await app.control.loaded({ times: 2 })).loads).toBe(2);
  });
});

test.describe('the end', () => {
  test('leaves one plain file and no process', async ({ desktop, files }) => {
    const app = await desktop();
    const path = await createWorkspace(app, files, 'plain');
    const { utilityPids } = await app.control.state();
    expect(utilityPids).toHaveLength(1);
    await app.control.clickMenu({ id: 'app.quit' });
    expect(await app.ended).toEqual({ code: 0, signal: null });
    expect([`${path}-wal`, `${path}-shm`].filter((file) => existsSync(file))).toEqual([]);
    expect(utilityPids.filter(isAlive)).toEqual([]);
  });

  test('comes with the last window', async ({ desktop }) => {
    const app = await desktop();
    const { id } = await app.window();
    await app.control.closeWindow({ id });
    expect((await app.ended).code).toBe(0);
  });

  test('comes when the page asks for it', async ({ desktop }) => {
    const app = await desktop();
    await callIn(await app.page(), 'app.quit', {});
    expect((await app.ended).code).toBe(0);
  });

  test('after a fault of the app itself is said and logged', async ({ desktop, home }) => {
    const app = await desktop();
    await app.page();
    await app.control.fault({ message: 'a broken promise' });
    expect((await app.ended).code).toBe(70);
    expect(app.output()).toContain(prompts.fault.title);
    expect(readFileSync(join(home, 'logs', 'tracebell.log'), 'utf8')).toMatch(/a broken promise\n\s+at /);
  });
});

test.describe('trouble', () => {
  test('a page that crashed is offered a reload, and works again', async ({ desktop }) => {
    const app = await desktop();
    const { id } = await app.window();
    await app.control.crashPage({ id });
    await dialogOpen(app, prompts.pageGone.message);
    expect((await app.control.state()).dialogs).toMatchObject([
      { windowId: id, options: { buttons: [prompts.reload, prompts.quit] } },
    ]);
    await app.control.answerDialog({ kind: 'message', answer: { response: 0 } });
    expect(await app.control.loaded({ times: 2 })).toMatchObject({ crashed: false });
    const expression = `tracebell.call('host.info', {}).then(({ ok }) => ok)`;
    expect(await app.control.evaluate({ id, expression })).toBe(true);
  });

  test('a page that crashed can be the end', async ({ desktop }) => {
    const app = await desktop();
    const { id } = await app.window();
    await app.control.crashPage({ id });
    await dialogOpen(app, prompts.pageGone.message);
    await app.control.answerDialog({ kind: 'message', answer: { response: 1 } });
    expect((await app.ended).code).toBe(0);
  });

  test('a page that hangs is offered three ways, until it answers again', async ({ desktop }) => {
    const app = await desktop();
    const { id } = await app.window();
    await app.control.hangPage({ id, hangs: true });
    await dialogOpen(app, prompts.pageHangs.message);
    expect((await app.control.state()).dialogs).toMatchObject([
      { options: { buttons: [prompts.wait, prompts.reload, prompts.quit] } },
    ]);
    await app.control.hangPage({ id, hangs: false });
    await expect
      .poll(async () => (await app.control.state()).dialogs.map(({ open }) => open))
      .toEqual([false]);
    expect((await app.window()).loads).toBe(1);
  });

  test('a page that hangs can be reloaded, without a further question', async ({ desktop }) => {
    const app = await desktop();
    const { id } = await app.window();
    await app.control.hangPage({ id, hangs: true });
    await app.control.answerDialog({ kind: 'message', answer: { response: 1 } });
    await app.control.loaded({ times: 2 });
    expect((await app.control.state()).dialogs).toHaveLength(1);
  });

  test('a page that cannot be loaded is said', async ({ desktop }) => {
    const app = await desktop();
    const { id } = await app.window();
    const loading = app.control.load({ id, url: 'https://nowhere.invalid/' }).catch(() => 'failed');
    expect(await loading).toBe('failed');
    await dialogOpen(app, prompts.pageMissing.message);
  });

  test('a data process that is killed is started again with the same workspace', async ({
    desktop,
    files,
  }) => {
    const app = await desktop();
    const page = await app.page();
    const path = await createWorkspace(app, files, 'survivor');
    const [pid = 0] = (await app.control.state()).utilityPids;
    process.kill(pid, 'SIGKILL');
    const { title, advice } = failureWords(words, {
      code: 'data-process-restarted',
      details: { workspace: path },
    });
    await expect(page.getByText(title)).toBeVisible();
    await expect(page.getByText(advice)).toBeVisible();
    expect(await callIn(page, 'workspace.summary', {})).toMatchObject({ ok: true, output: { path } });
    expect((await app.control.state()).utilityPids).not.toContain(pid);
  });

  test('an app folder that cannot be made keeps nobody out', async ({ desktop, files }) => {
    const file = join(files, 'a-file');
    writeFileSync(file, '');
    const app = await desktop({ home: join(file, 'home') });
    expect((await callIn(await app.page(), 'host.info', {})).ok).toBe(true);
  });
});

test.describe('the window', () => {
  test('opens with a size of its own and a smallest one, under its title', async ({ sealed }) => {
    expect(await sealed.window()).toMatchObject({
      bounds: { width: 1280, height: 800 },
      smallest: { width: 760, height: 520 },
      visible: true,
      title: 'Tracebell',
    });
  });

  test('is where it was left', async ({ desktop }) => {
    const bounds = { x: 140, y: 90, width: 900, height: 600 };
    const first = await desktop();
    const { id } = await first.window();
    await first.control.moveWindow({ id, bounds });
    await first.close();
    const again = await desktop();
    expect(await again.window()).toMatchObject({ bounds, maximised: false });
    const size = await (await again.page()).evaluate(() => ({ width: innerWidth, height: innerHeight }));
    expect(size).toEqual({ width: 900, height: 600 });
  });

  test('is not where no screen is any more', async ({ desktop, home }) => {
    const left = { x: 5000, y: 90, width: 900, height: 600, maximised: true };
    writeFileSync(join(home, 'window-state.json'), JSON.stringify(left));
    const app = await desktop();
    expect(await app.window()).toMatchObject({
      bounds: { x: 0, y: 0, width: 900, height: 600 },
      maximised: true,
    });
  });

  const THEMES = [
    { theme: 'system', dark: false, color: '#f4f5f7' },
    { theme: 'system', dark: true, color: '#14171b' },
    { theme: 'dark', dark: false, color: '#14171b' },
    { theme: 'light', dark: true, color: '#f4f5f7' },
    { theme: 'contrast', dark: false, color: '#000000' },
  ];
  for (const { theme, dark, color } of THEMES) {
    test(`does not flash: theme ${theme} on a ${dark ? 'dark' : 'light'} system`, async ({
      desktop,
      home,
    }) => {
      writeFileSync(join(home, 'settings.json'), JSON.stringify({ theme }));
      const app = await desktop({ settings: { dark } });
      expect(await app.window()).toMatchObject({ backgroundColor: color });
      const drawn = await (await app.page()).evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(drawn).toBe(rgb(color));
    });
  }
});

test.describe('the dialogs', () => {
  test('ask for a workspace on the window', async ({ desktop }) => {
    const app = await desktop();
    const { id } = await app.window();
    await app.control.answerDialog({
      kind: 'open',
      answer: { canceled: false, filePaths: ['/x/a.tracebell'] },
    });
    const page = await app.page();
    expect(await callIn(page, 'dialog.openWorkspace', {})).toEqual({
      ok: true,
      output: { path: '/x/a.tracebell' },
    });
    expect((await app.control.state()).dialogs).toMatchObject([
      {
        windowId: id,
        options: {
          properties: ['openFile'],
          filters: [{ name: prompts.workspaceFiles, extensions: ['tracebell'] }],
        },
      },
    ]);
    await app.control.answerDialog({ kind: 'open', answer: { canceled: true, filePaths: [] } });
    expect(await callIn(page, 'dialog.openWorkspace', {})).toEqual({ ok: true, output: { path: null } });
  });

  test('add the ending, and ask before it names a file that exists', async ({ desktop, files }) => {
    const app = await desktop();
    const page = await app.page();
    const save = async (typed: string): Promise<unknown> => {
      await app.control.answerDialog({ kind: 'save', answer: { canceled: false, filePath: typed } });
      return callIn(page, 'dialog.saveWorkspace', { suggestedName: '../a/b' });
    };
    expect(await save(join(files, 'new'))).toMatchObject({ output: { path: join(files, 'new.tracebell') } });
    writeFileSync(join(files, 'old.tracebell'), '');
    const asking = save(join(files, 'old'));
    await dialogOpen(app, prompts.replaceQuestion('old.tracebell'));
    await app.control.answerDialog({ kind: 'message', answer: { response: 1 } });
    expect(await asking).toMatchObject({ output: { path: null } });
    const again = save(join(files, 'old'));
    await dialogOpen(app, prompts.replaceQuestion('old.tracebell'));
    await app.control.answerDialog({ kind: 'message', answer: { response: 0 } });
    expect(await again).toMatchObject({ output: { path: join(files, 'old.tracebell') } });
    // As typed: the system has asked already.
    expect(await save(join(files, 'old.tracebell'))).toMatchObject({
      output: { path: join(files, 'old.tracebell') },
    });
    const [first] = (await app.control.state()).dialogs;
    expect(first?.options['defaultPath']).toMatch(/[/\\]\.\. a b\.tracebell$/);
  });
});

test.describe('secrets', () => {
  test('are kept encrypted, by name, and never given back', async ({ desktop, home }) => {
    const app = await desktop();
    const page = await app.page();
    const stored = await callIn(page, 'secrets.store', { name: 'lab key', value: 'HARD-TO-GUESS' });
    expect(stored).toEqual({ ok: true, output: { store: 'system', reason: null, names: ['lab key'] } });
    const file = readFileSync(join(home, 'secrets.json'), 'utf8');
    expect(file).toContain('lab key');
    expect(file).not.toContain('HARD-TO-GUESS');
    expect(file).not.toContain(Buffer.from('HARD-TO-GUESS').toString('base64'));
    expect(await callIn(page, 'secrets.remove', { name: 'lab key' })).toMatchObject({
      output: { names: [] },
    });
  });

  const REFUSALS = [
    { secrets: { available: false, backend: 'gnome_libsecret' }, reason: 'no-encryption' },
    { secrets: { available: true, backend: 'basic_text' }, reason: 'plain-text-only' },
    { secrets: { available: true, backend: 'unknown' }, reason: 'plain-text-only' },
  ];
  for (const { secrets, reason } of REFUSALS) {
    test(`are refused where the store is ${JSON.stringify(secrets)}`, async ({ desktop, home }) => {
      test.skip(
        process.platform !== 'linux' && reason === 'plain-text-only',
        'Only Linux falls back to plain text.',
      );
      const app = await desktop();
      const page = await app.page();
      await app.control.setSecrets(secrets);
      expect(await callIn(page, 'secrets.status', {})).toMatchObject({ output: { store: 'none', reason } });
      expect(await callIn(page, 'secrets.store', { name: 'key', value: 'HARD-TO-GUESS' })).toMatchObject({
        ok: false,
        failure: { code: 'secret-store-unavailable', details: { reason } },
      });
      expect(existsSync(join(home, 'secrets.json'))).toBe(false);
    });
  }
});

async function createWorkspace(app: StandIn, folder: string, name: string): Promise<string> {
  const path = join(folder, `${name}.tracebell`);
  expect(await callIn(await app.page(), 'workspace.create', { path })).toMatchObject({ ok: true });
  return path;
}

async function dialogOpen(app: StandIn, message: string): Promise<void> {
  await expect
    .poll(async () => (await app.control.state()).dialogs.filter(({ open }) => open))
    .toMatchObject([{ options: { message } }]);
}

function flat(menu: readonly MenuRecord[]): MenuRecord[] {
  return menu.flatMap((item) => [item, ...flat(item.submenu)]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function rgb(hex: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${parts.join(', ')})`;
}
