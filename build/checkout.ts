import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { forkData } from '../electron/host/fork-data.ts';
import type { Surroundings } from '../electron/cli/command.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** What the command line finds around it when it runs from the sources. */
export const CHECKOUT: Surroundings = {
  version,
  startData: (log) => forkData(new URL('../electron/data/entry.ts', import.meta.url), log),
  threadEntry: new URL('../electron/data/services/job-thread.ts', import.meta.url),
  rendererFolder: fileURLToPath(new URL('../dist/renderer', import.meta.url)),
  async prepareRenderer(building) {
    // Vite takes its time to load, and only this needs it.
    const { buildStale, isStale } = await import('./built-parts.ts');
    if (!isStale('renderer')) return;
    building();
    await buildStale(['renderer']);
  },
};
