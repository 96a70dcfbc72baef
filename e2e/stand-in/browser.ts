import { connectDevtools, type Devtools } from './devtools.ts';

/** The app's own part of the browser: its pages share nothing with those of another app. */
export const CONTEXT = process.env['STAND_IN_CONTEXT'] ?? '';

let connected: Devtools | null = null;

/** The browser whose pages are the app's windows. */
export async function connectBrowser(): Promise<void> {
  const address = process.env['STAND_IN_BROWSER'];
  if (address === undefined) throw new Error('STAND_IN_BROWSER names no browser.');
  connected = await connectDevtools(address, () => process.exit(1));
  const { browser, session } = connected;
  // Each new page waits until it is told to go on, so that one asked for by a page can be refused before it loads.
  browser.on('Target.attachedToTarget', ({ sessionId, targetInfo: { openerId, browserContextId } }) => {
    const isAskedFor = openerId !== undefined && browserContextId === CONTEXT;
    // It may be closed again already.
    if (!isAskedFor)
      session(sessionId)
        .send('Runtime.runIfWaitingForDebugger')
        .catch(() => undefined);
  });
  await browser.send('Target.setDiscoverTargets', { discover: true });
  await browser.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
  });
}

export function browser(): Devtools {
  if (connected === null) throw new Error('The browser is not connected yet.');
  return connected;
}
