import { EventEmitter, once } from 'node:events';
import type { WebPreferences } from 'electron';
import { fromBrowserOrigin, fromBrowserUrl, toBrowserUrl } from './addresses.ts';
import { app } from './app.ts';
import { browser, CONTEXT } from './browser.ts';
import { makeCodec } from './codec.ts';
import type { DevtoolsSession } from './devtools.ts';
import { invokeMain, sendToMain, type WebFrame } from './ipc-main.ts';
import { AskedWindows, type OpenHandler } from './asked-windows.ts';
import { nativeTheme } from './native-theme.ts';
import { isAllowed } from './preventable.ts';
import { BINDING, PRELOAD_WORLD, preloadScripts, RECEIVER } from './preload-world.ts';
import { answerRequests, type Navigation } from './requests.ts';
import { session } from './session.ts';
import { letTestWatch } from './watch.ts';

interface FromPage {
  does: 'invoke' | 'send';
  id: number;
  channel: string;
  values: unknown[];
  url: string;
  origin: string;
  isTop: boolean;
}

/** Navigations that pages began. */
export const navigations: { url: string; isMainFrame: boolean; allowed: boolean }[] = [];

const codec = makeCodec();
let lastId = 0;

export class WebContents extends EventEmitter {
  readonly id = ++lastId;
  readonly preferences: WebPreferences;
  targetId = '';
  loads = 0;
  /** Settled when the page exists and every guard of it is in place. */
  readonly attached: Promise<void>;
  #page: DevtoolsSession | null = null;
  #url = '';
  #crashed = false;
  #destroyed = false;
  readonly #asked = new AskedWindows();
  /** Where the preload of the present document runs. */
  #preloadContext: number | null = null;
  /** The next document was asked for by the app, not by the page. */
  #appNavigates = false;

