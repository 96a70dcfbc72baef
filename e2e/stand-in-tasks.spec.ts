import { wordsFor } from '../shared/words/languages.ts';
import { expect, test } from './stand-in/fixture.ts';
import { importHeldStill } from './stand-in/held-import.ts';
import type { StandIn } from './stand-in/launch.ts';
import { dialogOpen } from './stand-in/steps.ts';

const words = wordsFor('en');
const { prompts } = words;
const QUESTION = prompts.quitQuestion(1);

test.describe('a task that runs', () => {
  test.skip(process.platform !== 'linux', 'A process is held still by signals.');

  test('is seen in the task bar, and its end is told where nobody sees the window', async ({
    desktop,
    files,
  }) => {
    const app = await desktop();
    const { id } = await app.window();
    const held = await importHeldStill(app, files);
    await app.control.minimiseWindow({ id });
    expect((await app.control.state()).notifications).toEqual([]);
    held.goOn();
    await expect
      .poll(async () => (await app.control.state()).notifications)
      .toEqual([{ title: `${words.tasks.kinds.import}: ${words.tasks.states.done}`, body: held.file }]);
    const { windows } = await app.control.state();
    expect(windows).toMatchObject([{ progress: null }]);
    expect(windows[0]?.progressSeen.filter((share) => typeof share === 'number')).not.toEqual([]);
    await app.control.clickNotification();
    expect((await app.control.state()).windows).toMatchObject([{ visible: true, focused: true }]);
  });

  test('tells nothing of its end in a window that is seen', async ({ desktop, files }) => {
    const app = await desktop();
    const held = await importHeldStill(app, files);
    held.goOn();
    await expect.poll(async () => (await app.control.state()).windows[0]?.progress).toBeNull();
    expect((await app.control.state()).notifications).toEqual([]);
  });

  for (const [way, end] of [
    ['the menu', (app: StandIn) => app.control.clickMenu({ id: 'app.quit' })],
    ['closing the window', async (app: StandIn) => app.control.closeWindow({ id: (await app.window()).id })],
  ] as const)
    test(`keeps the app from ending by ${way} until a person says so`, async ({ desktop, files }) => {
      const app = await desktop();
      const held = await importHeldStill(app, files);
      await end(app);
      await dialogOpen(app, QUESTION);
      await app.control.answerDialog({ kind: 'message', answer: { response: 0 } });
      await expect
        .poll(async () => (await app.control.state()).dialogs.filter(({ open }) => open))
        .toEqual([]);
      expect((await app.control.state()).windows).toHaveLength(1);

      await end(app);
      await dialogOpen(app, QUESTION);
      held.goOn();
      await app.control.answerDialog({ kind: 'message', answer: { response: 1 } });
      expect(await app.ended).toEqual({ code: 0, signal: null });
    });
});
