import type { ProxyConfig } from 'electron';
import { EventEmitter } from 'node:events';
import { lifecycle } from './lifecycle.ts';
import { protocol } from './protocol.ts';

type BeforeRequest = (
  details: { url: string; method: string; resourceType: string },
  answer: (response: { cancel?: boolean }) => void,
) => void;
type PermissionRequest = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void;
type PermissionCheck = (contents: unknown, permission: string, origin: string, details: object) => boolean;
type DevicePermission = (details: object) => boolean;

class Session extends EventEmitter {
  readonly protocol = protocol;
  spellChecker = true;
  /** Not of Electron: as the app set it. */
  proxy: ProxyConfig | null = null;
  #beforeRequest: BeforeRequest | null = null;
  #request: PermissionRequest | null = null;
  #check: PermissionCheck | null = null;
  #device: DevicePermission | null = null;

  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest | null): void => {
      this.#beforeRequest = listener;
    },
  };

  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    this.#request = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    this.#check = handler;
  }

  setDevicePermissionHandler(handler: DevicePermission | null): void {
    this.#device = handler;
  }

  setProxy(config: ProxyConfig): Promise<void> {
    this.proxy = config;
    return Promise.resolve();
  }

  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecker = enabled;
  }

  /** Not of Electron: whether a request may go on. */
  async allows(url: string, method: string, resourceType: string): Promise<boolean> {
    const listener = this.#beforeRequest;
    if (listener === null) return true;
    return new Promise((resolve) =>
      listener({ url, method, resourceType }, ({ cancel }) => resolve(cancel !== true)),
    );
  }

  /** Not of Electron: what a page would get. Without a handler Electron gives everything. */
  async permission(name: string): Promise<{ check: boolean; request: boolean; device: boolean }> {
    const origin = 'app://tracebell';
    const request = this.#request;
    return {
      check: this.#check?.(null, name, origin, { isMainFrame: true }) ?? true,
      request:
        request === null ||
        (await new Promise<boolean>((resolve) => request(null, name, resolve, { isMainFrame: true }))),
      device: this.#device?.({ deviceType: name, origin, device: {} }) ?? true,
    };
  }
}

/** Not of Electron: for a test, which may look before the app is ready. */
export const theSession = new Session();

/** Not of Electron: those that the app made besides, by their names. */
export const partitions = new Map<string, Session>();

export const session = {
  get defaultSession(): Session {
    lifecycle.mustBeReady('session.defaultSession');
    return theSession;
  },
  fromPartition(name: string): Session {
    lifecycle.mustBeReady('session.fromPartition');
    const found = partitions.get(name) ?? new Session();
    partitions.set(name, found);
    return found;
  },
};
