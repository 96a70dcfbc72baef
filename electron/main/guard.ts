import { app, session, type WebContents } from 'electron';
import { isOwnUrl } from './own-page.ts';

/** Every page there will ever be, also one nobody meant to open, stays on our own address. */
export function guardPages(): void {
  app.on('web-contents-created', (_event, contents) => guardPage(contents));
}

function guardPage(contents: WebContents): void {
  const refuseElsewhere = (event: { url: string; preventDefault(): void }): void => {
    if (!isOwnUrl(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', refuseElsewhere);
  contents.on('will-frame-navigate', refuseElsewhere);
  contents.on('will-redirect', refuseElsewhere);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** No permission is ever given (Electron's default is to give all), and nothing is fetched from elsewhere. */
export function guardSession(): void {
  const { defaultSession } = session;
  // Both are needed: some powers of a page are only checked, others are asked for.
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setDevicePermissionHandler(() => false);
  // Chromium would download a dictionary for each language of the system.
  defaultSession.setSpellCheckerEnabled(false);
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayFetch(url) }));
}

function mayFetch(url: string): boolean {
  // What the page made itself reaches nowhere; the policy says what may be done with it.
  return isOwnUrl(url) || /^(data|blob):/.test(url) || (!app.isPackaged && url.startsWith('devtools://'));
}
