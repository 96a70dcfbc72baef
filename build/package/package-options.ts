import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export type SystemName = 'linux' | 'win32' | 'darwin';

/** What is built where. A package is made on the system it is for. */
export const TARGETS: Readonly<Record<SystemName, readonly string[]>> = {
  linux: ['AppImage', 'deb', 'tar.gz'],
  win32: ['nsis', 'zip'],
  darwin: ['dmg', 'zip'],
};

export interface PackageOptions {
  /** Empty: the unpacked app alone. */
  targets: readonly string[];
  output: string;
}

export const USAGE =
  'npm run package -- [--dir] [--target NAME]… [--output FOLDER]: builds the app for this system; --dir only unpacked.';

export class PackagingFailed extends Error {}

/** Throws the sentence to end with. */
export function packageOptions(
  args: readonly string[],
  system: string,
  folder: string,
): PackageOptions & { system: SystemName } {
  if (!isSystem(system)) throw new PackagingFailed(`There are no packages for ${system}.`);
  const { dir = false, target = [], output = 'release' } = parse(args);
  const possible = TARGETS[system];
  const unknown = target.find((name) => !possible.includes(name));
  if (unknown !== undefined)
    throw new PackagingFailed(`There is no target ${unknown} here; there are ${possible.join(', ')}.`);
  return {
    system,
    targets: dir ? [] : target.length > 0 ? target : possible,
    output: resolve(folder, output),
  };
}

function parse(args: readonly string[]): { dir?: boolean; target?: string[]; output?: string } {
  try {
    return parseArgs({
      args: [...args],
      options: {
        dir: { type: 'boolean' },
        target: { type: 'string', multiple: true },
        output: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new PackagingFailed(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

const isSystem = (name: string): name is SystemName => Object.hasOwn(TARGETS, name);
