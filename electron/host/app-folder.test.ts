import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { appFolder } from './app-folder.ts';

test.each([
  ['the folder that was chosen', { TRACEBELL_HOME: '/chosen', XDG_CONFIG_HOME: '/x' }, 'linux', '/chosen'],
  ['the same by a full path', { TRACEBELL_HOME: 'here' }, 'linux', resolve('here')],
  ['the configured one', { XDG_CONFIG_HOME: '/config' }, 'linux', '/config/tracebell'],
  ['not a relative one', { XDG_CONFIG_HOME: 'config' }, 'linux', join(homedir(), '.config', 'tracebell')],
  ['nothing chosen', { TRACEBELL_HOME: '' }, 'linux', join(homedir(), '.config', 'tracebell')],
  ['macOS', {}, 'darwin', join(homedir(), 'Library', 'Application Support', 'Tracebell')],
  ['Windows', { APPDATA: '/roaming' }, 'win32', join('/roaming', 'Tracebell')],
  ['Windows without a word', {}, 'win32', join(homedir(), 'AppData', 'Roaming', 'Tracebell')],
] as const)('%s', (_name, env, platform, folder) => {
  expect(appFolder(env, platform)).toBe(folder);
});
