import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { WebPreferences } from 'electron';
import { makeCodec, type Codec } from './codec.ts';
import { joinWorlds, type WorldBridge } from './world-bridge.ts';

/** The world of the page in which a preload runs, as Electron names it. */
export const PRELOAD_WORLD = 'Electron Isolated Context';
/** How the preload's world reaches this process, and is reached by it. Neither is visible to the page. */
export const BINDING = 'standInSend';
export const RECEIVER = 'standInReceive';

export interface WorldScript {
  source: string;
  worldName?: string;
}

/** The scripts that each new document begins with. */
export function preloadScripts(preferences: WebPreferences): WorldScript[] {
  const { preload, contextIsolation, nodeIntegration, sandbox } = preferences;
  const scripts: WorldScript[] = [];
  // What a page would then find; that it finds it is all a test wants to know.
  if (nodeIntegration === true && sandbox !== true && contextIsolation !== true)
    scripts.push({
      source: 'window.require = () => ({}); window.process = { versions: { electron: "0" } };',
    });
  if (preload === undefined) return scripts;
  const channels = { toPage: randomUUID(), toPreload: randomUUID() };
  const everyFrame = preferences.nodeIntegrationInSubFrames === true;
  const isolated = contextIsolation === true;
  if (isolated)
    scripts.push({
      source: call(
        everyFrame,
        `(${pageWorld.toString()})((${joinWorlds.toString()})(
        ${JSON.stringify(channels.toPreload)}, ${JSON.stringify(channels.toPage)}))`,
      ),
    });
  const bridge = isolated
    ? `(${joinWorlds.toString()})(${JSON.stringify(channels.toPage)}, ${JSON.stringify(channels.toPreload)})`
    : 'null';
  scripts.push({
    ...(isolated ? { worldName: PRELOAD_WORLD } : {}),
    source: call(
      everyFrame,
      `(${preloadWorld.toString()})(${bridge}, (${makeCodec.toString()})(), globalThis[${JSON.stringify(BINDING)}],
        (receive) => { globalThis[${JSON.stringify(RECEIVER)}] = receive; },
        (require, module, exports, process) => {${readFileSync(preload, 'utf8')}\n})`,
    ),
  });
  return scripts;
}

function call(everyFrame: boolean, expression: string): string {
  return everyFrame ? expression : `if (window === window.top) { ${expression} }`;
}

/** Runs in the page's own world: what the preload exposes appears there. */
function pageWorld(bridge: WorldBridge): void {
  const freeze = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    Object.values(value).forEach(freeze);
    return Object.freeze(value);
  };
  bridge.onExpose((key, value) => {
    Object.defineProperty(window, key, { value: freeze(value), enumerable: true });
  });
}

/** Runs in the preload's world: the preload with the part of `electron` that a sandboxed one has. */
function preloadWorld(
  bridge: WorldBridge | null,
  codec: Codec,
  send: (text: string) => void,
  onMessage: (receive: (text: string) => void) => void,
  preload: (require: (name: string) => unknown, module: object, exports: object, process: object) => void,
): void {
  type Heard = (event: object, ...values: unknown[]) => void;
  type Incoming = { id?: number; ok?: boolean; channel?: string; values: unknown[] };
  const listeners = new Map<string, Set<Heard>>();
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  let lastId = 0;

  const post = (message: { does: string; id?: number; channel: string; values: unknown[] }): void => {
    // As in Electron, this throws for what cannot be copied: a function, a node of the document.
    const values = structuredClone(message.values);
    send(codec.encode({ ...message, values, url: location.href, origin, isTop: window === window.top }));
  };
  const on = (channel: string, listener: Heard): void => {
    listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
  };
  const off = (channel: string, listener: Heard): void => void listeners.get(channel)?.delete(listener);

  const ipcRenderer = {
    invoke(channel: string, ...values: unknown[]) {
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        post({ does: 'invoke', id, channel, values });
      });
    },
    send: (channel: string, ...values: unknown[]) => post({ does: 'send', channel, values }),
    on,
    addListener: on,
    off,
    removeListener: off,
  };
  const contextBridge = {
    exposeInMainWorld(key: string, value: unknown) {
      if (bridge === null)
        throw new Error('contextBridge API can only be used when contextIsolation is enabled');
      bridge.expose(key, value);
    },
  };

  // A file that a script made lies nowhere; a test says where the one it drops does, in an event both worlds hear.
  const places = new Map<string, string>();
  addEventListener('stand-in:placed', (event) => {
    const { name, path } = (event as CustomEvent<{ name: string; path: string }>).detail;
    places.set(name, path);
  });
  const webUtils = { getPathForFile: (file: File) => places.get(file.name) ?? '' };

  onMessage((text) => {
    const { id, ok, channel, values } = codec.decode(text) as Incoming;
    if (channel !== undefined) {
      for (const listener of listeners.get(channel) ?? []) listener({ sender: ipcRenderer }, ...values);
      return;
    }
    const call = waiting.get(id ?? 0);
    waiting.delete(id ?? 0);
    if (ok === true) call?.resolve(values[0]);
    else call?.reject(values[0]);
  });

  const module = { exports: {} };
  const load = (name: string): unknown => {
    if (name === 'electron') return { contextBridge, ipcRenderer, webUtils };
    throw new Error(`module not found: ${name}`);
  };
  preload(load, module, module.exports, {
    sandboxed: true,
    contextIsolated: bridge !== null,
    platform: 'linux',
  });
}
