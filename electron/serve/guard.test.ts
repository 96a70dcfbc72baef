import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { isOurOwn } from './guard.ts';

const OWN = { host: '127.0.0.1:41234', origin: 'http://127.0.0.1:41234' };
const OURS = { host: OWN.host, origin: OWN.origin, 'sec-fetch-site': 'same-origin' };

interface Sent {
  method?: string;
  hosts?: string[];
  headers?: Record<string, string | undefined>;
  bringsToken?: boolean;
}

function passes({ method = 'GET', hosts = [OWN.host], headers = {}, bringsToken = false }: Sent): boolean {
  const request = { method, headers, headersDistinct: { host: hosts } } as unknown as IncomingMessage;
  return isOurOwn(request, OWN, bringsToken);
}

describe('lets through', () => {
  test.each<[string, Sent]>([
    ['a page that is typed in', { headers: { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' } }],
    ['a page in a browser that says nothing of where it comes from', {}],
    ['a script of our page', { headers: { 'sec-fetch-site': 'same-origin' } }],
    ['a script of our page that names its origin', { headers: OURS }],
    ['a call', { method: 'POST', headers: OURS }],
    ['an upload in a browser without fetch metadata', { method: 'PUT', headers: { origin: OWN.origin } }],
    [
      'a link followed from another site',
      { bringsToken: true, headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } },
    ],
  ])('%s', (_what, sent) => expect(passes(sent)).toBe(true));
});

describe('refuses', () => {
  test.each<[string, Sent]>([
    ['no host', { hosts: [] }],
    ['two hosts', { hosts: [OWN.host, OWN.host] }],
    ['a host that was bound to this machine', { hosts: ['rebound.example:41234'] }],
    ['another port', { hosts: ['127.0.0.1:41235'] }],
    ['no port', { hosts: ['127.0.0.1'] }],
    ['localhost, which we never print', { hosts: ['localhost:41234'] }],
    ['the same machine by IPv6', { hosts: ['[::1]:41234'] }],
    ['the right host with more behind it', { hosts: ['127.0.0.1:41234.example'] }],
    ['a call without origin', { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } }],
    ['a call of another origin', { method: 'POST', headers: { ...OURS, origin: 'http://evil.example' } }],
    ['a call of another port', { method: 'POST', headers: { ...OURS, origin: 'http://127.0.0.1:41235' } }],
    ['a call of a secure twin', { method: 'POST', headers: { ...OURS, origin: 'https://127.0.0.1:41234' } }],
    ['a call of an origin that is hidden', { method: 'POST', headers: { ...OURS, origin: 'null' } }],
    [
      'a call of two origins',
      { method: 'POST', headers: { ...OURS, origin: `${OWN.origin}, ${OWN.origin}` } },
    ],
    ['a page asked for by another origin', { headers: { ...OURS, origin: 'http://evil.example' } }],
    ['a call that claims to be typed in', { method: 'POST', headers: { ...OURS, 'sec-fetch-site': 'none' } }],
    [
      'a call of another port of this machine',
      { method: 'POST', headers: { ...OURS, 'sec-fetch-site': 'same-site' } },
    ],
    ['an image on another port of this machine', { headers: { 'sec-fetch-site': 'same-site' } }],
    ['a page on another site', { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } }],
    [
      'a link as an image',
      { bringsToken: true, headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' } },
    ],
    ['a deletion without origin', { method: 'DELETE' }],
    ['a method nobody knows', { method: 'BREW', headers: { 'sec-fetch-site': 'same-origin' } }],
  ])('%s', (_what, sent) => expect(passes(sent)).toBe(false));
});
