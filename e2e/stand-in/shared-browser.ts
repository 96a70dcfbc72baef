import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext } from '@playwright/test';

/** Where an app under the stand-in finds the pages for its windows. */
export interface WindowPlace {
  /** The browser's address for debugging. */
  address: string;
  /** What the DevTools protocol calls the context. */
  contextId: string;
  context: BrowserContext;
}

const browsers = new Map<string, Promise<Browser>>();

/**
 * A context of its own in the one browser of this process, which starts with the first app and ends with the process:
 * it is joined to it by a pipe, and by a port to the apps.
 */
export async function openWindowPlace(executablePath: string | undefined): Promise<WindowPlace> {
  const browser = await sharedBrowser(executablePath);
  const context = await browser.newContext({
    locale: 'en-US',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    // The window's size and the theme are the app's to decide.
    viewport: null,
    colorScheme: null,
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await page.close();
  return { address: await debuggingAddress(browser), contextId: targetInfo.browserContextId ?? '', context };
}

async function sharedBrowser(executablePath: string | undefined): Promise<Browser> {
  const key = executablePath ?? '';
  const present = await browsers.get(key)?.catch(() => undefined);
  if (present?.isConnected() === true) return present;
  const started = chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    // No name is ever looked up, also not for a page that slipped past every guard.
    args: ['--remote-debugging-port=0', '--host-resolver-rules=MAP * ~NOTFOUND', '--no-proxy-server'],
  });
  browsers.set(key, started);
  return started;
}

/** The browser writes it into its profile, whose place it tells. */
async function debuggingAddress(browser: Browser): Promise<string> {
  const session = await browser.newBrowserCDPSession();
  const { commandLine } = await session.send('SystemInfo.getInfo');
  await session.detach();
  const profile = /--user-data-dir=(.+?)(?= --|$)/.exec(commandLine)?.[1] ?? '';
  const [port = '', path = ''] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  return `ws://127.0.0.1:${port}${path}`;
}
