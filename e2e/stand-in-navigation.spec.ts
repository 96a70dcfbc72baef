import { callIn, expect, test } from './stand-in/fixture.ts';

const ELSEWHERE = 'https://elsewhere.invalid/';

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

  test('is what the system’s browser does, with a plain https address alone', async ({ sealed }) => {
    const page = await sealed.page();
    expect(await callIn(page, 'page.open', { address: `${ELSEWHERE}x` })).toEqual({ ok: true, output: {} });
    for (const address of [
      'app://tracebell/',
      'data:text/html,x',
      'https://elsewhere.invalid/\n',
      '//elsewhere',
    ])
      expect((await callIn(page, 'page.open', { address })).ok).toBe(false);
    const { openedOutside, windows } = await sealed.control.state();
    expect(openedOutside).toEqual([`${ELSEWHERE}x`]);
    expect(windows).toHaveLength(1);
    expect((await sealed.window()).url).toBe('app://tracebell/');
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
