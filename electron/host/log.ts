import { appendFileSync, mkdirSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const KEPT_BYTES = 1024 * 1024;
/** A stack is a few thousand characters. */
const LINE_CHARACTERS = 16_384;
const STDERR = 2;

/**
 * Lines for the next engineer, on this machine only: what the processes said when they went wrong. Never content of
 * a workspace. One older file is kept. Never throws: a log that cannot be kept must not end the app.
 */
export function openLog(folder: string, now: () => number): (line: string) => void {
  const logs = join(folder, 'logs');
  const path = join(logs, 'tracebell.log');
  return (line) => {
    const text = line.length > LINE_CHARACTERS ? `${line.slice(0, LINE_CHARACTERS)} …` : line;
    try {
      mkdirSync(logs, { recursive: true });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > KEPT_BYTES) renameSync(path, `${path}.1`);
      appendFileSync(path, `${new Date(now()).toISOString()} ${text}\n`, { mode: 0o600 });
    } catch {
      sayInstead(text);
    }
  };
}

/** Written directly: the stream would report a terminal that is gone as an error of the process. */
function sayInstead(text: string): void {
  try {
    writeSync(STDERR, `${text}\n`);
  } catch {
    return; // Nobody listens anywhere.
  }
}
