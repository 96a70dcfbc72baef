import { dialog } from 'electron';
import { failureFromWire } from '../../shared/model/failure.ts';
import { holdsWhatIsLost } from '../../shared/model/workspace.ts';
import type { Words } from '../../shared/words/words.ts';
import type { Host } from '../host/host.ts';
import { onSheet } from './dialogs.ts';
import type { MainWindow } from './main-window.ts';
import { astrayTitle } from './objections.ts';
import type { ShownState } from './shown-state.ts';

/**
 * Opens a file that was chosen outside the page: double-clicked, named by another start, or among the recent ones of the menu. Where no
 * file holds what is open, it is asked first, as the page does; here, because there may be no page, or one that hangs.
 */
export function fileOpener(
  host: Host,
  window: MainWindow,
  state: ShownState,
  words: () => Words,
): (path: string) => void {
  let wanted = '';
  let isAsking = false;

  async function open(): Promise<void> {
    const answer = await host.call('workspace.open', { path: wanted });
    // Nobody there waits for an answer, so a failure is raised.
    if (!answer.ok) host.raise(failureFromWire(answer.failure));
  }

  async function ask(title: string): Promise<void> {
    isAsking = true;
    const { frame, prompts } = words();
    const { astray, betweenSentences } = frame;
    const question = {
      ...{ type: 'question' as const, message: `${title}${betweenSentences}${astray.partTitle}` },
      detail: astray.partText,
      buttons: [astray.save, astray.partAnyway, prompts.back],
      defaultId: 0,
      cancelId: 2,
      noLink: true,
    };
    const { response } = await onSheet(window.native(), question, dialog.showMessageBox);
    isAsking = false;
    if (response === 0) host.emit('command.chosen', { command: 'workspace.copy' });
    if (response === 1) await open();
  }

  return (path) => {
    window.show();
    // Of two that are asked for while the question stands, the last one is meant.
    wanted = path;
    if (isAsking) return;
    const { summary } = state;
    const title = summary !== null && holdsWhatIsLost(summary) ? astrayTitle(words(), summary) : null;
    void (title === null ? open() : ask(title));
  };
}
