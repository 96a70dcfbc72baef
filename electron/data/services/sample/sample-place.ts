import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withDisk } from '../../cache/disk-failure.ts';
import { removeSideFiles } from '../../cache/side-files.ts';
import { removeIfEmpty } from './new-folder.ts';

/** Where the app keeps its sample: the workspace, its files, and the list of those. */
export interface SamplePlace {
  folder: string;
  workspace: string;
  files: string;
  list: string;
}

export function placeIn(folder: string): SamplePlace {
  const at = (name: string): string => join(folder, name);
  return { folder, workspace: at('sample.tracebell'), files: at('files'), list: at('files.txt') };
}

export function beginPlace({ folder, list }: SamplePlace): void {
  withDisk(folder, () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(list, '');
  });
}

/** Removes what the app wrote there, and nothing else that somebody may have put beside it. */
export function clearPlace({ folder, workspace, files, list }: SamplePlace): void {
  if (!existsSync(folder)) return;
  withDisk(folder, () => {
    const names = existsSync(list) ? readFileSync(list, 'utf8').split('\n').filter(Boolean) : [];
    for (const name of names) rmSync(join(files, name), { force: true });
    for (const inner of foldersOf(names)) removeIfEmpty(join(files, inner));
    removeIfEmpty(files);
    removeSideFiles(workspace);
    rmSync(workspace, { force: true });
    rmSync(list, { force: true });
  });
  removeIfEmpty(folder);
}

/** Inner ones first. */
function foldersOf(names: readonly string[]): string[] {
  const found = new Set<string>();
  for (const name of names)
    for (let folder = dirname(name); folder !== '.'; folder = dirname(folder)) found.add(folder);
  return [...found].toSorted((one, other) => other.length - one.length);
}

export function movePlace(from: SamplePlace, to: SamplePlace): void {
  withDisk(from.folder, () => renameSync(from.folder, to.folder));
}
