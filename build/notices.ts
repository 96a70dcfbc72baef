// `npm run notices`: after a change of what the app is made of.
import { writeFileSync } from 'node:fs';
import { buildStale, PART_NAMES } from './built-parts.ts';
import { collectNotices, NOTICES_FILE, shippedPackages } from './third-party/notices.ts';

try {
  await buildStale(PART_NAMES);
  const notices = collectNotices(shippedPackages());
  writeFileSync(NOTICES_FILE, `${JSON.stringify(notices, null, 1)}\n`);
  process.stdout.write(`Wrote the licences of ${notices.length} packages.\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
