import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A program that the builder fetches where it has none. */
interface Tool {
  name: string;
  /** Variables of the builder that name one of our own. */
  variable: string;
  /** How what it fetched before is called in its store. */
  stored: RegExp;
  /** What it may be called on this machine, and what tells the builder to take that. */
  installed?: { names: readonly string[]; tell(path: string): NodeJS.ProcessEnv };
}

const SEVEN_ZIP: Tool = {
  name: '7zip',
  variable: 'ELECTRON_BUILDER_7ZIP_PATH',
  stored: /^7zip/,
  installed: {
    names: ['7za', '7zz', '7z'],
    tell: (path) => ({ ELECTRON_BUILDER_7ZIP_PATH: path }),
  },
};

const FPM: Tool = {
  name: 'fpm',
  variable: 'CUSTOM_FPM_PATH',
  stored: /^fpm/,
  installed: { names: ['fpm'], tell: (path) => ({ CUSTOM_FPM_PATH: path }) },
};

const APPIMAGE: Tool = { name: 'AppImage’s tools', variable: 'APPIMAGE_TOOLS_PATH', stored: /^appimage/ };
const NSIS: Tool = { name: 'NSIS', variable: 'ELECTRON_BUILDER_NSIS_DIR', stored: /^nsis/ };

const NEEDED: Readonly<Record<string, Tool>> = {
  'tar.gz': SEVEN_ZIP,
  zip: SEVEN_ZIP,
  deb: FPM,
  AppImage: APPIMAGE,
  nsis: NSIS,
};

export interface Tooling {
  /** Targets that can be built. */
  possible: string[];
  /** Of the others: what each lacks, in a sentence. */
  said: string[];
  /** What tells the builder of the programs found. */
  env: NodeJS.ProcessEnv;
}

/** Which targets can be built with what is here. What can be fetched is asked for once, and only where it matters. */
export async function toolsFor(
  targets: readonly string[],
  env: NodeJS.ProcessEnv,
  canFetch: () => Promise<boolean>,
): Promise<Tooling> {
  const tooling: Tooling = { possible: [], said: [], env: {} };
  let fetches: Promise<boolean> | null = null;
  for (const target of targets) {
    const tool = NEEDED[target];
    if (tool === undefined) {
      tooling.possible.push(target);
      continue;
    }
    const here = hereAlready(tool, env);
    if (here === false && !(await (fetches ??= canFetch()))) {
      tooling.said.push(
        `${target} is not built: it takes ${tool.name}, which is neither on this machine nor reachable (${tool.variable} names one).`,
      );
      continue;
    }
    tooling.possible.push(target);
    if (typeof here === 'object') Object.assign(tooling.env, here);
  }
  return tooling;
}

/** What the builder must be told to find it; false where it is not here. */
function hereAlready(tool: Tool, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv | boolean {
  if (env[tool.variable]) return true;
  const path = tool.installed?.names.map((name) => inPath(name, env)).find((found) => found !== null);
  if (path) return tool.installed?.tell(path) ?? true;
  const store = env['ELECTRON_BUILDER_CACHE'] || join(homedir(), '.cache/electron-builder');
  return existsSync(store) && readdirSync(store).some((name) => tool.stored.test(name));
}

function inPath(name: string, env: NodeJS.ProcessEnv): string | null {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const names = process.platform === 'win32' ? [`${name}.exe`] : [name];
  return (
    folders.flatMap((folder) => names.map((file) => join(folder, file))).find((path) => existsSync(path)) ??
    null
  );
}
