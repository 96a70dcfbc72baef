import { EventEmitter, once } from 'node:events';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { app } from './app.ts';
import type { WindowRecord } from './control-messages.ts';
import { lifecycle, settings } from './lifecycle.ts';
import { isAllowed } from './preventable.ts';
import { WebContents } from './web-contents.ts';
import { windowList } from './window-list.ts';

const windows = new Map<number, BrowserWindow>();
const loads = new EventEmitter();
let lastId = 0;

/** A window of Electron, as a page of the browser. */
export class BrowserWindow extends EventEmitter {
  readonly id = ++lastId;
  readonly webContents: WebContents;
  readonly #smallest: { width: number; height: number };
  #bounds: Rectangle;
  #backgroundColor: string;
  #title: string;
  #visible: boolean;
  #focused = false;
  #maximised = false;
  #minimised = false;
  #progress: number | 'indeterminate' | null = null;
  readonly #progressSeen: (number | 'indeterminate' | null)[] = [];
  #closed = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    lifecycle.mustBeReady('BrowserWindow');
    const { width = 800, height = 600, x, y, show = true } = options;
    const [display] = settings.displays;
    this.#smallest = { width: options.minWidth ?? 0, height: options.minHeight ?? 0 };
    this.#bounds = { x: x ?? display?.x ?? 0, y: y ?? display?.y ?? 0, width, height };
    this.#backgroundColor = options.backgroundColor ?? '#ffffff';
    this.#title = options.title ?? app.getName();
    this.#visible = show;
    this.webContents = new WebContents(options.webPreferences ?? {}, { width, height });
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show', {}));
    this.webContents.on('did-finish-load', () => loads.emit('load'));
    this.webContents.on('destroyed', () => this.#gone());
    windows.set(this.id, this);
    windowList.add(this);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()];
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  show(): void {
    this.#visible = true;
    this.focus();
    this.emit('show', {});
  }

  focus(): void {
    for (const window of windows.values()) window.#focused = false;
    this.#focused = true;
    this.emit('focus', {});
  }

  isMinimized(): boolean {
    return this.#minimised;
  }

  isVisible(): boolean {
    return this.#visible;
  }

  minimize(): void {
    this.#minimised = true;
    this.#focused = false;
    this.emit('minimize', {});
  }

  restore(): void {
    this.#minimised = false;
    this.#visible = true;
  }

  setProgressBar(progress: number, { mode }: { mode?: string } = {}): void {
    this.#progress = mode === 'indeterminate' ? mode : progress < 0 ? null : progress;
    this.#progressSeen.push(this.#progress);
  }

  maximize(): void {
    this.#maximised = true;
    this.emit('maximize', {});
  }

  isMaximized(): boolean {
    return this.#maximised;
  }

  getNormalBounds(): Rectangle {
    return { ...this.#bounds };
  }

  setBounds(bounds: Rectangle): void {
    this.#bounds = { ...bounds };
    void this.webContents.resize(bounds);
    this.emit('resize', {});
  }

  setBackgroundColor(color: string): void {
    this.#backgroundColor = color;
  }

  isDestroyed(): boolean {
    return this.#closed;
  }

  close(): void {
    if (this.#closed) return;
    if (isAllowed(this, 'close')) this.destroy();
    else app.closeRefused();
  }

  destroy(): void {
    if (this.#closed) return;
    this.#closed = true;
    void this.webContents.close();
  }

  #gone(): void {
    this.#closed = true;
    windows.delete(this.id);
    windowList.delete(this);
    this.emit('closed', {});
    app.windowClosed();
  }

  /** Not of Electron, as what follows. */
  async record(): Promise<WindowRecord> {
    const { webContents } = this;
    await this.#followTitle();
    return {
      id: this.id,
      targetId: webContents.targetId,
      visible: this.#visible,
      focused: this.#focused,
      maximised: this.#maximised,
      progress: this.#progress,
      progressSeen: this.#progressSeen,
      bounds: this.#bounds,
      smallest: this.#smallest,
      title: this.#title,
      url: webContents.getURL(),
      backgroundColor: this.#backgroundColor,
      preferences: webContents.preferences,
      loads: webContents.loads,
      crashed: webContents.isCrashed(),
    };
  }

  /** The browser does not tell when a title changes, so it is asked when somebody wants to know. */
  async #followTitle(): Promise<void> {
    const { webContents } = this;
    if (webContents.isCrashed() || webContents.loads === 0) return;
    const title = String(await webContents.evaluate('document.title'));
    if (title !== this.#title && isAllowed(this, 'page-title-updated', {}, title)) this.#title = title;
  }
}

/** The first window whose page was loaded so often; waits for it. */
export async function windowLoaded(times: number): Promise<BrowserWindow> {
  for (;;) {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.loads >= times);
    if (window !== undefined) return window;
    await once(loads, 'load');
  }
}

export function windowById(id: number): BrowserWindow {
  const window = windows.get(id);
  if (window === undefined) throw new Error(`There is no window ${id}.`);
  return window;
}
