import { callIn, expect, test } from './stand-in/fixture.ts';
import type { StandIn } from './stand-in/launch.ts';

// Each setting that keeps the page harmless is held here, by what is configured and, where a page can show it, by what
// happens. The list is the one in Electron's own security guide.

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types svelte-trusted-html";

const ELSEWHERE = 'https://elsewhere.invalid/';

test.describe('the window', () => {
  const PREFERENCES = {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  };

  for (const [name, value] of Object.entries(PREFERENCES)) {
    test(`is made with ${name} ${String(value)}`, async ({ sealed }) => {
      expect((await sealed.window()).preferences).toHaveProperty(name, value);
    });
  }

  test('is made with no further preference', async ({ sealed }) => {
    const { preload, devTools, ...preferences } = (await sealed.window()).preferences;
    expect(preferences).toEqual(PREFERENCES);
    expect(preload).toMatch(/preload\.cjs$/);
    // Unpackaged, an engineer may look inside; a packaged app has none.
    expect(devTools).toBe(true);
  });

  test('runs in a sandbox whatever its preferences say', async ({ sealed }) => {
    expect((await sealed.control.state()).sandboxEnabled).toBe(true);
  });

  test('is not loosened by a switch for Chromium', async ({ sealed }) => {
    expect((await sealed.control.state()).switches).toEqual([]);
  });

  test('downloads no dictionaries', async ({ sealed }) => {
    expect((await sealed.control.state()).spellChecker).toBe(false);
  });

  test('keeps everything in the folder of the app', async ({ sealed }) => {
    const { dataFolder } = await info(sealed);
    const { paths } = await sealed.control.state();
    expect(paths).toMatchObject({ userData: dataFolder, sessionData: `${dataFolder}/page` });
  });
});

