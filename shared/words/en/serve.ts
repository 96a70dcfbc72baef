/** What the serve host says: small pages of its own, and lines in the terminal. */
export const serve = {
  entering: { title: 'Tracebell', text: 'Open Tracebell' },
  refused: {
    title: 'This address does not open Tracebell, or not any more.',
    text: 'Each address works once. For a new one, press Enter in the terminal where Tracebell runs, or start Tracebell again.',
  },
  notFound: { title: 'There is nothing here.', text: 'Tracebell is at the beginning of this address.' },
  wrongMethod: { title: 'This address is not used that way.', text: 'Nothing was changed.' },

  windowOpens: (browser: string, path: string) =>
    `Tracebell opens in a window of ${browser} (${path}). Closing it, or Ctrl+C here, ends Tracebell.`,
  noWindow: {
    root: 'No window was opened: you are root, for whom Chromium refuses its sandbox, and Tracebell does not run it without.',
    'no-display': 'No window was opened: this session has no display.',
    'no-browser': 'No window was opened: no browser of the Chromium family was found.',
    'no-folder': 'No window was opened: the folder for its settings cannot be written.',
  },
  windowFailed: (browser: string, reason: string) => `${browser} ended without opening a window (${reason}).`,
  exitCode: (code: number) => `exit code ${code}`,
  windowElsewhere: (browser: string) =>
    `${browser} was running already and was asked to open the window. Ctrl+C here ends Tracebell.`,
  windowClosedOthersOpen:
    'The window was closed, but Tracebell is open in another browser, so it goes on. Ctrl+C here ends it.',
  address: (url: string) => `Open this address in a browser on this machine: ${url}`,
  addressOnce: 'It works once. Ctrl+C ends Tracebell.',
  addressOnceMore: 'It works once; press Enter for another. Ctrl+C ends Tracebell.',
  building: 'Building the page…',
};
