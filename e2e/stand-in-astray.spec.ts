import { renameSync, rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { Failure } from '../shared/model/failure.ts';
import { failureWords, wordsFor } from '../shared/words/words.ts';
import { expect, test } from './stand-in/fixture.ts';
import { createWorkspace, dialogOpen, framePage } from './stand-in/steps.ts';

const words = wordsFor('en');
const notice = (page: Page) => page.getByRole('region', { name: words.frame.astray.label });

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
    await expect.poll(async () => (await app.control.state()).dialogs.filter(({ open }) => open)).toEqual([]);
    await expect(notice(page)).toContainText('was deleted');

    await app.control.clickMenu({ id: 'app.quit' });
    await dialogOpen(app, question);
    await app.control.answerDialog({ kind: 'message', answer: { response: 1 } });
    expect(await app.ended).toEqual({ code: 0, signal: null });
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
