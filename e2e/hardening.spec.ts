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
    expect(found).toEqual({ names: ['call', 'on', 'pathOf'], frozen: true });
  });

  test('learns no path of a file that it made itself', async ({ sealed }) => {
    const page = await sealed.page();
    expect(await page.evaluate(() => window.tracebell.pathOf(new File(['x'], 'passwd')))).toBe('');
  });

  test('hears name and payload of an event, never the event of Electron', async ({ desktop }) => {
    const app = await desktop();
    const page = await app.page();
    // What the app tells at its start is over when the frame is drawn.
    await expect(page.getByRole('banner')).toBeVisible();
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
    { call: 'page.open', input: { address: 'javascript:alert(1)' } },
    { call: 'page.open', input: { address: 'file:///etc/passwd' } },
    { call: 'page.open', input: { address: 'https://bank.invalid@elsewhere.invalid/' } },
  ];
  for (const { call, input } of WRONG) {
    test(`is told that ${JSON.stringify(input)} is no input of ${call}`, async ({ sealed }) => {
      const answer = await callIn(await sealed.page(), call as 'app.quit', input as Record<string, never>);
      expect(answer).toMatchObject({ ok: false, failure: { code: 'input-invalid', details: { call } } });
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
