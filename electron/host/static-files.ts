import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

export interface StaticFile {
  type: string;
  body: Buffer<ArrayBuffer>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * The built page, by URL path. The list is made once from what is in the folder, and a request is only ever looked
 * up in it: there is no path to walk out of, and no folder to list.
 */
export function readStaticFiles(folder: string): (urlPath: string) => StaticFile | undefined {
  const types = new Map<string, { path: string; type: string }>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    types.set(`/${relative(folder, path).split(sep).join('/')}`, { path, type });
  }
  return (urlPath) => {
    const file = types.get(urlPath === '/' ? '/index.html' : urlPath);
    if (file === undefined) return undefined;
    try {
      return { type: file.type, body: readFileSync(file.path) };
    } catch {
      return undefined; // Built anew since: the list is of what was there at the start.
    }
  };
}
