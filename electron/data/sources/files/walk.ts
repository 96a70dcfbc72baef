import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { EntryKind, FileProblem } from '../../../../shared/model/file-problem.ts';
import { problemOf } from './file-problem.ts';
import { isJunk } from './junk.ts';

export interface FoundFile {
  kind: 'file';
  path: string;
  sizeBytes: number;
  /** When it was last written, in milliseconds since 1970. */
  modifiedAt: number;
}

export interface FoundProblem {
  kind: 'problem';
  path: string;
  problem: FileProblem;
}

/** Skipped for a reason that loses nothing. */
export interface FoundSkipped {
  kind: 'skipped';
  path: string;
  why: 'junk' | 'link-inside';
}

export type Found = FoundFile | FoundProblem | FoundSkipped;

/**
 * All files at and below the paths given, each once, in the order of their paths by code unit, which no language and
 * no file system changes. What cannot be read is told in its place. A link that is given is followed; one that is
 * met inside a folder is not: it leads out of it, or to what is met anyway.
 */
export async function walk(paths: readonly string[], signal?: AbortSignal): Promise<Found[]> {
  const found = new Map<string, Found>();
  for (const path of paths.map((given) => resolve(given))) {
    signal?.throwIfAborted();
    await visitGiven(path, found, signal);
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

async function visitGiven(path: string, found: Map<string, Found>, signal?: AbortSignal): Promise<void> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) await visitFolder(path, await realpath(path), found, signal);
    else add(found, path, stats);
  } catch (error) {
    // A link to nothing is there all the same.
    const isLink = await isBrokenLink(path);
    const problem: FileProblem = isLink ? { code: 'link-broken', details: {} } : problemOf(error);
    found.set(path, { kind: 'problem', path, problem });
  }
}

const isBrokenLink = async (path: string): Promise<boolean> =>
  lstat(path).then(
    (stats) => stats.isSymbolicLink(),
    () => false,
  );

async function visitFolder(
  path: string,
  root: string,
  found: Map<string, Found>,
  signal?: AbortSignal,
): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(path, { withFileTypes: true });
  } catch (error) {
    signal?.throwIfAborted();
    found.set(path, { kind: 'problem', path, problem: problemOf(error) });
    return;
  }
  for (const entry of entries) {
    signal?.throwIfAborted();
    await visitEntry(join(path, entry.name), entry, root, found, signal);
  }
}

async function visitEntry(
  path: string,
  entry: Dirent,
  root: string,
  found: Map<string, Found>,
  signal?: AbortSignal,
): Promise<void> {
  if (isJunk(entry.name)) {
    found.set(path, { kind: 'skipped', path, why: 'junk' });
    return;
  }
  // What stands for bytes that are no text leads to nothing.
  if (entry.name.includes('\uFFFD') && !(await isThere(path))) {
    addUnnamed(found, path);
    return;
  }
  if (entry.isDirectory()) return visitFolder(path, root, found, signal);
  try {
    if (entry.isSymbolicLink()) found.set(path, await judgeLink(path, root));
    else add(found, path, await lstat(path));
  } catch (error) {
    found.set(path, { kind: 'problem', path, problem: problemOf(error) });
  }
}

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

/** Several names may read the same. */
function addUnnamed(found: Map<string, Found>, path: string): void {
  const known = found.get(path);
  const before =
    known?.kind === 'problem' && known.problem.code === 'name-not-utf8' ? known.problem.details.count : 0;
  found.set(path, {
    kind: 'problem',
    path,
    problem: { code: 'name-not-utf8', details: { count: before + 1 } },
  });
}

async function judgeLink(path: string, root: string): Promise<Found> {
  let target: string;
  try {
    target = await realpath(path);
  } catch {
    // To nothing, or round in a circle.
    return { kind: 'problem', path, problem: { code: 'link-broken', details: {} } };
  }
  if (target === root || target.startsWith(root.endsWith(sep) ? root : root + sep))
    return { kind: 'skipped', path, why: 'link-inside' };
  return { kind: 'problem', path, problem: { code: 'link-outside', details: { target } } };
}

function add(found: Map<string, Found>, path: string, stats: Stats): void {
  if (stats.isFile()) {
    found.set(path, { kind: 'file', path, sizeBytes: stats.size, modifiedAt: Math.trunc(stats.mtimeMs) });
    return;
  }
  const problem: FileProblem = { code: 'file-not-regular', details: { kind: kindOf(stats) } };
  found.set(path, { kind: 'problem', path, problem });
}

export function kindOf(stats: Stats): EntryKind {
  if (stats.isDirectory()) return 'folder';
  if (stats.isFIFO()) return 'pipe';
  if (stats.isSocket()) return 'socket';
  return stats.isSymbolicLink() ? 'link' : 'device';
}
