/** What `npm start` says: which way Tracebell opens, and why. */
export const start = {
  inElectron: (path: string) => `Tracebell opens in Electron (${path}).`,
  inBrowser: {
    root: 'Tracebell is served to a browser: you are root, for whom Electron refuses its sandbox.',
    'no-display': 'Tracebell is served to a browser: this session has no display for Electron.',
    'not-here': 'Tracebell is served to a browser: Electron is not installed and could not be fetched.',
    'did-not-start': 'Tracebell is served to a browser: Electron ended before it showed a window.',
  },
  fetching: (version: string) => `Fetching Electron ${version}, once…`,
  building: 'Building Tracebell…',
};
