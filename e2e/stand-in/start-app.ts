import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Loosening } from './loosen.ts';
import type { WindowPlace } from './shared-browser.ts';
import type { ControlReply, ControlRequest, StandInSettings, Verb, Verbs } from './control-messages.ts';

const BUILT_MAIN = fileURLToPath(new URL('../../dist/electron/main.js', import.meta.url));
const REGISTER = new URL('./register.ts', import.meta.url).href;

export interface AppOptions {
  /** The app's own folder. */
  home: string;
  /** The script Electron would run; the built one when not named. */
  main?: string;
  settings?: Partial<StandInSettings>;
  /** What the system tells the app besides. */
  env?: Readonly<Record<string, string>>;
  /** Guards to take out of the app's code. */
  loosen?: Loosening;
}

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** The app's windows and processes, from outside. */
export type Control = {
  [Name in Verb]: (
    ...input: Verbs[Name]['input'] extends Record<string, never> ? [] : [Verbs[Name]['input']]
  ) => Promise<Verbs[Name]['output']>;
};

export interface StartedApp {
  child: ChildProcess;
  control: Control;
  /** What it wrote to its terminal. */
  output(): string;
  ended: Promise<Ended>;
}

const SETTINGS: StandInSettings = {
  languages: ['en-US'],
  displays: [{ x: 0, y: 0, width: 1920, height: 1080 }],
  dark: false,
  secrets: { available: true, backend: 'gnome_libsecret' },
  packaged: false,
};

/** Starts the app's main script with the stand-in where it asks for Electron. */
export function startApp(
  { home, settings, env = {}, loosen = [], main = BUILT_MAIN }: AppOptions,
  { address, contextId }: WindowPlace,
  args: readonly string[],
  folder?: string,
): StartedApp {
  const child = fork(main, [...args], {
    execArgv: ['--import', REGISTER],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    ...(folder === undefined ? {} : { cwd: folder }),
    env: {
      ...process.env,
      ...env,
      // The test runner's own options are not the app's.
      NODE_OPTIONS: '',
      TRACEBELL_HOME: home,
      STAND_IN_BROWSER: address,
      STAND_IN_CONTEXT: contextId,
      STAND_IN_LOOSEN: JSON.stringify(loosen),
      STAND_IN_SETTINGS: JSON.stringify({ ...SETTINGS, ...settings }),
    },
  });
  const said: string[] = [];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => said.push(text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  return { child, control: controlOf(child), output: () => said.join(''), ended };
}

function controlOf(child: ChildProcess): Control {
  const waiting = new Map<number, { resolve(output: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  child.on('message', (message) => {
    const { id, output, error } = message as ControlReply;
    const call = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) call?.resolve(output);
    else call?.reject(new Error(error));
  });
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('The app has ended.'));
    waiting.clear();
  });
  const request = (verb: Verb, input: unknown): Promise<unknown> => {
    if (!child.connected) return Promise.reject(new Error('The app has ended.'));
    const id = ++lastId;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    waiting.set(id, { resolve, reject });
    child.send({ id, verb, input } satisfies ControlRequest);
    return promise;
  };
  return new Proxy({} as Control, {
    get: (_target, verb) => (input: unknown) => request(verb as Verb, input ?? {}),
  });
}
