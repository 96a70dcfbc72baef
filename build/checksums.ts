// `npm run checksums -- [FOLDER]`: once the packages of every system lie in one folder. Makes a feed of it as well.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CHECKSUMS, writeChecksums } from './package/checksums.ts';
import { writeFeed } from './package/feed.ts';
import { ROOT } from './run.ts';

const folder = resolve(process.env['INIT_CWD'] ?? '.', process.argv[2] ?? 'release');
try {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const described = await writeFeed(folder, version);
  const names = await writeChecksums(folder);
  if (names.length === 0) throw new Error(`There are no packages in ${folder}.`);
  const feed = described.length === 0 ? '' : ` Newer versions are told by ${described.join(', ')}.`;
  process.stdout.write(`${CHECKSUMS} names ${names.join(', ')}.${feed}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
