import { describe, expect, it } from 'vitest';
import { isOwnFrame, isOwnUrl } from './own-page.ts';

describe('an address is our own', () => {
  const OWN = ['app://tracebell/', 'app://tracebell', 'app://tracebell/assets/x.js', 'app://tracebell/?a#b'];
  const FOREIGN = [
    ...['', 'tracebell', 'app:', 'app:tracebell', 'app:///', 'app://', '//tracebell/'],
    ...[
      'app://evil/',
      'app://tracebell.evil/',
      'app://evil.tracebell/',
      'app://tracebell:1/',
      'app://TRACEBELL/',
    ],
    ...[
      'apps://tracebell/',
      'https://tracebell/',
      'file:///app://tracebell/',
      'data:text/html,app://tracebell/',
    ],
    ...['javascript:"app://tracebell/"', 'blob:app://tracebell/1', 'about:blank', 'https://app://tracebell/'],
  ];
  it.each(OWN)('%s', (address) => expect(isOwnUrl(address)).toBe(true));
  it.each(FOREIGN)('not %s', (address) => expect(isOwnUrl(address)).toBe(false));
});

describe('a frame is our own', () => {
  const own = { url: 'app://tracebell/', origin: 'app://tracebell', parent: null };
  it('when it is the whole of the window', () => expect(isOwnFrame(own)).toBe(true));
  it.each([
    ['that is gone', null],
    ['within another', { ...own, parent: own }],
    ['of a foreign origin', { ...own, origin: 'https://elsewhere.invalid' }],
    ['of no origin', { ...own, origin: 'null' }],
    ['of a foreign address', { ...own, url: 'https://elsewhere.invalid/' }],
  ])('not one %s', (_what, frame) => expect(isOwnFrame(frame)).toBe(false));
});
