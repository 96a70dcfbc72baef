import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildStale, PART_NAMES } from './built-parts.ts';
import { ELECTRON_VERSION } from './electron-binary.ts';
import { ROOT } from './run.ts';

/** Says what it was started with and when it is asked to end, as Electron would end then. */
const WINDOW = `#!/bin/sh
trap 'echo "asked to end"; exit 0' INT TERM
echo "window: $*"
while :; do sleep 0.05; done
`;
const REFUSAL = '#!/bin/sh\nkill -TRAP $$\n';

/** Electron refuses root, so somebody else starts it where the tests are root. */
const SOMEBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

let folder: string;

beforeAll(async () => {
  await buildStale(PART_NAMES);
});

beforeEach(({ skip }) => {
  if (process.platform !== 'linux') skip('The display is told by the environment on Linux only.');
  const sees = spawnSync('test', ['-r', join(ROOT, 'package.json')], SOMEBODY);
  if (sees.status !== 0) skip('Nobody but root can read this folder.');
  folder = mkdtempSync(join(tmpdir(), 'tracebell-start-'));
  mkdirSync(join(folder, 'home'));
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'home'), 0o777);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function putElectron(script: string, version = ELECTRON_VERSION): void {
  writeFileSync(join(folder, 'version'), version);
  writeFileSync(join(folder, 'electron'), script, { mode: 0o755 });
}

/** `npm start`, with its lines as they come. */
function start(env: NodeJS.ProcessEnv, ...args: string[]) {
  const child = spawn(process.execPath, [join(ROOT, 'build/start.ts'), ...args], {
    ...SOMEBODY,
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      LC_ALL: 'en_US.UTF-8',
      HOME: join(folder, 'home'),
      TRACEBELL_HOME: join(folder, 'home'),
      ELECTRON_OVERRIDE_DIST_PATH: folder,
      // Nothing is fetched in a test.
      ELECTRON_MIRROR: 'http://127.0.0.1:9/',
      ...env,
    },
  });
  const lines: string[] = [];
  const waiting: { pattern: RegExp; found(line: string): void }[] = [];
  const hear = (line: string): void => {
    lines.push(line);
    for (const { pattern, found } of waiting) if (pattern.test(line)) found(line);
  };
  createInterface({ input: child.stdout }).on('line', hear);
  createInterface({ input: child.stderr }).on('line', hear);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    lines,
    ended,
    end: () => child.kill('SIGINT'),
    said: (pattern: RegExp): Promise<string> => {
      const before = lines.find((line) => pattern.test(line));
      if (before !== undefined) return Promise.resolve(before);
      const late = ended.then(() => Promise.reject(new Error(`It ended first:\n${lines.join('\n')}`)));
      return Promise.race([new Promise<string>((found) => waiting.push({ pattern, found })), late]);
    },
  };
}

describe('npm start', () => {
  it('opens in Electron, hands over the file it was given, and ends with one Ctrl+C', async () => {
    putElectron(WINDOW);
    const app = start({ DISPLAY: ':9999', INIT_CWD: folder }, 'audit.tracebell');
    expect(await app.said(/^window: /)).toBe(`window: ${ROOT} ${join(folder, 'audit.tracebell')}`);
    app.end();
    expect(await app.ended).toBe(0);
    expect(app.lines.filter((line) => line === 'asked to end')).toHaveLength(1);
    expect(app.lines[0]).toMatch(/^Tracebell opens in Electron/);
  });

  const BROWSER: [string, NodeJS.ProcessEnv, () => void, RegExp][] = [
    ['there is no display', {}, () => putElectron(WINDOW), /no display for Electron/],
    [
      'Electron does not get going',
      { DISPLAY: ':9999' },
      () => putElectron(REFUSAL),
      /ended before it showed a window/,
    ],
    ['Electron is not to be had', { DISPLAY: ':9999' }, () => undefined, /could not be fetched/],
    [
      'Electron is of another version',
      { DISPLAY: ':9999' },
      () => putElectron(WINDOW, '1.0.0'),
      /could not be fetched/,
    ],
  ];

  it.each(BROWSER)('serves to a browser where %s, and says so', async (_, env, prepare, why) => {
    prepare();
    const app = start({ ...env, PATH: '/usr/bin:/bin' });
    await app.said(why);
    await app.said(/^Open this address in a browser on this machine: http:\/\/127\.0\.0\.1:/);
    app.end();
    expect(await app.ended).toBe(0);
  });
});
