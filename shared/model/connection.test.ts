import { describe, expect, it } from 'vitest';
import { endpointsOf, siteOf } from './cloud-region.ts';
import { endpointChanges, isEndpoint, isRegion } from './connection.ts';

describe('an address of a service', () => {
  it.each([
    ['https://cts.eu-de.otc.t-systems.com', true],
    ['https://cts.eu-de.otc.t-systems.com/', true],
    ['https://cts.example.com:8443', true],
    ['http://127.0.0.1:3000', true],
    ['http://localhost:3000', true],
    ['http://cts.example.com', false],
    ['http://127.0.0.1.example.com', false],
    ['https://cts.example.com/v3', false],
    ['https://cts.example.com/?', false],
    ['https://user:secret@cts.example.com', false],
    ['cts.example.com', false],
    ['javascript:alert(1)', false],
    [`https://${'a'.repeat(250)}.example.com`, false],
    ['', false],
  ])('%s: %s', (text, isOne) => {
    expect(isEndpoint(text)).toBe(isOne);
  });
});

it.each([
  ['eu-west-101', true],
  ['eu-de', true],
  ['EU-DE', false],
  ['eu.evil.example', false],
  ['eu-de/', false],
  ['', false],
])('a region is part of a host name: %s %s', (text, isOne) => {
  expect(isRegion(text)).toBe(isOne);
});

it('the Swiss region has hosts of its own, and none where no document names one', () => {
  expect(endpointsOf('otc', 'eu-ch2')).toEqual({
    ...{ cts: '', functiongraph: '', iam: 'https://iam-pub.eu-ch2.sc.otc.t-systems.com' },
    smn: 'https://smn.eu-ch2.sc.otc.t-systems.com',
    kms: 'https://kms.eu-ch2.sc.otc.t-systems.com',
  });
  expect(siteOf('eu-ch2')).toBe('otc');
  expect(endpointsOf('europe', 'eu-west-102').functiongraph).toContain('eu-west-102');
});

it('only addresses that differ from those of the region are kept', () => {
  const usual = endpointsOf('otc', 'eu-de');
  const typed = { ...usual, iam: 'http://127.0.0.1:1/ ', cts: `${usual.cts}/` };
  expect(endpointChanges(typed, usual)).toEqual({ iam: 'http://127.0.0.1:1' });
});
