import { app, safeStorage } from 'electron';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../cli/main.ts';
import { appFolder } from '../host/app-folder.ts';
import { utilityData } from '../main/data-process.ts';
import { readSecret } from '../main/secrets.ts';

/**
 * Runs a command and ends the app with its exit code. Settles earlier where the command needs Electron, which is not ready
 * before the app's script has run to its end.
 */
export function runCommand(args: readonly string[], dist: URL): Promise<void> {
  const needsElectron = Promise.withResolvers<void>();
  const ended = run(args, {
    version: app.getVersion(),
    startData: (log) => utilityData(new URL('./data.js', dist), log),
    threadEntry: new URL('./job-thread.js', dist),
    rendererFolder: fileURLToPath(new URL('../renderer', dist)),
    async readSecret(name) {
      needsElectron.resolve();
      await app.whenReady();
      const path = join(appFolder(process.env, process.platform), 'secrets.json');
      const raise = (failure: Error): never => {
        throw failure;
      };
      return readSecret({ storage: safeStorage, path, platform: process.platform, raise }, name);
    },
    async prepareRenderer() {
      needsElectron.resolve();
      await app.whenReady();
    },
  }).then(end);
  return Promise.race([ended, needsElectron.promise]);
}

/** What was printed may still be on its way, and Electron does not wait for it. */
async function end(code: number): Promise<void> {
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>((written) => stream.write('', () => written()));
  app.exit(code);
}
