import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordsFor } from '../shared/words/languages.ts';
import { failureWords } from '../shared/words/words.ts';
import { callIn, expect, test } from './stand-in/fixture.ts';
import { createWorkspace, dialogOpen } from './stand-in/steps.ts';

const words = wordsFor('en');
const { prompts } = words;

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
