import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordsFor } from '../shared/words/languages.ts';
import { failureWords } from '../shared/words/words.ts';
import { callIn, expect, test } from './stand-in/fixture.ts';
import { createWorkspace, dialogOpen } from './stand-in/steps.ts';

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
    expect(await app.startAgain(['--some-switch=x', 'second.tracebell'], files)).toMatchObject({
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

test.describe('the window', () => {
  test('is reloaded when the page asks for it', async ({ desktop }) => {
    const app = await desktop();
    await (await app.page()).evaluate(() => void window.tracebell.call('window.reload', {}));
    expect((await app.control.loaded({ times: 2 })).loads).toBe(2);
  });

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
      await expect((await app.page()).locator('body')).toHaveCSS('background-color', rgb(color));
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