test.describe('the scheme', () => {
  test('has the rights of https and no more', async ({ sealed }) => {
    expect((await sealed.control.state()).schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
    expect((await sealed.window()).url).toBe('app://tracebell/');
  });

  test('makes the page a secure context of its own', async ({ sealed }) => {
    const page = await sealed.page();
    expect(await page.evaluate(() => ({ isSecureContext, crossOriginIsolated }))).toEqual({
      isSecureContext: true,
      crossOriginIsolated: true,
    });
  });

  test('sends the exact policy and headers with the page', async ({ sealed }) => {
    const response = await (await sealed.page()).reload();
    expect(await response?.allHeaders()).toMatchObject({
      'content-security-policy': POLICY,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });

  const REFUSED = [
    { path: '/package.json', method: 'GET', status: 404 },
    { path: '/../electron/main.js', method: 'GET', status: 404 },
    { path: '/..%2f..%2fpackage.json', method: 'GET', status: 404 },
    { path: '/%2e%2e/electron/main.js', method: 'GET', status: 404 },
    { path: '/assets/', method: 'GET', status: 404 },
    { path: '/', method: 'POST', status: 405 },
  ];
  for (const { path, method, status } of REFUSED) {
    test(`answers ${method} ${path} with ${status}, under the same policy`, async ({ sealed }) => {
      const page = await sealed.page();
      const answer = await page.evaluate(
        async ([at, by]) => {
          const response = await fetch(at, { method: by });
          return { status: response.status, policy: response.headers.get('content-security-policy') };
        },
        [path, method] as const,
      );
      expect(answer).toEqual({ status, policy: POLICY });
    });
  }
});

test.describe('the policy, in effect', () => {
  type Act = (ran: () => void) => void;
  const inline: Act = (ran) => {
    Object.assign(window, { ran });
    const script = document.createElement('script');
    script.append('window.ran()');
    document.body.append(script);
  };
  const evaluated: Act = (ran) => {
    Object.assign(window, { ran });
    // Later: what runs within the test's own call is exempt.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- It is what must not work.
    setTimeout('window.ran()');
  };
  const fetched: Act = (ran) => {
    fetch('https://open.elsewhere.invalid/').then(ran, () => undefined);
  };
  const pictured: Act = (ran) => {
    document.body.append(Object.assign(new Image(), { src: 'https://open.elsewhere.invalid/', onload: ran }));
  };
  const scripted: Act = (ran) => {
    Object.assign(window, { ran });
    const script = document.createElement('script');
    script.setAttribute('src', 'https://open.elsewhere.invalid/');
    document.body.append(script);
  };
  const framed: Act = (ran) => {
    const frame = document.createElement('iframe');
    document.body.append(
      Object.assign(frame, { src: 'https://open.elsewhere.invalid/', onload: () => setTimeout(ran) }),
    );
  };
  const styled: Act = (ran) => {
    const style = document.createElement('style');
    style.append(':root { --inline-style: 1 }');
    document.head.append(style);
    if (getComputedStyle(document.documentElement).getPropertyValue('--inline-style') !== '') ran();
  };
  const based: Act = (ran) => {
    document.head.append(
      Object.assign(document.createElement('base'), { href: 'https://open.elsewhere.invalid/' }),
    );
    if (document.baseURI.includes('elsewhere')) ran();
  };
  const worked: Act = (ran) => {
    const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));
    worker.onmessage = ran;
  };

  const CASES: { what: string; act: Act; by: RegExp }[] = [
    { what: 'an injected script', act: inline, by: /^(script-src|require-trusted-types-for)/ },
    { what: 'a text made into code', act: evaluated, by: /^(script-src|threw .* 'TrustedScript')/ },
    { what: 'a script from elsewhere', act: scripted, by: /^(script-src|threw .* 'TrustedScriptURL')/ },
    { what: 'a request to elsewhere', act: fetched, by: /^connect-src/ },
    { what: 'a picture from elsewhere', act: pictured, by: /^img-src/ },
    { what: 'a frame', act: framed, by: /^frame-src/ },
    { what: 'an injected style', act: styled, by: /^style-src/ },
    { what: 'another base address', act: based, by: /^base-uri/ },
    { what: 'a worker made on the spot', act: worked, by: /^(worker-src|threw .* 'TrustedScriptURL')/ },
  ];
  for (const { what, act, by } of CASES) {
    test(`stops ${what}`, async ({ sealed }) => {
      const page = await sealed.page();
      await sealed.control.putElsewhere({
        url: 'https://open.elsewhere.invalid/',
        status: 200,
        headers: {
          'access-control-allow-origin': '*',
          'cross-origin-resource-policy': 'cross-origin',
          'content-type': 'image/svg+xml',
        },
        body: '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
      });
      await page.reload();
      expect(await page.evaluate(`(${outcomeOf.toString()})(${act.toString()})`)).toMatch(by);
    });
  }

  test('is not the only thing between the page and the network', async ({ sealed }) => {
    const page = await sealed.page();
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setBypassCSP', { enabled: true });
    await page.reload();
    const fetched = await page.evaluate(() =>
      fetch('https://beyond.elsewhere.invalid/').then(
        () => 'answered',
        () => 'failed',
      ),
    );
    await session.send('Page.setBypassCSP', { enabled: false });
    await session.detach();
    await page.reload();
    expect(fetched).toBe('failed');
    expect((await sealed.control.state()).stopped).toContainEqual({
      url: 'https://beyond.elsewhere.invalid/',
      by: 'session',
    });
  });

  /** The first thing that happens: the act works, or the policy stops it. */
  function outcomeOf(act: Act): Promise<string> {
    return new Promise((resolve) => {
      const later = (what: string): void => void setTimeout(() => resolve(what));
      document.addEventListener('securitypolicyviolation', (event) => later(event.effectiveDirective), {
        once: true,
      });
      try {
        act(() => resolve('ran'));
      } catch (error) {
        later(`threw ${String(error)}`);
      }
    });
  }
});

test.describe('the page', () => {
  test('has nothing of Node or Electron', async ({ sealed }) => {
    const page = await sealed.page();
    const names = [
      'require',
      'process',
      'module',
      'global',
      'Buffer',
      '__dirname',
      'electron',
      'ipcRenderer',
    ];
    expect(
      await page.evaluate((wanted) => wanted.filter((name) => Reflect.has(window, name)), names),
    ).toEqual([]);
  });

  test('has two functions of the app, which it cannot replace', async ({ sealed }) => {
    const page = await sealed.page();
    const found = await page.evaluate(() => {
      const { tracebell } = window;
      const own = Object.getOwnPropertyDescriptor(window, 'tracebell');
      return {
        names: Object.keys(tracebell),
        frozen: Object.isFrozen(tracebell) && own?.writable === false && !own.configurable,
      };
    });
    expect(found).toEqual({ names: ['call', 'on'], frozen: true });
  });

  test('hears name and payload of an event, never the event of Electron', async ({ desktop }) => {
    const app = await desktop();
    const page = await app.page();
    await page.evaluate(() => {
      const heard: unknown[][] = [];
      Object.assign(window, { heard });
      window.tracebell.on((...values) => heard.push(values));
    });
    await app.control.clickMenu({ id: 'palette.show' });
    await expect
      .poll(() => page.evaluate(() => Reflect.get(window, 'heard') as unknown))
      .toEqual([['command.chosen', { command: 'palette.show' }]]);
  });

  test('cannot send what is no plain value', async ({ sealed }) => {
    const page = await sealed.page();
    const refused = await page.evaluate(() =>
      Promise.allSettled([
        window.tracebell.call('settings.read', { f: () => undefined }),
        window.tracebell.call('settings.read', document.body),
      ]),
    );
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  test('is told that a call does not exist', async ({ sealed }) => {
    const answer = await callIn(await sealed.page(), 'system.erase' as 'settings.read', {});
    expect(answer).toEqual({
      ok: false,
      failure: { code: 'call-unknown', details: { call: 'system.erase' } },
    });
  });

  const WRONG: { call: string; input: unknown }[] = [
    { call: 'workspace.open', input: {} },
    { call: 'workspace.open', input: { path: 7 } },
    { call: 'workspace.open', input: { path: '/a\0b' } },
    { call: 'settings.write', input: { theme: 'plaid' } },
    { call: 'secrets.store', input: { name: 'k', value: '' } },
    { call: 'dialog.saveWorkspace', input: null },
    { call: 'app.quit', input: { now: true } },
  ];
  for (const { call, input } of WRONG) {
    test(`is told that ${JSON.stringify(input)} is no input of ${call}`, async ({ sealed }) => {
      const answer = await callIn(await sealed.page(), call as 'app.quit', input as Record<string, never>);
      expect(answer).toMatchObject({ ok: false, failure: { code: 'input-invalid', details: { call } } });
    });
  }
});

test.describe('going elsewhere', () => {
  const WAYS: { what: string; url: string; go: (url: string) => void }[] = [
    {
      what: 'an address set by a script',
      url: `${ELSEWHERE}script`,
      go: (url) => void (location.href = url),
    },
    { what: 'an address put in place', url: `${ELSEWHERE}replace`, go: (url) => location.replace(url) },
    {
      what: 'an address without https',
      url: 'http://elsewhere.invalid/plain',
      go: (url) => location.assign(url),
    },
    {
      what: 'a link',
      url: `${ELSEWHERE}link`,
      go: (url) => {
        const link = Object.assign(document.createElement('a'), { href: url });
        document.body.append(link);
        link.click();
      },
    },
    {
      what: 'another host of the same scheme',
      url: 'https://evil.app.invalid/',
      go: (url) => void (location.href = url),
    },
  ];
  for (const { what, url, go } of WAYS) {
    test(`is refused: ${what}`, async ({ sealed }) => {
      const page = await sealed.page();
      await page.evaluate(`(${go.toString()})(${JSON.stringify(url)})`);
      const seen = url === 'https://evil.app.invalid/' ? 'app://evil/' : url;
      await expect
        .poll(async () => (await sealed.control.state()).navigations)
        .toContainEqual({ url: seen, isMainFrame: true, allowed: false });
      expect((await callIn(page, 'host.info', {})).ok).toBe(true);
      expect((await sealed.window()).url).toBe('app://tracebell/');
    });
  }

  test('is not what a reload is', async ({ sealed }) => {
    const page = await sealed.page();
    await page.evaluate(() => location.reload());
    await expect
      .poll(async () => (await sealed.control.state()).navigations)
      .toContainEqual({ url: 'app://tracebell/', isMainFrame: true, allowed: true });
    await page.waitForFunction(() => document.readyState === 'complete');
  });

  const STEPS = [
    { name: 'will-redirect', url: ELSEWHERE, passes: false },
    { name: 'will-redirect', url: 'app://tracebell/', passes: true },
    { name: 'will-frame-navigate', url: ELSEWHERE, passes: false },
    { name: 'will-frame-navigate', url: 'file:///etc/passwd', passes: false },
    { name: 'will-frame-navigate', url: 'data:text/html,x', passes: false },
    { name: 'will-frame-navigate', url: 'app://tracebell.evil/', passes: false },
    { name: 'will-navigate', url: 'javascript:0', passes: false },
    { name: 'will-navigate', url: 'nonsense', passes: false },
    { name: 'will-attach-webview', url: 'app://tracebell/', passes: false },
  ];
  for (const { name, url, passes } of STEPS) {
    test(`${name} ${passes ? 'lets pass' : 'refuses'} ${url}`, async ({ sealed }) => {
      const { id } = await sealed.window();
      expect(await sealed.control.tryEvent({ id, name, details: { url, isMainFrame: false } })).toBe(passes);
    });
  }

  const OPENINGS: { what: string; url: string; open: (url: string) => void }[] = [
    { what: 'window.open', url: `${ELSEWHERE}open`, open: (url) => void window.open(url) },
    {
      what: 'window.open without opener',
      url: `${ELSEWHERE}alone`,
      open: (url) => void window.open(url, '', 'noopener'),
    },
    { what: 'window.open of the app itself', url: 'app://tracebell/', open: () => void window.open('/') },
    {
      what: 'a link to a new window',
      url: `${ELSEWHERE}blank`,
      open: (url) => {
        const link = Object.assign(document.createElement('a'), { href: url, target: '_blank' });
        document.body.append(link);
        link.click();
      },
    },
  ];
  for (const { what, url, open } of OPENINGS) {
    test(`in a new window is refused: ${what}`, async ({ sealed }) => {
      const page = await sealed.page();
      await page.evaluate(`(${open.toString()})(${JSON.stringify(url)})`);
      await expect
        .poll(async () => (await sealed.control.state()).windowsAskedFor)
        .toContainEqual({ url, action: 'deny' });
    });
  }
});

test.describe('permissions', () => {
  const PERMISSIONS = [
    ...[
      'media',
      'geolocation',
      'notifications',
      'midi',
      'midiSysex',
      'pointerLock',
      'fullscreen',
      'openExternal',
    ],
    ...['clipboard-read', 'clipboard-sanitized-write', 'display-capture', 'fileSystem', 'idle-detection'],
    ...['hid', 'serial', 'usb', 'local-fonts', 'screen-wake-lock', 'storage-access', 'unknown'],
  ];
  for (const permission of PERMISSIONS) {
    test(`${permission} is refused when checked, when asked for, and for a device`, async ({ sealed }) => {
      expect(await sealed.control.askPermission({ permission })).toEqual({
        check: false,
        request: false,
        device: false,
      });
    });
  }
});

test.describe('a message from a frame', () => {
  const own = { url: 'app://tracebell/', origin: 'app://tracebell', isTop: true };
  const FRAMES = [
    { what: 'a frame within the page', frame: { ...own, isTop: false } },
    { what: 'a page elsewhere', frame: { url: ELSEWHERE, origin: 'https://elsewhere.invalid', isTop: true } },
    { what: 'another host of the scheme', frame: { url: 'app://evil/', origin: 'app://evil', isTop: true } },
    {
      what: 'a host that begins like ours',
      frame: { url: 'app://tracebell.evil/', origin: 'app://tracebell.evil', isTop: true },
    },
    { what: 'our address under a foreign origin', frame: { ...own, origin: 'null' } },
    { what: 'our origin under a foreign address', frame: { ...own, url: 'about:srcdoc' } },
    { what: 'a file', frame: { url: 'file:///tmp/x.html', origin: 'file://', isTop: true } },
  ];
  const message = { channel: 'tracebell:call', values: ['settings.read', {}] };

  test('is answered when it is our page', async ({ sealed }) => {
    const { id } = await sealed.window();
    expect(await sealed.control.sendFrom({ id, frame: own, ...message })).toMatchObject({
      value: { ok: true },
    });
  });

  for (const { what, frame } of FRAMES) {
    test(`is refused when it is ${what}`, async ({ sealed }) => {
      const { id } = await sealed.window();
      const answer = await sealed.control.sendFrom({ id, frame, ...message });
      expect(answer).toEqual({ error: expect.stringContaining('Refused') as unknown });
    });
  }

  test('is refused when a foreign page really got into the window', async ({ desktop }) => {
    const app = await desktop();
    const page = await app.page();
    const { id } = await app.window();
    await app.control.putElsewhere({
      url: ELSEWHERE,
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<title>Elsewhere</title>',
    });
    await app.control.load({ id, url: ELSEWHERE });
    await expect(page).toHaveTitle('Elsewhere');
    const answer = await page.evaluate(() =>
      window.tracebell.call('settings.read', {}).then(
        () => 'answered',
        (error: unknown) => String(error),
      ),
    );
    expect(answer).toContain('Refused');
  });
});

async function info(app: StandIn): Promise<{ dataFolder: string }> {
  const answer = await callIn(await app.page(), 'host.info', {});
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.output;
}
