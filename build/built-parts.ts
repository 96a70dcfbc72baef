import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { contentHash, isFresh, markFresh } from './freshness.ts';
import { ROOT } from './run.ts';

const DIST = join(ROOT, 'dist');
const CACHE = join(ROOT, 'node_modules/.cache/tracebell');

interface Part {
  /** Folders and files whose content decides whether the part is up to date. */
  sources: readonly string[];
  configs(outDir: string): Promise<InlineConfig[]>;
}

const SHARED_SOURCES = ['shared', 'build/vite-configs.ts', 'package-lock.json'];

const PARTS = {
  renderer: {
    sources: [...SHARED_SOURCES, 'renderer'],
    configs: async (outDir) => [(await import('./vite-configs.ts')).rendererConfig(outDir)],
  },
  electron: {
    sources: [...SHARED_SOURCES, 'electron', 'package.json'],
    configs: async (outDir) => {
      const { electronConfig, preloadConfig } = await import('./vite-configs.ts');
      return [electronConfig(outDir), preloadConfig(outDir)];
    },
  },
} satisfies Record<string, Part>;

export type PartName = keyof typeof PARTS;

export const PART_NAMES = Object.keys(PARTS) as PartName[];

/** Whether what is built differs from what the sources would give now. */
export function isStale(name: PartName): boolean {
  return !isFresh(join(DIST, name), ROOT, PARTS[name].sources);
}

/** Builds the parts that are missing or stale, and gives their names. */
export async function buildStale(names: readonly PartName[]): Promise<PartName[]> {
  const stale = names.filter(isStale);
  for (const name of stale) await buildPart(name);
  return stale;
}

/** Built aside and put in place whole: nobody ever sees half of it, and two builds at once do not mix. */
async function buildPart(name: PartName): Promise<void> {
  // Loaded only now: most starts find everything built, and Vite takes half a second to load.
  const { build } = await import('vite');
  const aside = join(CACHE, `${name}-${process.pid}`);
  try {
    // Taken first: what changes meanwhile makes the result stale again.
    const hash = contentHash(ROOT, PARTS[name].sources);
    for (const config of await PARTS[name].configs(aside)) await build(config);
    markFresh(aside, hash);
    putInPlace(aside, name);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function putInPlace(aside: string, name: PartName): void {
  const place = join(DIST, name);
  mkdirSync(DIST, { recursive: true });
  rmSync(place, { recursive: true, force: true });
  try {
    renameSync(aside, place);
  } catch (error) {
    // Another build was quicker, and what it put there is just as good.
    if (isStale(name)) throw error;
  }
}
