// `npm run checksums -- [FOLDER]`: once the packages of every system lie in one folder.
import { resolve } from 'node:path';
import { CHECKSUMS, writeChecksums } from './package/checksums.ts';

const folder = resolve(process.env['INIT_CWD'] ?? '.', process.argv[2] ?? 'release');
try {
  const names = await writeChecksums(folder);
  if (names.length === 0) throw new Error(`There are no packages in ${folder}.`);
  process.stdout.write(`${CHECKSUMS} names ${names.join(', ')}.\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
