import { accessSync, constants } from 'node:fs';
import { posix, win32 } from 'node:path';

export interface Browser {
  name: string;
  path: string;
}

interface Known {
  name: string;
  commands: readonly string[];
  windows: string;
  mac: string;
}

/** Browsers that can show a page as a window of its own, in the order they are looked for. */
const KNOWN: readonly Known[] = [
  {
    name: 'Chromium',
    commands: ['chromium', 'chromium-browser'],
    windows: 'Chromium\\Application\\chrome.exe',
    mac: 'Chromium',
  },
  {
    name: 'Google Chrome',
    commands: ['google-chrome', 'google-chrome-stable'],
    windows: 'Google\\Chrome\\Application\\chrome.exe',
    mac: 'Google Chrome',
  },
  {
    name: 'Microsoft Edge',
    commands: ['microsoft-edge', 'microsoft-edge-stable'],
    windows: 'Microsoft\\Edge\\Application\\msedge.exe',
    mac: 'Microsoft Edge',
  },
  {
    name: 'Brave',
    commands: ['brave-browser'],
    windows: 'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
    mac: 'Brave Browser',
  },
  {
    name: 'Vivaldi',
    commands: ['vivaldi'],
    windows: 'Vivaldi\\Application\\vivaldi.exe',
    mac: 'Vivaldi',
  },
];

/** The first one that is installed. */
export function findBrowser(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  canRun: (path: string) => boolean = isExecutable,
): Browser | null {
  for (const known of KNOWN) {
    const path = placesOf(known, env, platform).find(canRun);
    if (path !== undefined) return { name: known.name, path };
  }
  return null;
}

function placesOf(
  { commands, windows, mac }: Known,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): string[] {
  if (platform === 'win32')
    return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
      .map((name) => env[name] ?? '')
      .filter((folder) => folder !== '')
      .map((folder) => win32.join(folder, windows));
  const onPath = (env['PATH'] ?? '')
    .split(':')
    .filter((folder) => folder.startsWith('/')) // An empty or relative entry would run what lies in the current folder.
    .flatMap((folder) => commands.map((command) => posix.join(folder, command)));
  if (platform !== 'darwin') return onPath;
  const bundle = `Applications/${mac}.app/Contents/MacOS/${mac}`;
  return [`/${bundle}`, ...(env['HOME'] ? [posix.join(env['HOME'], bundle)] : []), ...onPath];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
