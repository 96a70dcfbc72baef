import { expect, test } from './stand-in/fixture.ts';

// What the content security policy stops, each by trying it in the page. An act that works says so by calling `ran`.

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
