// `npm run package`: the app as it is installed, for the system this runs on.
import { packageApp } from './package/package-app.ts';
import { packageOptions, PackagingFailed } from './package/package-options.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  const folder = process.env['INIT_CWD'] ?? '.';
  const leftOut = await packageApp(packageOptions(process.argv.slice(2), process.platform, folder), say);
  for (const line of leftOut) process.stderr.write(`${line}\n`);
  process.exitCode = leftOut.length === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof Error)) throw error;
  process.stderr.write(
    `${error instanceof PackagingFailed ? error.message : `The builder failed: ${error.message}`}\n`,
  );
  process.exitCode = 2;
}
