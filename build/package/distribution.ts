import { existsSync } from 'node:fs';
import { ELECTRON_FOLDER, ELECTRON_VERSION, installedElectron, RELEASES } from '../electron-binary.ts';
import { isReachable } from '../reachable.ts';
import { PackagingFailed } from './package-options.ts';

const PROBE_WITHIN_MS = 5_000;

/** Whether what the builder would fetch can be had: it finds out by itself only after most of a minute. */
export function canFetch(): Promise<boolean> {
  const mirror = process.env['npm_config_electron_mirror'] || process.env['ELECTRON_MIRROR'];
  return isReachable(mirror ?? RELEASES, PROBE_WITHIN_MS);
}

/** The folder of Electron's distribution, or null where the builder is to fetch it. Throws the sentence why there is none. */
export async function electronDistribution(): Promise<string | null> {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (named) {
    if (existsSync(named) && installedElectron() !== null) return named;
    throw new PackagingFailed(
      `ELECTRON_OVERRIDE_DIST_PATH names ${named}, which holds no Electron ${ELECTRON_VERSION} for ${process.platform}. Nothing was packaged.`,
    );
  }
  if (installedElectron() !== null) return ELECTRON_FOLDER;
  if (await canFetch()) return null;
  throw new PackagingFailed(
    `There is no Electron ${ELECTRON_VERSION} on this machine, and the place it is fetched from does not answer. ` +
      'Unpack a distribution and name its folder in ELECTRON_OVERRIDE_DIST_PATH, or name a mirror in ELECTRON_MIRROR. Nothing was packaged.',
  );
}
