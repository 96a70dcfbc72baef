import { expect, test } from 'vitest';
import { packageConfig, type ConfigInput } from './config.ts';
import { TARGETS } from './package-options.ts';
import { signingBy } from './signing.ts';

const INPUT: ConfigInput = {
  electronVersion: '1.0.0',
  electronDist: null,
  output: '/out',
  notices: '/notices.txt',
  signing: signingBy({}, 'linux'),
  afterPack: () => undefined,
};
const config = packageConfig(INPUT);

test('the packages of each system are those that are named for it', () => {
  expect(config.linux?.target).toEqual(TARGETS.linux);
  expect(config.win?.target).toEqual(TARGETS.win32);
  expect(config.mac?.target).toEqual(TARGETS.darwin);
});

test('a workspace opens in the app on every system', () => {
  expect(config.fileAssociations).toMatchObject([{ ext: 'tracebell', role: 'Editor' }]);
});

test('no feed of newer versions is packaged', () => {
  expect(config.publish).toBeNull();
});

test('the app starts in its sandbox on Linux, also as an AppImage', () => {
  // The first runtime of AppImage brings --no-sandbox along.
  expect(config.toolsets?.appimage).toBe('1.0.3');
  expect(config.linux?.executableArgs).toEqual([]);
});

test('a certificate that happens to lie in a keychain is not taken', () => {
  const unsigned = packageConfig({ ...INPUT, signing: signingBy({}, 'darwin') });
  expect(unsigned.mac).toMatchObject({ identity: null, notarize: false, hardenedRuntime: true });
});

test('Windows gets the command line as a script, since a prompt does not wait for a program with windows', () => {
  expect(config.win?.extraFiles).toEqual([{ from: 'build/package/tracebell.cmd', to: 'bin/tracebell.cmd' }]);
  expect(config.win?.requestedExecutionLevel).toBe('asInvoker');
});
