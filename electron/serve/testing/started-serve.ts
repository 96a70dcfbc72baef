import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Answer, CallName } from '../../../shared/ipc/contract.ts';
import { DATA_ENTRY } from '../../data/testing/running-data.ts';
import { tempFolder } from '../../data/testing/temp-folder.ts';
import { startServe, type Serve, type ServeOptions } from '../server.ts';
import { forkData } from '../../host/fork-data.ts';
import { ask, listen, type Answered, type Asked, type Heard } from './http.ts';

/** A server with its real data process, and a browser that has signed in. */
export interface StartedServe extends Serve {
  folder: string;
  port: number;
  origin: string;
  /** Every line it logged. */
  logged: string[];
  cookie: string;
  /** The headers a script of the page sends. */
  pageHeaders: Record<string, string>;
  ask(asked: Asked): Promise<Answered>;
  call(name: CallName, input: unknown): Promise<Answer>;
  listen(): Promise<Heard>;
}

export const PAGE = '<!doctype html><title>The page</title>';
export const SCRIPT = 'globalThis.answer = 42;';

/** Ends with the running test. */
export async function startedServe(options: Partial<ServeOptions> = {}): Promise<StartedServe> {
  const logged: string[] = [];
  const log = (line: string): void => void logged.push(line);
  const folder = options.folder ?? tempFolder();
  const serve = await startServe({
    startData: forkData(DATA_ENTRY, log),
    rendererFolder: smallPage(),
    folder,
    version: '1.2.3',
    log,
    ...options,
  });
  onTestFinished(() => serve.close());
  const { origin, port } = new URL(serve.url);
  const cookie = await signIn(serve.newLink());
  const pageHeaders = {
    Origin: origin,
    Cookie: cookie,
    'Sec-Fetch-Site': 'same-origin',
    'Content-Type': 'application/json',
  };
  const started: StartedServe = {
    ...serve,
    folder,
    port: Number(port),
    origin,
    logged,
    cookie,
    pageHeaders,
    ask: (asked) => ask(Number(port), asked),
    async call(name, input) {
      const body = JSON.stringify(input);
      const answered = await started.ask({
        method: 'POST',
        path: `/call/${name}`,
        headers: pageHeaders,
        body,
      });
      if (answered.status !== 200) throw new Error(`${name}: ${answered.status} ${answered.body}`);
      return JSON.parse(answered.body) as Answer;
    },
    listen: () => listen(Number(port), { Cookie: cookie }),
  };
  return started;
}

/** Follows a link as a browser does; the cookie it would send from then on. */
export async function signIn(link: string): Promise<string> {
  const { pathname, search, port } = new URL(link);
  const { status, headers } = await ask(Number(port), { path: `${pathname}${search}` });
  const [cookie = ''] = headers['set-cookie'] ?? [];
  if (status !== 200) throw new Error(`The link gave ${status}.`);
  return cookie.split(';')[0] ?? '';
}

function smallPage(): string {
  const folder = tempFolder();
  writeFileSync(join(folder, 'index.html'), PAGE);
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets', 'index-1a2b.js'), SCRIPT);
  return folder;
}

/** Whoever was refused before, the page goes on as if nothing had been. */
export async function expectWell(serve: StartedServe): Promise<void> {
  expect(await serve.call('host.info', {})).toMatchObject({ ok: true, output: { kind: 'serve' } });
  expect(serve.logged).toEqual([]);
}

/** A call as the page makes it, with an empty input. */
export function call(name: string, headers: Record<string, string>): Asked {
  return { method: 'POST', path: `/call/${name}`, headers, body: '{}' };
}
