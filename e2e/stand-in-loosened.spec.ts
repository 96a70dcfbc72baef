import type { Frame, Page } from '@playwright/test';
import { expect, test } from './stand-in/fixture.ts';
import type { StandIn } from './stand-in/launch.ts';
import type { Loosening } from './stand-in/loosen.ts';

// A test of a guard is worth something only where the guard's absence shows. Here each is taken out of the built app,
// and what it held back happens.

const ELSEWHERE = 'https://elsewhere.invalid/';

const NO_TRUSTED_TYPES: Loosening = [
  [`"require-trusted-types-for 'script'",`, ''],
  [`"trusted-types svelte-trusted-html"`, ''],
];
const NO_SENDER_CHECK: Loosening = [['!isOwnFrame(event.senderFrame)', 'false']];
const FRAMES_WITH_BRIDGE: Loosening = [
  ['nodeIntegrationInSubFrames: false', 'nodeIntegrationInSubFrames: true'],
  [`"frame-ancestors 'none'"`, `"frame-ancestors 'self'", "frame-src 'self'"`],
];

interface Case {
  without: string;
  loosen: Loosening;
  seen: (app: StandIn, page: Page) => Promise<unknown>;
  as: unknown;
}

const CASES: Case[] = [
  {
    without: 'the guard of navigation, a page goes elsewhere',
    loosen: [['if (!isOwnUrl(event.url)) event.preventDefault()', '']],
    seen: async (app, page) => {
      await putPageElsewhere(app);
      await page.evaluate((url) => void (location.href = url), ELSEWHERE);
      await page.waitForURL(ELSEWHERE);
      return page.title();
    },
    as: 'Elsewhere',
  },
  {
    without: 'the guard of windows, a page opens one',
    loosen: [['{ action: "deny" }', '{ action: "allow" }']],
    seen: async (app, page) => {
      await putPageElsewhere(app);
      const opened = page.context().waitForEvent('page');
      await page.evaluate((url) => void window.open(url, '', 'noopener'), ELSEWHERE);
      const other = await opened;
      await other.waitForURL(ELSEWHERE);
      return other.title();
    },
    as: 'Elsewhere',
  },
  {
    without: 'the handlers of permissions, each is given',
    loosen: [
      ['defaultSession.setPermissionCheckHandler(', 'void ('],
      ['defaultSession.setPermissionRequestHandler(', 'void ('],
      ['defaultSession.setDevicePermissionHandler(', 'void ('],
    ],
    seen: (app) => app.control.askPermission({ permission: 'usb' }),
    as: { check: true, request: true, device: true },
  },
  {
    without: 'the policy of scripts, an injected one runs',
    loosen: [...NO_TRUSTED_TYPES, [`"script-src 'self'"`, `"script-src 'self' 'unsafe-inline'"`]],
    seen: (_app, page) =>
      page.evaluate(() => {
        const script = document.createElement('script');
        script.append('document.documentElement.dataset.ran = "yes"');
        document.body.append(script);
        return document.documentElement.dataset['ran'];
      }),
    as: 'yes',
  },
  {
    without: 'the policy of connections and the guard of requests, a page reaches for the network',
    loosen: [
      [`"connect-src 'self'"`, '"connect-src *"'],
      ['cancel: !mayFetch(url)', 'cancel: false'],
    ],
    seen: async (app, page) => {
      await page.evaluate((url) => fetch(url).catch(() => undefined), ELSEWHERE);
      return (await app.control.state()).stopped;
    },
    as: [{ url: ELSEWHERE, by: 'no-network' }],
  },
  {
    without: 'a secure scheme, the page is no secure context',
    loosen: [['secure: true', 'secure: false']],
    seen: (_app, page) => page.evaluate(() => isSecureContext),
    as: false,
  },
  {
    without: 'fetch for the scheme, the page cannot ask for its own files',
    loosen: [['supportFetchAPI: true', 'supportFetchAPI: false']],
    seen: (_app, page) => page.evaluate(() => fetch('/index.html').catch((error: unknown) => String(error))),
    as: 'TypeError: Failed to fetch',
  },
  {
    without: 'isolation of the preload, there is no bridge',
    loosen: [['contextIsolation: true', 'contextIsolation: false']],
    seen: (_app, page) => page.evaluate(() => typeof window.tracebell),
    as: 'undefined',
  },
  {
    without: 'sandbox and isolation, and with Node, a page has Node',
    loosen: [
      ['contextIsolation: true', 'contextIsolation: false'],
      ['sandbox: true', 'sandbox: false'],
      ['nodeIntegration: false', 'nodeIntegration: true'],
    ],
    seen: (_app, page) => page.evaluate(() => typeof Reflect.get(window, 'require')),
    as: 'function',
  },
  {
    without: 'a check of the sender, a foreign page is answered',
    loosen: NO_SENDER_CHECK,
    seen: async (app, page) => {
      await putPageElsewhere(app);
      await app.control.load({ id: (await app.window()).id, url: ELSEWHERE });
      return page.evaluate(askForSettings);
    },
    as: 'answered',
  },
  {
    without: 'one world for the top alone, a frame has the bridge, but is refused',
    loosen: FRAMES_WITH_BRIDGE,
    seen: async (_app, page) => (await frameWithin(page)).evaluate(askForSettings),
    as: expect.stringContaining('Refused'),
  },
  {
    without: 'that and a check of the sender, a frame is answered',
    loosen: [...FRAMES_WITH_BRIDGE, ...NO_SENDER_CHECK],
    seen: async (_app, page) => (await frameWithin(page)).evaluate(askForSettings),
    as: 'answered',
  },
];

for (const { without, loosen, seen, as } of CASES) {
  test(`without ${without}`, async ({ desktop }) => {
    const app = await desktop({ loosen });
    expect(await seen(app, await app.page())).toEqual(as);
  });
}

function askForSettings(): Promise<string> {
  return window.tracebell.call('settings.read', {}).then(
    () => 'answered',
    (error: unknown) => String(error),
  );
}

async function frameWithin(page: Page): Promise<Frame> {
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('iframe'), { src: '/index.html' }));
  });
  const element = await page.locator('iframe').elementHandle();
  const inner = await element.contentFrame();
  if (!inner) throw new Error('There is no frame.');
  await inner.waitForFunction(() => 'tracebell' in window);
  return inner;
}

function putPageElsewhere(app: StandIn): Promise<unknown> {
  return app.control.putElsewhere({
    url: ELSEWHERE,
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<title>Elsewhere</title>',
  });
}
