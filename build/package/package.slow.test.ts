import { extractAll, extractFile } from '@electron/asar';
import { getCurrentFuseWire, FuseState, FuseV1Options } from '@electron/fuses';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeStandInDistribution } from '../../e2e/stand-in/distribution.ts';
import { CREATED, ids, records } from '../../electron/cli/testing/replaying.ts';
import { ELECTRON_VERSION, installedElectron } from '../electron-binary.ts';
import { ROOT, run, runNode, type Ran } from '../run.ts';
import { ARCHIVE_LIMIT_BYTES, filesIn } from './contents.ts';

const scratch = mkdtempSync(join(tmpdir(), 'tracebell-package-'));
const distribution = join(scratch, 'electron');
const output = join(scratch, 'release');
const resources = join(output, 'linux-unpacked/resources');
const archive = join(resources, 'app.asar');
const { version: OWN_VERSION } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  version: string;
};
const native = `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`;

const runPackage = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> =>
  runNode(['build/package.ts', ...args], {
    output: 'kept',
    env: { ELECTRON_OVERRIDE_DIST_PATH: distribution, INIT_CWD: scratch, ...env },
  });

let ran: Ran;

beforeAll(async () => {
  if (process.platform !== 'linux') return;
  mkdirSync(distribution);
  makeStandInDistribution(distribution, ELECTRON_VERSION);
  ran = await runPackage(['--dir', '--output', 'release']);
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

// The stand-in passes for the Linux distribution alone.
describe.skipIf(process.platform !== 'linux')('npm run package', () => {
  test('packs the app', () => {
    expect(ran.output).toContain(`The app lies in ${output}.`);
    expect(ran.code).toBe(0);
    expect(existsSync(join(output, 'linux-unpacked/tracebell'))).toBe(true);
  });

  test('with the built app, the one native module of this system, and nothing else', () => {
    const files = filesIn(archive);
    const built = ['electron', 'renderer'].flatMap((part) =>
      readdirSync(join(ROOT, 'dist', part), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
        .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length)),
    );
    expect(files.filter((file) => file.startsWith('dist/')).sort()).toEqual(built.sort());
    expect(files.filter((file) => file.endsWith('.node'))).toEqual([native]);
    const others = files.filter((file) => !file.startsWith('dist/') && file !== native);
    expect(
      others.filter(
        (file) => !/^node_modules\/better-sqlite3\/(lib\/.+\.js|package\.json|LICENSE)$/.test(file),
      ),
    ).toEqual(['package.json']);
    expect(statSync(archive).size).toBeLessThan(ARCHIVE_LIMIT_BYTES);
  });

  test('with the native module alone outside the archive', () => {
    const outside = readdirSync(`${archive}.unpacked`, { recursive: true, withFileTypes: true });
    expect(outside.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual([
      `linux-${process.arch}.node`,
    ]);
    expect(readFileSync(join(`${archive}.unpacked`, native))).toEqual(readFileSync(join(ROOT, native)));
  });

  test('with what the app needs to know of itself', () => {
    const packed = JSON.parse(extractFile(archive, 'package.json').toString('utf8')) as Record<
      string,
      unknown
    >;
    const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>;
    for (const name of ['name', 'version', 'type', 'main', 'license', 'desktopName', 'dependencies'])
      expect(packed[name], name).toEqual(own[name]);
    expect(packed).not.toHaveProperty('devDependencies');
    expect(packed['optionalDependencies'] ?? null).toBeNull();
  });

  test('with its fuses set', async () => {
    const wire = await getCurrentFuseWire(join(output, 'linux-unpacked/tracebell'));
    const { ENABLE, DISABLE } = FuseState;
    expect({
      runAsNode: wire[FuseV1Options.RunAsNode],
      cookies: wire[FuseV1Options.EnableCookieEncryption],
      nodeOptions: wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
      inspect: wire[FuseV1Options.EnableNodeCliInspectArguments],
      integrity: wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
      onlyArchive: wire[FuseV1Options.OnlyLoadAppFromAsar],
      ownSnapshot: wire[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot],
      fileProtocol: wire[FuseV1Options.GrantFileProtocolExtraPrivileges],
    }).toEqual({
      runAsNode: DISABLE,
      cookies: ENABLE,
      nodeOptions: DISABLE,
      inspect: DISABLE,
      integrity: ENABLE,
      onlyArchive: ENABLE,
      ownSnapshot: DISABLE,
      fileProtocol: DISABLE,
    });
  });

  test('without a place to look for newer versions, where none was named', () => {
    expect(readdirSync(resources).sort()).toEqual([
      ...['LICENSE.txt', 'THIRD-PARTY.txt', 'app.asar', 'app.asar.unpacked'],
    ]);
  });

  test('with an updater that is not loaded before it is needed', () => {
    const folder = 'dist/electron/';
    const sourceOf = (file: string): string => extractFile(archive, folder + file).toString('utf8');
    const seen = new Set(['main.js']);
    for (const file of seen)
      for (const [, from = '', name = ''] of sourceOf(file).matchAll(
        /^import .*?"(\.\/|\.\.\/)([\w./-]+)";$/gm,
      ))
        seen.add(file.includes('/') && from === './' ? `assets/${name}` : name);
    expect([...seen].length).toBeGreaterThan(3);
    expect([...seen].filter((file) => sourceOf(file).includes('AppImageUpdater'))).toEqual([]);
    expect(filesIn(archive).filter((file) => /open-feed/.test(file))).toHaveLength(1);
  });

  test('with the licences of all it is made of, and Electron’s own beside the program', () => {
    const notices = readFileSync(join(resources, 'THIRD-PARTY.txt'), 'utf8');
    for (const name of ['svelte', 'electron-updater', 'better-sqlite3', '@fontsource-variable/inter'])
      expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
    expect(notices).toContain('SIL OPEN FONT LICENSE');
    const beside = readdirSync(join(output, 'linux-unpacked'));
    expect(beside).toEqual(expect.arrayContaining(['LICENSE.electron.txt', 'LICENSES.chromium.html']));
  });

  test('with the languages of the app, and no others', () => {
    expect(readdirSync(join(output, 'linux-unpacked/locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak']);
  });
});

describe.skipIf(process.platform !== 'linux')('the packaged program', () => {
  const app = join(scratch, 'app');
  const traces = join(scratch, 'traces');
  const notification = join(scratch, 'created.json');
  const program = (...args: string[]): Promise<Ran> =>
    run(join(output, 'linux-unpacked/tracebell'), args, {
      output: 'kept',
      env: {
        STAND_IN_NODE: process.execPath,
        STAND_IN_REGISTER: join(ROOT, 'e2e/stand-in/register.ts'),
        STAND_IN_MAIN: join(app, 'dist/electron/main.js'),
        STAND_IN_SETTINGS: JSON.stringify({ packaged: true, languages: ['en-US'] }),
        // There is no browser for a window: a start that wanted one would fail.
        STAND_IN_BROWSER: undefined,
        NODE_OPTIONS: '',
        NO_COLOR: '1',
        TRACEBELL_HOME: join(scratch, 'home'),
        LC_ALL: 'C',
      },
    });

  beforeAll(() => {
    extractAll(archive, app);
    mkdirSync(traces);
    writeFileSync(join(traces, 'a.json.gz'), gzipSync(records(0, 30)));
    writeFileSync(notification, JSON.stringify(CREATED));
  });

  test('tells its version without a window', async () => {
    expect(await program('--version')).toMatchObject({ code: 0, output: `${OWN_VERSION}\n` });
  });

  test('replays a file as a checkout does', async () => {
    const args = ['replay', notification, traces, '--json'];
    const packaged = await program(...args);
    expect(packaged.code, packaged.output).toBe(0);
    const answer = JSON.parse(packaged.output) as object;
    expect(answer).toMatchObject({ notification: 'created', traces: 30, matched: 3, noMatch: 27 });
    expect(JSON.parse((await runNode(['build/cli.ts', ...args], { output: 'kept' })).output)).toEqual(answer);
  });

  test('imports into a workspace with threads of its own, and replays that', async () => {
    const workspace = join(scratch, 'own.tracebell');
    const imported = await program('--no-sandbox', 'import', traces, '--workspace', workspace, '--json');
    expect(imported.code, imported.output).toBe(0);
    expect(JSON.parse(imported.output)).toMatchObject({ totals: { added: 30, refused: 0 } });
    const replayed = await program('replay', notification, '--workspace', workspace, '--ids');
    expect(replayed).toMatchObject({ code: 0, output: `${ids(0, 12, 24).join('\n')}\n` });
  });

  test('says what it cannot do in one sentence', async () => {
    const { code, output: said } = await program('repaly', notification);
    expect(said).toMatch(/^There is no command “repaly”; the nearest is “replay”.*\n$/);
    expect(code).toBe(2);
  });
});

describe('npm run package ends with one sentence', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'tracebell-package-'));
  afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));
  const inTheWay = join(elsewhere, 'a-file');
  writeFileSync(inTheWay, '');

  const CASES = [
    {
      named: 'where nothing can be written',
      args: ['--output', join(inTheWay, 'release')],
      says: /Nothing can be written to .*release \(ENOTDIR\)/,
    },
    {
      named: 'where the named folder holds no Electron',
      args: ['--output', elsewhere],
      env: { ELECTRON_OVERRIDE_DIST_PATH: elsewhere },
      says: /ELECTRON_OVERRIDE_DIST_PATH names .* holds no Electron/,
    },
    {
      named: 'about a target that is not of this system',
      args: ['--target', 'floppy'],
      says: /There is no target floppy here/,
    },
    { named: 'about an argument it does not know', args: ['--dri'], says: /--dri/ },
  ];
  for (const { named, args, env = {}, says } of CASES)
    test(named, async () => {
      const { code, output: said } = await runPackage(['--dir', ...args], env);
      expect(said).toMatch(says);
      expect(said).not.toMatch(/\n\s+at /);
      expect(code).toBe(2);
    });

  test.skipIf(installedElectron() !== null)('without an Electron and without a network', async () => {
    const env = { ELECTRON_OVERRIDE_DIST_PATH: '', ELECTRON_MIRROR: 'http://127.0.0.1:1/' };
    const { code, output: said } = await runPackage(['--dir', '--output', elsewhere], env);
    expect(said).toMatch(
      /There is no Electron .* on this machine, and the place it is fetched from does not answer/,
    );
    expect(code).toBe(2);
  });
});
