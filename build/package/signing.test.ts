import { expect, test } from 'vitest';
import { signingBy } from './signing.ts';

const KEY = { CSC_LINK: '/keys/own.p12' };
const CASES: readonly {
  named: string;
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  mac?: object;
  said: RegExp | null;
}[] = [
  { named: 'Windows without a certificate', platform: 'win32', env: {}, said: /^Not signed: .*WIN_CSC_LINK/ },
  { named: 'Windows with one', platform: 'win32', env: { WIN_CSC_LINK: 'x' }, said: null },
  {
    named: 'macOS without a certificate takes none it happens to find',
    platform: 'darwin',
    env: {},
    mac: { identity: null, notarize: false },
    said: /^Not signed and not notarised: .*CSC_LINK/,
  },
  {
    named: 'macOS with a certificate alone',
    platform: 'darwin',
    env: KEY,
    mac: { notarize: false },
    said: /^Signed, not notarised: .*APPLE_API_KEY/,
  },
  {
    named: 'macOS with half of what notarisation takes',
    platform: 'darwin',
    env: { ...KEY, APPLE_ID: 'a', APPLE_TEAM_ID: 'b' },
    mac: { notarize: false },
    said: /^Signed, not notarised/,
  },
  {
    named: 'macOS with all of it',
    platform: 'darwin',
    env: { ...KEY, APPLE_ID: 'a', APPLE_APP_SPECIFIC_PASSWORD: 'b', APPLE_TEAM_ID: 'c' },
    mac: { notarize: true },
    said: null,
  },
  { named: 'Linux', platform: 'linux', env: KEY, said: /SHA256SUMS/ },
];

for (const { named, platform, env, mac = {}, said } of CASES)
  test(named, () => {
    const signing = signingBy(env, platform);
    expect(signing.mac).toEqual(mac);
    if (said === null) expect(signing.said).toEqual([]);
    else expect(signing.said).toEqual([expect.stringMatching(said)]);
  });
