import { browser } from './browser.ts';
import type { DevtoolsSession } from './devtools.ts';
import { answerRequests } from './requests.ts';

interface OpenDetails {
  url: string;
  frameName: string;
  disposition: string;
}

export type OpenHandler = (details: OpenDetails) => { action: 'allow' | 'deny' };

/** Windows that pages asked for, and what became of it. */
export const windowsAskedFor: { url: string; action: string }[] = [];

/**
 * The windows that a page asks for, put before the app's handler. Each exists already but has not begun to load, and
 * what it is to load is told apart; both come in order. Where Electron gives the page nothing for a window that was
 * denied, here it gets one that is closed at once.
 */
export class AskedWindows {
  handler: OpenHandler | null = null;
  readonly #windows: { page: DevtoolsSession; targetId: string }[] = [];
  readonly #details: OpenDetails[] = [];

  opened(page: DevtoolsSession, targetId: string): void {
    this.#windows.push({ page, targetId });
    this.#decide();
  }

  wanted(url: string, frameName: string): void {
    this.#details.push({ url, frameName, disposition: 'new-window' });
    this.#decide();
  }

  #decide(): void {
    const [window] = this.#windows;
    const [details] = this.#details;
    if (window === undefined || details === undefined) return;
    this.#windows.shift();
    this.#details.shift();
    const { action } = this.handler?.(details) ?? { action: 'allow' };
    // It may be closed by the page that asked for it.
    carryOut(action, window.page, window.targetId)
      .catch(() => undefined)
      .finally(() => windowsAskedFor.push({ url: details.url, action }));
  }
}

async function carryOut(action: 'allow' | 'deny', page: DevtoolsSession, targetId: string): Promise<void> {
  const isAllowed = action === 'allow';
  await answerRequests(page, targetId, () => isAllowed);
  // Also before it is closed: the page that opened it may be waiting within `window.open`.
  await page.send('Runtime.runIfWaitingForDebugger');
  if (!isAllowed) await browser().browser.send('Target.closeTarget', { targetId });
}
