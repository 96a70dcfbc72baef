import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeStandInDistribution } from '../../e2e/stand-in/distribution.ts';
import { ELECTRON_VERSION } from '../electron-binary.ts';
import { ROOT, runNode, type Ran } from '../run.ts';

const scratch = mkdtempSync(join(tmpdir(), 'tracebell-deb-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Keeps what it is told, and the files that pass away with the builder; what it makes is no package. */
const FPM = `#!/bin/sh
for argument in "$@"; do printf '%s\\n' "$argument"; done > "$KEPT/arguments"
while [ $# -gt 0 ]; do
  case "$1" in
    --package) echo stand-in > "$2" ;;
    --after-install) cp "$2" "$KEPT/after-install" ;;
    *=/usr/share/applications/*) cp "\${1%%=*}" "$KEPT/desktop" ;;
    *=/usr/share/mime/*) cp "\${1%%=*}" "$KEPT/mime" ;;
  esac
  shift
done
`;

const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, string>;
const kept = (name: string): string => readFileSync(join(scratch, name), 'utf8');

// What makes debs is not on every machine; what it is told is the same everywhere.
describe.skipIf(process.platform !== 'linux')('the deb', () => {
  let ran: Ran;
  let args: string[];
  const after = (option: string): string | undefined => args[args.indexOf(option) + 1];

  beforeAll(async () => {
    const distribution = join(scratch, 'electron');
    mkdirSync(distribution);
    makeStandInDistribution(distribution, ELECTRON_VERSION);
    const fpm = join(scratch, 'fpm');
    writeFileSync(fpm, FPM);
    chmodSync(fpm, 0o755);
    ran = await runNode(['build/package.ts', '--target', 'deb', '--output', 'release'], {
      output: 'kept',
      env: {
        ELECTRON_OVERRIDE_DIST_PATH: distribution,
        CUSTOM_FPM_PATH: fpm,
        INIT_CWD: scratch,
        KEPT: scratch,
      },
    });
    expect(ran.code, ran.output).toBe(0);
    args = kept('arguments').split('\n');
  });

  test('says who made it, under which licence, and where to ask', () => {
    expect(after('--name')).toBe('tracebell');
    expect(after('--version')).toBe(own['version']);
    expect(after('--maintainer')).toBe(own['author']);
    expect(after('--vendor')).toBe(own['author']);
    expect(after('--url')).toBe(own['homepage']);
    expect(after('--license')).toBe('Apache-2.0');
  });

  test('says what it is, in which section, and is called as it should be', () => {
    expect(after('--category')).toBe('utils');
    expect(after('--deb-priority')).toBe('optional');
    expect(kept('arguments')).toContain('Keeps, browses and charts audit traces');
    const arch = process.arch === 'x64' ? 'amd64' : process.arch;
    expect(after('--architecture')).toBe(arch);
    expect(after('--package')).toBe(join(scratch, `release/Tracebell-${own['version']}-linux-${arch}.deb`));
  });

  test('puts the program, its icons, its menu entry and its file type where the system looks', () => {
    expect(args).toContainEqual(expect.stringMatching(/\/linux-unpacked\/=\/opt\/Tracebell$/));
    for (const name of [
      'icons/hicolor/256x256/apps/tracebell.png',
      'applications/tracebell.desktop',
      'mime/packages/tracebell.xml',
    ])
      expect(args).toContainEqual(expect.stringMatching(new RegExp(`=/usr/share/${name}$`)));
    expect(kept('after-install')).toContain('/opt/Tracebell/tracebell');
  });

  test('has an entry for the menu, whose windows belong to it', () => {
    const entry = new Map(
      kept('desktop')
        .split('\n')
        .filter((line) => line.includes('='))
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
    expect(kept('desktop')).toMatch(/^\[Desktop Entry\]\n/);
    expect(Object.fromEntries(entry)).toMatchObject({
      ...{ Name: 'Tracebell', Type: 'Application', Terminal: 'false', Icon: 'tracebell' },
      // Without the switch that would take the sandbox away.
      Exec: '/opt/Tracebell/tracebell %U',
      StartupWMClass: 'tracebell',
      Categories: 'Utility;Database;Security;',
      MimeType: 'application/vnd.tracebell.workspace;',
      Keywords: 'audit;trace;CTS;cloud;notification;',
    });
    expect(entry.get('Comment')).toMatch(/^Keeps, browses and charts audit traces/);
  });

  test('knows a workspace by its name', () => {
    expect(kept('mime')).toContain('<mime-type type="application/vnd.tracebell.workspace">');
    expect(kept('mime')).toContain('<glob pattern="*.tracebell"/>');
  });
});
