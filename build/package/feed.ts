import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The packages that replace themselves, and the file in which their system looks for the newest version. */
const KINDS: readonly { package: RegExp; described(arch: string): string }[] = [
  {
    package: /-linux-(x86_64|arm64)\.AppImage$/,
    described: (arch) => (arch === 'arm64' ? 'latest-linux-arm64.yml' : 'latest-linux.yml'),
  },
  { package: /-win-(x64|arm64)\.exe$/, described: () => 'latest.yml' },
];

/** Writes what makes a folder of packages a feed: which version is the newest, and what its packages must be. Gives the names of the files. */
export async function writeFeed(folder: string, version: string): Promise<string[]> {
  const described = new Map<string, object[]>();
  for (const name of readdirSync(folder).sort()) {
    // Another version that lies there is not the newest.
    if (!name.startsWith(`Tracebell-${version}-`)) continue;
    for (const kind of KINDS) {
      const arch = kind.package.exec(name)?.[1];
      if (arch === undefined) continue;
      const hash = createHash('sha512');
      await pipeline(createReadStream(join(folder, name)), hash);
      const file = { url: name, sha512: hash.digest('base64'), size: statSync(join(folder, name)).size };
      const latest = kind.described(arch);
      described.set(latest, [...(described.get(latest) ?? []), file]);
    }
  }
  // JSON is YAML.
  for (const [latest, files] of described)
    writeFileSync(join(folder, latest), `${JSON.stringify({ version, files }, null, 2)}\n`);
  return [...described.keys()].sort();
}
