import { app, dialog, type BrowserWindow } from 'electron';
import type { CrashReports } from '../host/crash-reports.ts';
import type { Words } from '../../shared/words/words.ts';

interface TroubleWords {
  message: string;
  detail: string;
}

/** A page that crashed or hangs: the person decides, in a dialog of the system since the page cannot ask. */
export function offerWayOut(
  window: BrowserWindow,
  words: () => Words,
  crashes: CrashReports,
  log: (line: string) => void,
): void {
  const { webContents } = window;
  let hanging: AbortController | null = null;
  let endedForReload = false;

  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log(`The page's process ended: ${reason}, code ${exitCode}.`);
    if (!endedForReload) crashes.note('page', { ended: reason, said: '' });
    hanging?.abort();
    if (endedForReload) reloadPage();
    else void askReloadOrQuit(words().prompts.pageGone);
    endedForReload = false;
  });
  window.on('unresponsive', () => {
    if (hanging !== null) return;
    log('The page does not answer.');
    hanging = new AbortController();
    void askToWait(hanging.signal).finally(() => {
      hanging = null;
    });
  });
  // It answers after all: the question has become pointless.
  window.on('responsive', () => hanging?.abort());
  webContents.on('did-fail-load', (_event, code, reason, _url, isMainFrame) => {
    if (!isMainFrame || code === ABORTED) return;
    log(`The page could not be loaded: ${reason} (${code}).`);
    window.show(); // A page that was never drawn never says that it is ready to be shown.
    void askReloadOrQuit(words().prompts.pageMissing);
  });

  async function askReloadOrQuit({ message, detail }: TroubleWords): Promise<void> {
    const { reload, quit } = words().prompts;
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message,
      detail,
      buttons: [reload, quit],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (response === 0) reloadPage();
    else quitNow();
  }

  async function askToWait(signal: AbortSignal): Promise<void> {
    const { wait, reload, quit, pageHangs } = words().prompts;
    const { response } = await dialog.showMessageBox(window, {
      ...pageHangs,
      type: 'warning',
      buttons: [wait, reload, quit],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
      signal,
    });
    if (response === 1) {
      // A hanging page does not let go of its process by itself.
      endedForReload = true;
      webContents.forcefullyCrashRenderer();
    } else if (response === 2) quitNow();
  }

  function reloadPage(): void {
    if (!window.isDestroyed()) webContents.reload();
  }

  /** Not a plain close: a hanging page would be asked first, and not answer. */
  function quitNow(): void {
    if (!window.isDestroyed()) window.destroy();
    app.quit();
  }
}

/** Chromium's number for a load that another one replaced. */
const ABORTED = -3;
