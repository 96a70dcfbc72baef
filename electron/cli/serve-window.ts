import type { Words } from '../../shared/words/words.ts';
import { openWindow, type BrowserEnd, type WindowOpening } from '../serve/browser-window.ts';
import type { Serve } from '../serve/server.ts';
import { onEnter } from './enter-key.ts';
import { print } from './output.ts';

export interface ShownServe {
  /** Resolves when the window we opened was closed and nothing else shows the app. Never, where there is none. */
  windowClosed: Promise<void>;
  /** Closes the window and stops listening to the terminal. */
  stop(): void;
}

type ShownPart = Pick<Serve, 'url' | 'newLink' | 'linkWasUsed' | 'pagesBesides'>;

/** Opens the window, or prints the address, and says in one line which and why. */
export function showServe(
  serve: ShownPart,
  folder: string,
  words: Words,
  open: (link: string, folder: string) => WindowOpening = openWindow,
): ShownServe {
  const interactive = process.stdin.isTTY && process.stdout.isTTY;
  const printAddress = (url: string): void => {
    print(words.serve.address(url));
    print(interactive ? words.serve.addressOnceMore : words.serve.addressOnce);
  };
  const stopKeys = interactive
    ? onEnter(process.stdin, () => print(words.serve.address(serve.newLink())))
    : () => undefined;

  const opening = open(serve.url, folder);
  if (!opening.opened) {
    print(words.serve.noWindow[opening.reason]);
    printAddress(serve.url);
    return { windowClosed: new Promise(() => undefined), stop: stopKeys };
  }

  const { browser, ended, close } = opening;
  print(words.serve.windowOpens(browser.name, browser.path));
  let stopping = false;
  // The window is the app, as it is on a desktop: closing it ends everything. Not so where it never was a window of
  // ours, or where somebody has the app open in another browser and would lose it.
  const windowClosed = new Promise<void>((resolve) => {
    void ended.then((end) => {
      if (stopping) return;
      if (!serve.linkWasUsed(serve.url)) {
        print(whyNoWindow(end, browser.name, words));
        printAddress(serve.newLink());
      } else if (serve.pagesBesides(serve.url) > 0) print(words.serve.windowClosedOthersOpen);
      else resolve();
    });
  });
  return {
    windowClosed,
    stop() {
      stopping = true;
      stopKeys();
      close();
    },
  };
}

function whyNoWindow(end: BrowserEnd, browser: string, words: Words): string {
  if ('reason' in end) return words.serve.windowFailed(browser, end.reason);
  if (end.code !== 0) return words.serve.windowFailed(browser, words.serve.exitCode(end.code));
  // It handed the link over to a process of the same profile that outlived an earlier server.
  return words.serve.windowElsewhere(browser);
}
