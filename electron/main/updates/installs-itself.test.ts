import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { installsItself } from './installs-itself.ts';

const folder = mkdtempSync(join(tmpdir(), 'installed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const APPIMAGE = { APPIMAGE: '/home/a/Tracebell.AppImage', APPDIR: '/tmp/.mount_Trace' };

test.skipIf(process.platform === 'win32').each([
  ['an AppImage', '/tmp/.mount_Trace/tracebell', APPIMAGE, true],
  ['a program that an AppImage of something else started', '/opt/tracebell/tracebell', APPIMAGE, false],
  ['a mount whose name begins alike', '/tmp/.mount_Trace2/tracebell', APPIMAGE, false],
  ['a deb or an unpacked folder', '/opt/tracebell/tracebell', {}, false],
  ['half of what an AppImage says', '/tmp/.mount_Trace/tracebell', { APPIMAGE: APPIMAGE.APPIMAGE }, false],
])('%s', (_what, execPath, env, wanted) => {
  expect(installsItself({ platform: 'linux', execPath, env })).toBe(wanted);
});

test('on Windows what the installer installed, and no unpacked folder', () => {
  const installed = { platform: 'win32' as const, execPath: join(folder, 'Tracebell.exe'), env: {} };
  expect(installsItself(installed)).toBe(false);
  writeFileSync(join(folder, 'Uninstall Tracebell.exe'), '');
  expect(installsItself(installed)).toBe(true);
  expect(installsItself({ ...installed, platform: 'darwin' })).toBe(false);
});
