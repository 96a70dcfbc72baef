import { app, dialog } from 'electron';
import type { Words } from '../../shared/words/words.ts';
import { onSheet } from './dialogs.ts';
import type { MainWindow } from './main-window.ts';

/** Why a person should think again before the app ends. */
export interface Objection {
  message: string;
  detail: string;
  /** On the button that keeps the app going. */
  stay: string;
}

/**
 * Whether the app may end now. Where something speaks against it, the person is asked, of one thing after the other; the app ends
 * then, if they say so.
 */
export function endQuestion(
  window: () => MainWindow,
  words: () => Words,
  objections: readonly (() => Objection | null)[],
): () => boolean {
  const overruled = new Set<() => Objection | null>();
  let isAsking = false;

  // Whoever ends the app by a signal, such as a system that goes down, waits for no answer.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.prependListener(signal, () => {
      for (const each of objections) overruled.add(each);
      app.quit();
    });

  async function ask({ message, detail, stay }: Objection, agree: () => void): Promise<void> {
    isAsking = true;
    const question = {
      ...{ type: 'question' as const, message, detail },
      buttons: [stay, words().prompts.quitAnyway],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    };
    const { response } = await onSheet(window().native(), question, dialog.showMessageBox);
    isAsking = false;
    if (response === 1) {
      agree();
      app.quit();
    } else overruled.clear(); // The end that was agreed to does not come; the next one is asked about anew.
  }

  return () => {
    for (const each of objections) {
      const objection = overruled.has(each) ? null : each();
      if (objection === null) continue;
      if (!isAsking) void ask(objection, () => overruled.add(each));
      return false;
    }
    return true;
  };
}
