import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(`../renderer/${path}`, import.meta.url));

/** The app, and the screen that takes the longest to read. */
const WANTED_AT_ONCE = [at('app.ts'), at('views/traces/TracesView.svelte')];

/** What runs before the app is there. */
const ENTRY =
  /\/renderer\/(main|ipc\/(client|line|http-bridge))\.ts$|\/shared\/model\/failure\.ts$|preload-helper/;

/** What several screens have in common is read as one; a file for each combination would be a dozen requests. */
export const CHUNKS = {
  includeDependenciesRecursively: false,
  groups: [{ name: 'shared', minShareCount: 2, test: (id: string): boolean => !ENTRY.test(id) }],
};

/** Has the browser fetch and read the app from the start: the entry, which runs first, asks for it only once it runs. */
export function preloadApp(): Plugin {
  return {
    name: 'preload-app',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
        const wanted = chunks.filter(({ facadeModuleId }) => WANTED_AT_ONCE.includes(facadeModuleId ?? ''));
        if (wanted.length < WANTED_AT_ONCE.length)
          throw new Error('What is preloaded is no chunk of its own.');
        const needed = new Set(wanted.map(({ fileName }) => fileName));
        for (const name of needed)
          for (const next of chunks.find(({ fileName }) => fileName === name)?.imports ?? [])
            needed.add(next);
        const links = chunks.filter(({ fileName, isEntry }) => needed.has(fileName) && !isEntry);
        return links.map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
          injectTo: 'head',
        }));
      },
    },
  };
}
