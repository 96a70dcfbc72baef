import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Uploads that are not whole yet, and copies that are being downloaded, carry the id of the process they belong to. */
export const UNFINISHED = /^\.(?:upload|download)-(\d+)-/;

/** Removes what a server that was killed left behind. Another one may be running in the same folder. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = UNFINISHED.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // There, and somebody else's.
  }
}
