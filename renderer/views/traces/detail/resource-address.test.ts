import { describe, expect, it } from 'vitest';
import { resourceAddress } from './resource-address.ts';

const good: [endpoint: string | null, url: string, address: string, host: string][] = [
  ['vpc.example.com', '/v1/eips/1', 'https://vpc.example.com/v1/eips/1', 'vpc.example.com'],
  ['vpc.example.com', 'v1/eips/1', 'https://vpc.example.com/v1/eips/1', 'vpc.example.com'],
  ['https://vpc.example.com/', '/v1?x=1#y', 'https://vpc.example.com/v1?x=1#y', 'vpc.example.com'],
  ['vpc.example.com:8443', '/v1', 'https://vpc.example.com:8443/v1', 'vpc.example.com:8443'],
  [null, 'https://console.example.com/x', 'https://console.example.com/x', 'console.example.com'],
  // A host that looks like another is shown as what it is.
  ['еxample.com', '/x', 'https://xn--xample-2of.com/x', 'xn--xample-2of.com'],
];

const refused: [what: string, endpoint: string | null, url: string | null][] = [
  ['no address', 'vpc.example.com', null],
  ['no endpoint', null, '/v1'],
  ['a script', 'vpc.example.com', 'https://\u202ejavascript:alert(1)'],
  ['a script as the endpoint', 'javascript:alert(1)', '/x'],
  ['a script with a host', 'javascript://example.com', '/x'],
  ['no encryption', 'http://vpc.example.com', '/v1'],
  ['a file', 'file:///etc', '/passwd'],
  ['credentials in the endpoint', 'https://bank.example@evil.example', '/'],
  ['credentials in the address', null, 'https://bank.example:x@evil.example/'],
  ['another host behind two slashes', 'vpc.example.com', '//evil.example/x'],
  ['another host behind a backslash', 'vpc.example.com', '/\\evil.example/x'],
  ['a path in the endpoint', 'vpc.example.com/a', '/x'],
  ['a control character', 'vpc.example.com', '/a\u0000b'],
  ['a mark of direction', 'vpc.\u202eexample.com', '/'],
  ['a space', 'vpc .example.com', '/'],
  ['nothing', '', ''],
];

describe('the page of a resource', () => {
  it.each(good)('%s and %s', (endpoint, url, address, host) =>
    expect(resourceAddress(endpoint, url)).toEqual({ address, host }),
  );

  it.each(refused)('is none: %s', (_what, endpoint, url) =>
    expect(resourceAddress(endpoint, url)).toBeNull(),
  );

  it('keeps a script to the host of the endpoint, where it is a path and no script', () =>
    expect(resourceAddress('vpc.example.com', 'javascript:alert(1)')?.host).toBe('vpc.example.com'));
});
