import { expect, test } from 'vitest';
import { isFeedAddress, LONGEST_FEED } from './updates.ts';

test.each([
  'https://downloads.example.com/tracebell',
  'https://downloads.example.com:8443/a/b%20c/',
  'https://[2001:db8::1]/feed',
  'HTTPS://EXAMPLE.COM',
  'http://127.0.0.1:8080/feed',
  'http://localhost/feed',
  'http://[::1]:80',
])('%s may be asked for newer versions', (text) => expect(isFeedAddress(text)).toBe(true));

test.each([
  ['plain http', 'http://downloads.example.com/tracebell'],
  ['a host that only begins like this machine', 'http://127.0.0.1.example.com/'],
  ['a name and a password', 'https://me:secret@example.com/feed'],
  ['a host hidden behind a name', 'http://localhost@example.com/'],
  ['a query', 'https://example.com/feed?channel=beta'],
  ['a fragment', 'https://example.com/feed#x'],
  ['another scheme', 'file:///etc/passwd'],
  ['no scheme', 'example.com/feed'],
  ['a space', 'https://example.com/a b'],
  ['a line', 'https://example.com/a\nb'],
  ['nothing', ''],
  ['more than an address', `https://example.com/${'a'.repeat(LONGEST_FEED)}`],
])('%s is not asked', (_what, text) => expect(isFeedAddress(text)).toBe(false));
