import { COMMANDS, type Command } from '../shared/model/command.ts';
import { wordsFor } from '../shared/words/languages.ts';
import type { MenuRecord } from './stand-in/control-messages.ts';
import { callIn, expect, test } from './stand-in/fixture.ts';
import { createWorkspace, flat, framePage } from './stand-in/steps.ts';

const words = wordsFor('en');

test.describe('the menu', () => {
  test('has every command, with its keys, in its group', async ({ sealed }) => {
    const { menu } = await sealed.control.state();
    for (const { id, group, keys } of COMMANDS as readonly Command[]) {
      const top = menu.find(({ label }) => label === words.commandGroups[group]);
      const item = flat(top?.submenu ?? []).find((one) => one.id === id);
      const accelerator = keys?.includes('Mod+') ? keys.replace('Mod', 'CmdOrCtrl') : '';
      expect(item, id).toMatchObject({ accelerator });
      expect(item?.label, id).not.toBe('');
    }
  });

  test('gives no key that types a character to the system, which would swallow it', async ({ sealed }) => {
    const keys = flat((await sealed.control.state()).menu).map(({ accelerator }) => accelerator);
    expect(keys.filter((key) => key !== '' && !key.startsWith('CmdOrCtrl+'))).toEqual([]);
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
    await framePage(app);
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
    const page = await framePage(app);
    await app.control.clickMenu({ id: 'go.settings' });
    await expect(page.getByRole('heading', { name: words.rail.settings, level: 1 })).toBeVisible();
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
