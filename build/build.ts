import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';
import { DIST, electronConfig, preloadConfig, rendererConfig } from './vite-configs.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Part {
  /** Folders and files whose content decides whether the part is up to date. */
  sources: string[];
  configs: InlineConfig[];
}

const SHARED_SOURCES = ['shared', 'build/vite-configs.ts', 'package-lock.json'];

const PARTS = {
  renderer: { sources: [...SHARED_SOURCES, 'renderer'], configs: [rendererConfig] },
  electron: {
    sources: [...SHARED_SOURCES, 'electron', 'package.json'],
    configs: [electronConfig, preloadConfig],
  },
} satisfies Record<string, Part>;

export type PartName = keyof typeof PARTS;

/**
 * Builds the parts whose sources differ from what was built last. Sources are compared by content: a checkout or a
 * copy changes times, not bytes. Returns what was built.
 */
export async function buildStale(names: readonly PartName[]): Promise<PartName[]> {
  const stale = names.filter((name) => !isFresh(name));
  for (const name of stale) {
    for (const config of PARTS[name].configs) await build(config);
    mkdirSync(DIST, { recursive: true });
    writeFileSync(stampPath(name), contentHash(PARTS[name].sources));
  }
  return stale;
}

function isFresh(name: PartName): boolean {
  const stamp = stampPath(name);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === contentHash(PARTS[name].sources);
}

function stampPath(name: PartName): string {
  return join(DIST, `${name}.stamp`);
}

function contentHash(sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesOf).sort()) hash.update(file).update('\0').update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

function filesOf(source: string): string[] {
  const path = join(ROOT, source);
  if (/\.\w+$/.test(source)) return [source];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length));
}

if (import.meta.main) {
  const built = await buildStale(['renderer', 'electron']);
  process.stdout.write(built.length === 0 ? 'Everything is up to date.\n' : `Built ${built.join(' and ')}.\n`);
}