  constructor(preferences: WebPreferences, size: { width: number; height: number }) {
    super();
    this.preferences = preferences;
    this.attached = this.#attach(size);
    app.emit('web-contents-created', {}, this);
    nativeTheme.on('updated', () => void this.attached.then(() => this.#applyTheme()));
  }

  get session(): typeof session.defaultSession {
    return session.defaultSession;
  }

  get mainFrame(): WebFrame {
    return { url: this.#url, origin: new URL(this.#url).origin, parent: null };
  }

  async #attach({ width, height }: { width: number; height: number }): Promise<void> {
    const { browser: whole, session: sessionOf } = browser();
    const { targetId } = await whole.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      browserContextId: CONTEXT,
    });
    this.targetId = targetId;
    const { sessionId } = await whole.send('Target.attachToTarget', { targetId, flatten: true });
    const page = sessionOf(sessionId);
    this.#page = page;
    this.#listen(page);
    const scripts = preloadScripts(this.preferences);
    const isolated = scripts.some(({ worldName }) => worldName !== undefined);
    await Promise.all([
      page.send('Page.enable'),
      page.send('Inspector.enable'),
      page.send('Runtime.addBinding', {
        name: BINDING,
        ...(isolated ? { executionContextName: PRELOAD_WORLD } : {}),
      }),
      page.send('Runtime.enable'),
      page.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
      page.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 0, mobile: false }),
      answerRequests(page, targetId, (navigation) => this.#mayNavigate(navigation)),
      this.#applyTheme(),
    ]);
    for (const script of scripts) await page.send('Page.addScriptToEvaluateOnNewDocument', script);
    await letTestWatch(targetId);
  }

  #listen(page: DevtoolsSession): void {
    const { browser: whole } = browser();
    page.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId, isDefault } = context.auxData as unknown as { frameId: string; isDefault: boolean };
      const isolated = this.preferences.contextIsolation === true;
      const runsPreload = isolated ? context.name === PRELOAD_WORLD : isDefault;
      if (frameId === this.targetId && runsPreload) this.#preloadContext = context.id;
    });
    page.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === BINDING) void this.#hear(payload, executionContextId);
    });
    page.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id !== this.targetId) return;
      this.#crashed = false;
      this.#url = fromBrowserUrl(frame.url);
    });
    page.on('Page.loadEventFired', () => {
      if (this.#url === '' || this.#url === 'about:blank') return;
      this.loads += 1;
      this.emit('did-finish-load', {});
    });
    page.on('Inspector.targetCrashed', () => {
      this.#crashed = true;
      this.#preloadContext = null;
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 });
    });
    page.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      void this.#meetPart(browser().session(sessionId), targetInfo.type).catch(() => undefined);
    });
    whole.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.openerId === this.targetId)
        this.#asked.opened(browser().session(sessionId), targetInfo.targetId);
    });
    page.on('Page.windowOpen', ({ url, windowName }) => this.#asked.wanted(fromBrowserUrl(url), windowName));
    whole.on('Target.targetDestroyed', ({ targetId }) => {
      if (targetId === this.targetId) this.#gone();
    });
  }

  /** A frame of another site, or a worker: it waits until it is told to go on. */
  async #meetPart(part: DevtoolsSession, type: string): Promise<void> {
    if (type === 'iframe')
      await answerRequests(part, this.targetId, (navigation) => this.#mayNavigate(navigation));
    await part.send('Runtime.runIfWaitingForDebugger');
  }

  #mayNavigate({ url, isMainFrame, isRedirect }: Navigation): boolean {
    if (isMainFrame && this.#appNavigates && !isRedirect) {
      this.#appNavigates = false;
      return true;
    }
    const details = { url, isMainFrame, isSameDocument: false };
    const events = isRedirect
      ? ['will-redirect']
      : ['will-frame-navigate', ...(isMainFrame ? ['will-navigate'] : [])];
    const allowed = events.every((name) => isAllowed(this, name, details, url));
    navigations.push({ url, isMainFrame, allowed });
    return allowed;
  }

  async #hear(text: string, contextId: number): Promise<void> {
    const { does, id, channel, values, url, origin, isTop } = codec.decode(text) as FromPage;
    const frame: WebFrame = {
      url: fromBrowserUrl(url),
      origin: fromBrowserOrigin(origin),
      parent: isTop ? null : this.mainFrame,
    };
    if (does === 'send') return sendToMain(this, frame, channel, values);
    const result = await invokeMain(this, frame, channel, values);
    await this.#tell(contextId, { id, ok: result.ok, values: [result.ok ? result.value : result.error] });
  }

  async #tell(contextId: number, message: object): Promise<void> {
    const expression = `${RECEIVER}(${JSON.stringify(codec.encode(message))})`;
    // The document that asked may be gone.
    await this.#page?.send('Runtime.evaluate', { contextId, expression }).catch(() => undefined);
  }

  send(channel: string, ...values: unknown[]): void {
    const copied = structuredClone(values);
    if (this.#preloadContext !== null) void this.#tell(this.#preloadContext, { channel, values: copied });
  }

  async loadURL(url: string): Promise<void> {
    await this.attached;
    const { promise: loaded, resolve } = Promise.withResolvers<void>();
    this.once('did-finish-load', () => resolve());
    this.#appNavigates = true;
    const answer = await this.#page?.send('Page.navigate', { url: toBrowserUrl(url) });
    if (answer?.errorText !== undefined) {
      this.emit('did-fail-load', {}, -105, answer.errorText, url, true);
      throw new Error(`${answer.errorText} loading '${url}'`);
    }
    await loaded;
  }

  reload(): void {
    this.#appNavigates = true;
    // A page that was closed meanwhile has nothing to load.
    this.#page?.send('Page.reload').catch(() => undefined);
  }

  setWindowOpenHandler(handler: OpenHandler | null): void {
    this.#asked.handler = handler;
  }

  forcefullyCrashRenderer(): void {
    // A page that is ended does not answer.
    void this.#page?.send('Page.crash').catch(() => undefined);
  }

  /** Not of Electron: as a test sees the page after a crash. */
  async evaluate(expression: string): Promise<unknown> {
    const asked = this.#page?.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    // A page that crashes leaves the question unanswered.
    const done = new AbortController();
    const crashed = once(this, 'render-process-gone', { signal: done.signal }).then(
      () => undefined,
      () => undefined,
    );
    const answer = await Promise.race([asked, crashed]);
    done.abort();
    return answer?.result.value;
  }

  async resize(size: { width: number; height: number }): Promise<void> {
    await this.attached;
    await this.#page?.send('Emulation.setDeviceMetricsOverride', {
      ...size,
      deviceScaleFactor: 0,
      mobile: false,
    });
  }

  /** Ends the page; `gone` follows. */
  async close(): Promise<void> {
    await this.attached;
    // A test may have closed the page itself.
    await browser()
      .browser.send('Target.closeTarget', { targetId: this.targetId })
      .catch(() => undefined);
  }

  #gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#preloadContext = null;
    this.#page = null;
    this.emit('destroyed', {});
  }

  async #applyTheme(): Promise<void> {
    const value = nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
    const features = [{ name: 'prefers-color-scheme', value }];
    await this.#page?.send('Emulation.setEmulatedMedia', { features }).catch(() => undefined);
  }

  getURL(): string {
    return this.#url;
  }

  isCrashed(): boolean {
    return this.#crashed;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }
}
