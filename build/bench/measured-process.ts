import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The environment variable that names the file for a process's cost. */
export const COST_FILE = 'TRACEBELL_BENCH_COST';
const PRELOAD = new URL('./process-cost.ts', import.meta.url).href;

export interface ProcessCost {
  /** From after Node itself had started until the process ended. */
  seconds: number;
  peakBytes: number;
}

export interface Measured extends ProcessCost {
  output: string;
}

/**
 * Runs a script in a Node process of its own: nothing that ran before has warmed its code or filled its memory. What
 * it says besides its answer goes to this process's standard error.
 */
export async function measured(
  script: URL,
  args: readonly string[],
  folder: string,
  signal: AbortSignal,
  environment: NodeJS.ProcessEnv = {},
  flags: readonly string[] = [],
): Promise<Measured> {
  const costFile = join(folder, 'cost.json');
  await rm(costFile, { force: true });
  const child = spawn(process.execPath, [...flags, '--import', PRELOAD, fileURLToPath(script), ...args], {
    env: { ...process.env, ...environment, [COST_FILE]: costFile },
    stdio: ['ignore', 'pipe', 'inherit'],
    signal,
  });
  const { promise: ended, resolve, reject } = Promise.withResolvers<number | null>();
  child.on('error', reject);
  child.on('close', resolve);
  const [output, code] = await Promise.all([text(child.stdout), ended]);
  if (code !== 0) throw new Error(`${fileURLToPath(script)} ended with ${String(code)}: ${output}`);
  const cost = JSON.parse(await readFile(costFile, 'utf8')) as ProcessCost;
  return { ...cost, output };
}
