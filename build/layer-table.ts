export interface Layer {
  /**
   * Which files: `folder/**` with every folder below, `folder/*` only what lies there itself, so that a new folder
   * has no row until somebody decides about it.
   */
  files: string;
  /** Folders, with all below them, that may be imported besides the layer itself. */
  may: readonly string[];
  packages?: readonly string[];
  /** Packages of which only types may be used: this runtime does not have them. */
  typePackages?: readonly string[];
  /** Whether `node:` modules may be imported. */
  node?: boolean;
}

export const ANYTHING = '*';

const SVELTE = ['svelte', 'bits-ui', '@lucide/svelte'];
const FONTS = ['@fontsource-variable/inter', '@fontsource-variable/jetbrains-mono'];
const WHOLE_HOUSE = { may: [ANYTHING], packages: [ANYTHING], node: true };

/** Who may import whom. The first row whose pattern fits a file is its layer. */
export const LAYERS: readonly Layer[] = [
  { files: 'shared/model/**', may: [] },
  { files: 'shared/notification/**', may: ['shared/model'] },
  { files: 'shared/query/**', may: ['shared/model'] },
  { files: 'shared/ipc/**', may: ['shared/model', 'shared/query'], packages: ['valibot'] },
  { files: 'shared/words/**', may: ['shared'] },

  { files: 'electron/core/normalise/**', may: ['shared/model'] },
  { files: 'electron/core/machine/**', may: [] },
  { files: 'electron/core/columns/**', may: ['electron/core/machine', 'shared/model'] },
  { files: 'electron/core/sample/**', may: ['shared/model'] },
  {
    files: 'electron/core/engine/**',
    may: ['electron/core/columns', 'shared/model', 'shared/notification'],
  },
  { files: 'electron/core/chart/**', may: ['electron/core/columns', 'shared/model'] },
  { files: 'electron/core/browse/**', may: ['electron/core/columns', 'shared/model', 'shared/query'] },

  {
    files: 'electron/data/sources/**',
    may: ['electron/core/machine', 'shared/model'],
    packages: ['csv-parse', 'sax', 'yauzl'],
    node: true,
  },
  { files: 'electron/data/cache/**', may: ['shared/model'], packages: ['better-sqlite3'], node: true },
  {
    files: 'electron/data/services/**',
    may: ['electron/data/sources', 'electron/data/cache', 'electron/core', 'shared'],
    packages: ['yazl'],
    node: true,
  },
  { files: 'electron/data/*', may: ['electron/data/services', 'electron/data/cache', 'shared'], node: true },

  { files: 'electron/host/**', may: ['shared'], node: true },
  { files: 'electron/serve/**', may: ['electron/host', 'shared'], node: true },
  {
    files: 'electron/main/**',
    may: ['electron/host', 'shared'],
    packages: ['electron', 'electron-updater', 'builder-util-runtime'],
    node: true,
  },
  // Joins the window and the command line.
  {
    files: 'electron/program/**',
    may: ['electron/main', 'electron/cli', 'electron/host', 'shared'],
    packages: ['electron'],
    node: true,
  },
  { files: 'electron/preload/**', may: ['shared'], packages: ['electron'] },
  {
    files: 'electron/cli/**',
    may: ['electron/data/services', 'electron/data/cache', 'electron/host', 'electron/serve', 'shared'],
    node: true,
  },

  { files: 'renderer/ipc/**', may: ['shared'] },
  { files: 'renderer/state/**', may: ['renderer/ipc', 'shared'], packages: ['svelte'] },
  { files: 'renderer/parts/**', may: [], packages: [...SVELTE, 'chart.js', 'markdown-it'] },
  { files: 'renderer/style/**', may: [], packages: FONTS },
  {
    files: 'renderer/views/**',
    may: ['renderer/state', 'renderer/parts', 'renderer/style', 'shared'],
    packages: SVELTE,
  },
  // The page's entry joins what is below it.
  { files: 'renderer/*', may: ['renderer', 'shared'], packages: ['svelte', ...FONTS] },

  { files: 'build/**', ...WHOLE_HOUSE },
  // Configuration that tools look for at the top.
  { files: '*', ...WHOLE_HOUSE },
  {
    files: 'e2e/**',
    may: ['shared'],
    packages: ['@playwright/test', '@axe-core/playwright'],
    typePackages: ['electron'],
    node: true,
  },
];

/** Tests lie beside the code and may use anything of its runtime; nothing of the product may import one. */
export const TEST_LAYERS: readonly Layer[] = [
  { files: 'shared/**', may: ['shared'], packages: ['vitest', 'fast-check'], node: true },
  {
    files: 'electron/**',
    // The simulated cloud is what tests of the client talk to.
    may: ['electron', 'shared', 'e2e'],
    packages: ['vitest', 'fast-check', 'better-sqlite3', '@huaweicloud/huaweicloud-sdk-core'],
    node: true,
  },
  {
    files: 'renderer/**',
    may: ['renderer', 'shared'],
    packages: ['vitest', 'vitest-browser-svelte', 'fast-check', ...SVELTE],
  },
  { files: 'build/**', ...WHOLE_HOUSE },
  { files: 'e2e/**', may: ['shared', 'e2e'], packages: ['vitest', 'fast-check'], node: true },
];

/** Files with an import whose target is only known when it runs, each with the reason. */
export const COMPUTED_IMPORTS: Readonly<Record<string, string>> = {
  'build/node-version.mjs': 'starts the script it is given',
  'e2e/stand-in/electron.ts': 'waits for the end of the script it was started with',
};

/** Tests, and what several of them share in a folder called `testing`. */
export const isTest = (file: string): boolean => /\.test\.ts$|(^|\/)testing\//.test(file);

export function layerOf(file: string): Layer | undefined {
  return (isTest(file) ? TEST_LAYERS : LAYERS).find(({ files }) => fits(files, file));
}

export function fits(pattern: string, file: string): boolean {
  if (pattern.endsWith('/**')) return file.startsWith(pattern.slice(0, -2));
  const folder = pattern.slice(0, -1);
  return file.startsWith(folder) && !file.slice(folder.length).includes('/');
}
