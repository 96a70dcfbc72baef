import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const KEPT_BYTES = 1024 * 1024;

/**
 * Lines for the next engineer, on this machine only: what the processes said when they went wrong. Never content of
 * a workspace. One older file is kept.
 */
export function openLog(folder: string, now: () => number): (line: string) => void {
  const logs = join(folder, 'logs');
  const path = join(logs, 'tracebell.log');
  return (line) => {
    try {
      mkdirSync(logs, { recursive: true });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > KEPT_BYTES) renameSync(path, `${path}.1`);
      appendFileSync(path, `${new Date(now()).toISOString()} ${line}\n`);
    } catch {
      process.stderr.write(`${line}\n`); // A folder that cannot be written must not end the app.
    }
  };
}
