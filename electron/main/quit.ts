import { app } from 'electron';

/** Ends the app only where it may end, and after the workspace is folded into one file; asked again meanwhile, it goes on with that. */
export function closeBeforeQuit(mayEnd: () => boolean, close: () => Promise<void>): void {
  let state: 'running' | 'closing' | 'closed' = 'running';
  app.on('before-quit', (event) => {
    if (state === 'running' && !mayEnd()) event.preventDefault();
  });
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void close().finally(() => {
      state = 'closed';
      app.quit();
    });
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}
