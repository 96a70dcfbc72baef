import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { Failure } from '../shared/model/failure.ts';
import { wordsFor } from '../shared/words/languages.ts';
import { failureWords } from '../shared/words/words.ts';
import { expect, test } from './stand-in/fixture.ts';
import type { StandIn } from './stand-in/launch.ts';
import { createWorkspace, dialogOpen, framePage } from './stand-in/steps.ts';

const words = wordsFor('en');
const notice = (page: Page) => page.getByRole('region', { name: words.frame.astray.label });
const noDialog = (app: StandIn) =>
  expect.poll(async () => (await app.control.state()).dialogs.filter(({ open }) => open)).toEqual([]);

test.describe('a workspace whose file went away', () => {
  test.skip(process.platform !== 'linux', 'Elsewhere an open file stays, or its new name is not known.');

  test('keeps the app from ending until a person says so', async ({ desktop, files }) => {
    const app = await desktop();
    const page = await framePage(app);
    const path = await createWorkspace(app, files, 'audit');
    rmSync(path);
    await expect(notice(page)).toContainText('was deleted');
    const { title } = failureWords(words, new Failure('workspace-astray', { path, how: 'gone', now: null }));
    const question = `${title} ${words.prompts.astrayQuestion}`;

    await app.control.clickMenu({ id: 'app.quit' });
    await dialogOpen(app, question);
    await app.control.answerDialog({ kind: 'message', answer: { response: 0 } });
    await noDialog(app);
    await expect(notice(page)).toContainText('was deleted');

    await app.control.clickMenu({ id: 'app.quit' });
    await dialogOpen(app, question);
    await app.control.answerDialog({ kind: 'message', answer: { response: 1 } });
    expect(await app.ended).toEqual({ code: 0, signal: null });
  });

  const WAYS = [
    ['named by another start', (app, path) => app.startAgain([path], dirname(path))],
    ['that the system hands over', (app, path) => app.control.openFile({ path })],
    ['among the recent ones', (app, path) => app.control.clickMenu({ id: `recent:${path}` })],
  ] satisfies [string, (app: StandIn, path: string) => Promise<unknown>][];
  for (const [which, ask] of WAYS)
    test(`is left for a file ${which} only by a person who says so`, async ({ desktop, files }) => {
      const app = await desktop();
      const page = await framePage(app);
      const next = await createWorkspace(app, files, 'next');
      const path = await createWorkspace(app, files, 'audit');
      rmSync(path);
      await expect(notice(page)).toContainText('was deleted');
      const { title } = failureWords(
        words,
        new Failure('workspace-astray', { path, how: 'gone', now: null }),
      );
      const { partTitle, partAnyway, save } = words.frame.astray;

      await ask(app, next);
      await dialogOpen(app, `${title} ${partTitle}`);
      expect((await app.control.state()).dialogs.at(-1)?.options).toMatchObject({
        buttons: [save, partAnyway, words.prompts.back],
        cancelId: 2,
      });
      await app.control.answerDialog({ kind: 'message', answer: { response: 2 } });
      await noDialog(app);
      await expect(notice(page)).toContainText('was deleted');

      await ask(app, next);
      await dialogOpen(app, `${title} ${partTitle}`);
      await app.control.answerDialog({ kind: 'message', answer: { response: 1 } });
      await expect(page.getByRole('banner')).toContainText('next');
      await expect(notice(page)).toBeEmpty();
    });

  test('is saved instead of left, asked of outside the page or in it', async ({ desktop, files }) => {
    const app = await desktop();
    const page = await framePage(app);
    const next = await createWorkspace(app, files, 'next');
    const saves: [string, () => Promise<void>][] = [
      [
        'outside',
        async () => {
          await app.control.openFile({ path: next });
          await app.control.answerDialog({ kind: 'message', answer: { response: 0 } });
        },
      ],
      [
        'inside',
        async () => {
          await app.control.clickMenu({ id: 'workspace.close' });
          await page.getByRole('dialog').getByRole('button', { name: words.frame.astray.save }).click();
        },
      ],
    ];
    for (const [name, save] of saves) {
      rmSync(await createWorkspace(app, files, `lost-${name}`));
      await expect(notice(page)).toContainText('was deleted');
      const filePath = join(files, `${name}.tracebell`);
      await app.control.answerDialog({ kind: 'save', answer: { canceled: false, filePath } });
      await save();
      await expect(page.getByRole('banner')).toContainText(name);
      await expect(notice(page)).toBeEmpty();
      await expect(page.getByRole('dialog')).toBeHidden();
      expect(existsSync(filePath)).toBe(true);
    }
  });

  test('and bears another name now holds all that was written: nothing is asked', async ({
    desktop,
    files,
  }) => {
    const app = await desktop();
    const page = await framePage(app);
    const path = await createWorkspace(app, files, 'audit');
    renameSync(path, `${path}.moved`);
    await expect(notice(page)).toContainText('was moved');
    await app.control.clickMenu({ id: 'app.quit' });
    expect(await app.ended).toEqual({ code: 0, signal: null });
  });
});
