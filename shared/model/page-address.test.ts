import { expect, it } from 'vitest';
import { isPageAddress, PAGE_ADDRESS_LIMIT } from './page-address.ts';

const good = [
  'https://vpc.example.com/',
  'https://vpc.example.com:8443/v1?x=1#y',
  'https://xn--xample-2of.com/x',
  'https://[2001:db8::1]/x',
  'https://example.com/user@elsewhere',
];

const bad = [
  ...['', 'https://', 'https:///x', 'http://example.com/', 'HTTPS://example.com/', 'https:/example.com/'],
  ...['javascript:alert(1)', 'data:text/html,x', '//example.com/', 'file:///etc/passwd', 'vbscript:x'],
  ...['https://bank.example@evil.example/', 'https://bank.example:x@evil.example/', 'https://a\\@b/'],
  ...['https://еxample.com/', 'https://example.com/\u202e', 'https://example.com/ x', 'https://example.com'],
  ...['https://example.com/\nx', 'https://example.com/x\n', ' https://example.com/', 'https://exa mple.com/'],
  ...['https://example.com/a\\b', 'https://example.com/\0', 'https://%65vil.example/', 'https://a?/b'],
  `https://example.com/${'x'.repeat(PAGE_ADDRESS_LIMIT)}`,
];

it.each(good)('may be opened: %s', (address) => expect(isPageAddress(address)).toBe(true));
it.each(bad)('may not be opened: %j', (address) => expect(isPageAddress(address)).toBe(false));
