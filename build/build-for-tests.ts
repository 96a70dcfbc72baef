import { buildStale, PART_NAMES } from './built-parts.ts';
import { electronForTests } from './electron-binary.ts';

/** The journeys run what is built, so it is built from what is there. */
export default async function buildForTests(): Promise<void> {
  await buildStale(PART_NAMES);
  const electron = electronForTests();
  if ('missing' in electron) process.stdout.write(`No journeys in Electron itself: ${electron.missing}\n`);
}
