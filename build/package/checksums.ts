import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export const CHECKSUMS = 'SHA256SUMS';

/** What a person downloads. */
const PUBLISHED = /\.(?:AppImage|deb|tar\.gz|exe|zip|dmg|blockmap|yml)$/;
const NOT_PUBLISHED = /^builder-/;

/** Writes the checksums of what is published from a folder, as `sha256sum --check` reads them. Gives the names of the files. */
export async function writeChecksums(folder: string): Promise<string[]> {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && PUBLISHED.test(entry.name) && !NOT_PUBLISHED.test(entry.name))
    .map(({ name }) => name)
    .sort();
  const lines: string[] = [];
  for (const name of names) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(folder, name)), hash);
    lines.push(`${hash.digest('hex')}  ${name}\n`);
  }
  if (names.length > 0) writeFileSync(join(folder, CHECKSUMS), lines.join(''));
  return names;
}
