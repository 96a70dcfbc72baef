import { EventEmitter } from 'node:events';
import { mkdirSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { appPackage, lifecycle, settings } from './lifecycle.ts';
import { isAllowed } from './preventable.ts';
import { takeInstanceLock, type InstanceLock } from './single-instance.ts';
import { allWindows } from './window-list.ts';

class App extends EventEmitter {
  readonly isPackaged = settings.packaged;
  readonly recentDocuments: string[] = [];
  sandboxEnabled = false;
  readonly paths = new Map([
    ['home', homedir()],
    ['documents', join(homedir(), 'Documents')],
    ['temp', tmpdir()],
  ]);
  #name = 'Electron';
  #quitting = false;
  #lock: InstanceLock | null = null;
  readonly #ready = Promise.withResolvers<void>();

  readonly commandLine = {
    switches: [] as string[],
    appendSwitch: (name: string, value?: string): void => {
      this.commandLine.switches.push(value === undefined ? name : `${name}=${value}`);
    },
  };

  isReady(): boolean {
    return lifecycle.isReady;
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  /** Not of Electron: the stand-in has its browser. */
  becomeReady(): void {
    if (this.#quitting) return;
    lifecycle.becomeReady();
    this.emit('ready', {}, {});
    this.#ready.resolve();
  }

  getVersion(): string {
    return appPackage().version;
  }

  getName(): string {
    return this.#name;
  }

  setName(name: string): void {
    this.#name = name;
  }

  getPath(name: string): string {
    const path = this.paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  setPath(name: string, path: string): void {
    if (!statSync(path).isDirectory()) throw new Error(`${path} is no folder.`);
    this.paths.set(name, path);
  }

  getPreferredSystemLanguages(): string[] {
    return settings.languages;
  }

  enableSandbox(): void {
    lifecycle.mustNotBeReady('app.enableSandbox');
    this.sandboxEnabled = true;
  }

  addRecentDocument(path: string): void {
    this.recentDocuments.push(path);
  }

  requestSingleInstanceLock(additionalData: unknown = null): boolean {
    const folder = this.getPath('userData');
    mkdirSync(folder, { recursive: true });
    this.#lock ??= takeInstanceLock(
      folder,
      { argv: process.argv, folder: process.cwd(), additionalData },
      (start) => this.emit('second-instance', {}, start.argv, start.folder, start.additionalData),
    );
    return this.#lock.held;
  }

  quit(): void {
    if (this.#quitting) return;
    if (!isAllowed(this, 'before-quit')) return;
    this.#quitting = true;
    const windows = allWindows();
    if (windows.length === 0) this.#finish();
    else for (const window of windows) window.close();
  }

  /** Not of Electron: a window went. */
  windowClosed(): void {
    if (allWindows().length > 0) return;
    if (this.#quitting) this.#finish();
    else if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }

  /** Not of Electron: a window refused to close. */
  closeRefused(): void {
    this.#quitting = false;
  }

  #finish(): void {
    if (isAllowed(this, 'will-quit')) this.exit(0);
    else this.#quitting = false;
  }

  exit(code = 0): void {
    this.#quitting = true;
    this.emit('quit', {}, code);
    // A second start goes only when the first has heard of it.
    void (this.#lock?.delivered ?? Promise.resolve()).finally(() => process.exit(code));
  }
}

export const app = new App();

// As Electron does: an end asked for by the system is a quit.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
