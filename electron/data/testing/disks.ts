import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { isRoot } from './rights.ts';

/** Why no small disk can be made here; undefined where one can. */
export const noMounts: string | undefined = isRoot && mayMount() ? undefined : 'mounting needs root';

/** A disk of its own for the running test. */
export function smallDisk(kibibytes: number): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tracebell-disk-')));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tracebell-test', folder]);
  onTestFinished(() => unmount(folder));
  return folder;
}

/** A folder's content under another name, where nothing can be written, not even by root. */
export function readOnlyView(of: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tracebell-view-')));
  execFileSync('mount', ['--bind', of, folder]);
  onTestFinished(() => unmount(folder));
  execFileSync('mount', ['-o', 'remount,bind,ro', folder]);
  return folder;
}

/** Takes up a disk's free space but for what is to be left. */
export function fillDisk(folder: string, leftKibibytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(join(folder, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - leftKibibytes * 1024), 1));
}

export function emptyDisk(folder: string): void {
  rmSync(join(folder, 'filler'), { force: true });
}

function unmount(folder: string): void {
  execFileSync('umount', ['--lazy', folder]);
  rmSync(folder, { recursive: true, force: true });
}

function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'tracebell-try-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tracebell-test', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
