import { expect, test } from 'vitest';
import { DEFAULT_NETWORK_SETTINGS, type NetworkSettings } from '../../../shared/model/network-settings.ts';
import { wayToFeed } from './way-to-feed.ts';

const OWN: NetworkSettings = {
  ...DEFAULT_NETWORK_SETTINGS,
  ...{ proxy: 'own', proxyAddress: 'http://proxy.example:3128/', proxyExcept: '.example.com, 10.0.0.1 *' },
};

test('the proxy of the settings is gone through, but for those it is not for', () => {
  expect(wayToFeed(OWN, null, { HTTPS_PROXY: 'http://other:1' })).toEqual({
    proxy: {
      mode: 'fixed_servers',
      proxyRules: 'http://proxy.example:3128',
      proxyBypassRules: 'example.com;.example.com;10.0.0.1;*',
    },
    user: null,
  });
});

test('its password is given to it alone', () => {
  const user = { name: 'me', password: 'word' };
  expect(wayToFeed({ ...OWN, proxyUser: 'me' }, 'word', {})).toMatchObject({ user });
  expect(wayToFeed({ ...OWN, proxyUser: 'me' }, null, {})).toMatchObject({
    user: { name: 'me', password: '' },
  });
});

test('none is gone through where that was chosen', () => {
  const none: NetworkSettings = { ...OWN, proxy: 'none' };
  expect(wayToFeed(none, 'word', { HTTPS_PROXY: 'http://other:1' })).toEqual({
    proxy: { mode: 'direct' },
    user: null,
  });
});

test.each([
  [{}, { mode: 'system' }, null],
  [{ HTTPS_PROXY: ' ' }, { mode: 'system' }, null],
  [
    { https_proxy: 'http://p.example:1', HTTPS_PROXY: 'http://other:1' },
    { mode: 'fixed_servers', proxyRules: 'http://p.example:1', proxyBypassRules: '' },
    null,
  ],
  [
    { HTTPS_PROXY: 'p.example:1', NO_PROXY: 'a.example:8443' },
    { mode: 'fixed_servers', proxyRules: 'p.example:1', proxyBypassRules: 'a.example:8443;.a.example:8443' },
    null,
  ],
  [
    { HTTPS_PROXY: 'http://me%40x:wo%2Frd:s@p.example:1/' },
    { mode: 'fixed_servers', proxyRules: 'http://p.example:1', proxyBypassRules: '' },
    { name: 'me@x', password: 'wo/rd:s' },
  ],
])('as the system has it: %j', (environment, proxy, user) => {
  expect(wayToFeed(DEFAULT_NETWORK_SETTINGS, null, environment)).toEqual({ proxy, user });
});
