import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { makeStandInDistribution } from './distribution.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** Packages the app, unpacks its archive again, and gives the main script that Electron would run from within it. */
export async function packagedMain(folder: string): Promise<string> {
  const distribution = join(folder, 'electron');
  mkdirSync(distribution);
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/electron/package.json'), 'utf8')) as {
    version: string;
  };
  makeStandInDistribution(distribution, version);
  const node = (...args: string[]): Promise<unknown> =>
    run(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: distribution, INIT_CWD: folder, NODE_OPTIONS: '' },
    });
  await node('build/package.ts', '--dir', '--output', 'release');
  const app = join(folder, 'app');
  const archive = join(folder, 'release/linux-unpacked/resources/app.asar');
  await node('node_modules/@electron/asar/bin/asar.mjs', 'extract', archive, app);
  return join(app, 'dist/electron/main.js');
}
