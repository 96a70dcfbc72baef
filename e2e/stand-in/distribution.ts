import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the tools that set Electron's fuses look for in its binary; the wire follows. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSE_COUNT = 9;

/**
 * A folder that passes for Electron's distribution for Linux while an app is packaged. Its binary is a script: started with
 * STAND_IN_NODE, STAND_IN_REGISTER and STAND_IN_MAIN it runs the app's main script under the stand-in, with its own arguments.
 */
export function makeStandInDistribution(folder: string, version: string): void {
  const put = (name: string, content: string | Buffer): void => writeFileSync(join(folder, name), content);
  for (const name of ['locales', 'resources']) mkdirSync(join(folder, name), { recursive: true });
  const wire = Buffer.concat([
    Buffer.from(SENTINEL, 'latin1'),
    Buffer.from([1, FUSE_COUNT]),
    Buffer.from('1'.repeat(FUSE_COUNT), 'latin1'),
  ]);
  const script =
    '#!/bin/sh\nexec "$STAND_IN_NODE" --import "$STAND_IN_REGISTER" "$STAND_IN_MAIN" "$@"\nexit 0\n';
  put('electron', Buffer.concat([Buffer.from(script, 'latin1'), wire]));
  chmodSync(join(folder, 'electron'), 0o755);
  put('version', version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'icudtl.dat', 'resources.pak'])
    put(name, `${name}\n`);
  for (const name of ['de', 'en-US', 'zh-CN']) put(`locales/${name}.pak`, `${name}\n`);
}
