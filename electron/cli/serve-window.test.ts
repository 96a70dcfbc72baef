import { expect, test, vi } from 'vitest';
import { wordsFor } from '../../shared/words/languages.ts';
import type { BrowserEnd, NoWindowReason, WindowOpening } from '../serve/browser-window.ts';
import { showServe } from './serve-window.ts';

const words = wordsFor('en');
const LINK = 'http://127.0.0.1:1/?token=first';
const NEXT = 'http://127.0.0.1:1/?token=next';

function shown({
  used = false,
  others = 0,
  reason,
}: {
  used?: boolean;
  others?: number;
  reason?: NoWindowReason;
}) {
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text).trimEnd()) > 0);
  const browser = Promise.withResolvers<BrowserEnd>();
  const close = vi.fn();
  const opening: WindowOpening =
    reason === undefined
      ? {
          opened: true,
          browser: { name: 'Chromium', path: '/usr/bin/chromium' },
          ended: browser.promise,
          close,
        }
      : { opened: false, reason };
  const serve = { url: LINK, newLink: () => NEXT, linkWasUsed: () => used, pagesBesides: () => others };
  const show = showServe(serve, '/data', words, () => opening);
  let closed = false;
  void show.windowClosed.then(() => (closed = true));
  return {
    lines,
    close,
    stop: show.stop,
    async end(how: BrowserEnd): Promise<boolean> {
      browser.resolve(how);
      await new Promise(setImmediate);
      vi.restoreAllMocks();
      return closed;
    },
  };
}

const OPENS = words.serve.windowOpens('Chromium', '/usr/bin/chromium');
const ADDRESS_AGAIN = [words.serve.address(NEXT), words.serve.addressOnce];

test.each<NoWindowReason>(['root', 'no-display', 'no-browser', 'no-folder'])(
  'without a window the reason and the address are printed: %s',
  async (reason) => {
    const { lines, end } = shown({ reason });
    await end({ code: 0 });
    expect(lines).toEqual([words.serve.noWindow[reason], words.serve.address(LINK), words.serve.addressOnce]);
  },
);

test('closing the window ends it all, and nothing more is said', async () => {
  const { lines, end } = shown({ used: true });
  expect(await end({ code: 0 })).toBe(true);
  expect(lines).toEqual([OPENS]);
});

test.each<[string, BrowserEnd, string]>([
  ['fails', { code: 21 }, words.serve.windowFailed('Chromium', 'exit code 21')],
  ['cannot be started', { reason: 'ENOENT' }, words.serve.windowFailed('Chromium', 'ENOENT')],
  ['hands over to another', { code: 0 }, words.serve.windowElsewhere('Chromium')],
])('a browser that %s at once ends nothing: the address is printed', async (_what, how, why) => {
  const { lines, end } = shown({});
  expect(await end(how)).toBe(false);
  expect(lines).toEqual([OPENS, why, ...ADDRESS_AGAIN]);
});

test('closing the window ends nothing while another browser shows the app', async () => {
  const { lines, end } = shown({ used: true, others: 1 });
  expect(await end({ code: 0 })).toBe(false);
  expect(lines).toEqual([OPENS, words.serve.windowClosedOthersOpen]);
});

test('a window we close ourselves is not a window that was closed', async () => {
  const { lines, stop, close, end } = shown({});
  stop();
  expect(close).toHaveBeenCalledOnce();
  expect(await end({ reason: 'SIGTERM' })).toBe(false);
  expect(lines).toEqual([OPENS]);
});
