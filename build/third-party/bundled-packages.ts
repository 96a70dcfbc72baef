import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Beside what was built, and not packaged: the packages that something of was read while bundling. */
export const BUNDLED_LIST = '.bundled-packages';

/** Writes down where the packages lie that end in a bundle. */
export function bundledPackages(): Plugin {
  const folders = new Set<string>();
  return {
    name: 'bundled-packages',
    generateBundle() {
      for (const id of this.getModuleIds()) {
        const folder = packageOf(id);
        if (folder !== null) folders.add(folder);
      }
    },
    writeBundle({ dir = '' }) {
      const list = join(dir, BUNDLED_LIST);
      // Two bundles of one folder: the preload comes after the others.
      const before = existsSync(list) ? readFileSync(list, 'utf8').trimEnd().split('\n') : [];
      writeFileSync(list, `${[...new Set([...before, ...folders])].sort().join('\n')}\n`);
    },
  };
}
/** The folder of the package that a module belongs to, from the innermost `node_modules` on; null for our own. */
export function packageOf(id: string): string | null {
  const at = /^\0?([^?]*)/.exec(id)?.[1] ?? '';
  const parts = at.split(/[\\/]/);
  const last = parts.lastIndexOf('node_modules');
  if (last < 0) return null;
  const depth = parts[last + 1]?.startsWith('@') ? 3 : 2;
  return parts.slice(parts.indexOf('node_modules'), last + depth).join('/');
}
