import { describe, expect, it } from 'vitest';
import { resourceAddress, type AddressRefusal } from './resource-address.ts';

const good: [endpoint: string | null, url: string, address: string, host: string, written: string | null][] =
  [
    ['vpc.example.com', '/v1/eips/1', 'https://vpc.example.com/v1/eips/1', 'vpc.example.com', null],
    ['vpc.example.com', 'v1/eips/1', 'https://vpc.example.com/v1/eips/1', 'vpc.example.com', null],
    ['https://vpc.example.com/', '/v1?x=1#y', 'https://vpc.example.com/v1?x=1#y', 'vpc.example.com', null],
    ['vpc.example.com:8443', '/v1', 'https://vpc.example.com:8443/v1', 'vpc.example.com:8443', null],
    [null, 'https://console.example.com/x', 'https://console.example.com/x', 'console.example.com', null],
    // A host that looks like another is shown as what it is.
    ['еxample.com', '/x', 'https://xn--xample-2of.com/x', 'xn--xample-2of.com', 'еxample.com'],
    ['vpc.example.com', '/a/名字', 'https://vpc.example.com/a/%E5%90%8D%E5%AD%97', 'vpc.example.com', null],
  ];

const refused: [what: string, endpoint: string | null, url: string, why: AddressRefusal][] = [
  ['no endpoint', null, '/v1', 'no-endpoint'],
  ['an empty endpoint', '', 'x', 'no-endpoint'],
  ['a script behind a mark', 'vpc.example.com', 'https://\u202ejavascript:alert(1)', 'unseen'],
  ['a script', 'vpc.example.com', 'javascript:alert(1)', 'not-https'],
  ['data', 'vpc.example.com', 'data:text/html,<script>', 'not-https'],
  ['a script as the endpoint', 'javascript:alert(1)', '/x', 'unreadable'],
  ['a script with a host', 'javascript://example.com', '/x', 'not-https'],
  ['no encryption', 'http://vpc.example.com', '/v1', 'not-https'],
  ['no encryption in the address', 'vpc.example.com', 'http://vpc.example.com/v1', 'not-https'],
  ['a file', 'file:///etc', '/passwd', 'not-https'],
  ['credentials in the endpoint', 'https://bank.example@evil.example', '/', 'credentials'],
  ['credentials in the address', null, 'https://bank.example:x@evil.example/', 'credentials'],
  ['empty credentials', null, 'https://@evil.example/', 'credentials'],
  ['another host behind two slashes', 'vpc.example.com', '//evil.example/x', 'other-host'],
  ['another host behind a backslash', 'vpc.example.com', '/\\evil.example/x', 'other-host'],
  ['a path in the endpoint', 'vpc.example.com/a', '/x', 'unreadable'],
  ['a control character', 'vpc.example.com', '/a\u0000b', 'unseen'],
  ['a mark of direction', 'vpc.\u202eexample.com', '/', 'unseen'],
  ['a space', 'vpc .example.com', '/', 'unseen'],
  ['no host', 'https://', '/x', 'unreadable'],
  ['a length that no browser shows', 'vpc.example.com', `/${'x'.repeat(5000)}`, 'unreadable'],
];

describe('the page of a resource', () => {
  it.each(good)('%s and %s', (endpoint, url, address, host, written) =>
    expect(resourceAddress(endpoint, url)).toMatchObject({ address, host, written }),
  );

  it.each([
    ['vpc.example.com', 'https://evil.example/v1', 'vpc.example.com'],
    ['vpc.example.com', 'https://vpc.example.com:8443/v1', 'vpc.example.com'],
    ['no host at all', 'https://vpc.example.com/v1', 'no host at all'],
    ['javascript:alert(1)', 'https://vpc.example.com/v1', 'javascript:alert(1)'],
    ['https://VPC.example.com:443/', 'https://vpc.example.com/v1', null],
    ['vpc.example.com/a/path', 'https://vpc.example.com/v1', null],
    [null, 'https://vpc.example.com/v1', null],
    ['vpc.example.com', '/v1', null],
  ])('beside the endpoint %s, %s is told to be elsewhere, or not', (endpoint, url, besides) =>
    expect(resourceAddress(endpoint, url)).toMatchObject({ besides }),
  );

  it.each(refused)('is refused: %s', (_what, endpoint, url, why) =>
    expect(resourceAddress(endpoint, url)).toBe(why),
  );

  it('is none where the trace names none', () => {
    expect(resourceAddress('vpc.example.com', null)).toBeNull();
    expect(resourceAddress('vpc.example.com', '')).toBeNull();
  });
});
