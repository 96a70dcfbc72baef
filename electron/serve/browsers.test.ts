import { expect, test } from 'vitest';
import { findBrowser } from './browsers.ts';

interface Case {
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  installed: string[];
  found: string | null;
}

const WINDOWS = {
  ProgramFiles: 'C:\\Program Files',
  'ProgramFiles(x86)': 'C:\\Program Files (x86)',
  LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local',
};

test.each<[string, Case]>([
  [
    'the first name on the path',
    {
      env: { PATH: '/opt/bin:/usr/bin' },
      platform: 'linux',
      installed: ['/usr/bin/google-chrome', '/usr/bin/chromium-browser', '/usr/bin/vivaldi'],
      found: '/usr/bin/chromium-browser',
    },
  ],
  [
    'the first folder of the path',
    {
      env: { PATH: '/opt/bin:/usr/bin' },
      platform: 'linux',
      installed: ['/usr/bin/chromium', '/opt/bin/chromium'],
      found: '/opt/bin/chromium',
    },
  ],
  [
    'nothing in a folder that is relative',
    {
      env: { PATH: 'bin::.' },
      platform: 'linux',
      installed: ['bin/chromium', './chromium', 'chromium'],
      found: null,
    },
  ],
  ['nothing without a path', { env: {}, platform: 'linux', installed: ['/chromium'], found: null }],
  [
    'Edge on a Windows without anything else',
    {
      env: WINDOWS,
      platform: 'win32',
      installed: ['C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
      found: 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    },
  ],
  [
    'a Chrome of one person on Windows before Edge',
    {
      env: WINDOWS,
      platform: 'win32',
      installed: [
        'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
        'C:\\Users\\a\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe',
      ],
      found: 'C:\\Users\\a\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe',
    },
  ],
  [
    'an app of macOS',
    {
      env: { HOME: '/Users/a', PATH: '/usr/bin' },
      platform: 'darwin',
      installed: ['/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
      found: '/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    },
  ],
])('finds %s', (_what, { env, platform, installed, found }) => {
  expect(findBrowser(env, platform, (path) => installed.includes(path))?.path ?? null).toBe(found);
});
