import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

export interface Ran {
  /** 128 and the signal's number where a signal ended it. */
  code: number;
  /** What it said, where that was not shown at once. */
  output: string;
  seconds: number;
}

export interface RunOptions {
  /** Show what it says as it comes, or keep it for the caller. */
  output: 'shown' | 'kept';
  env?: NodeJS.ProcessEnv;
  withinMs?: number;
  signal?: AbortSignal;
}

const running = new Set<ChildProcess>();

/** Runs a script with this Node, in the project's folder. */
export function runNode(args: readonly string[], options: RunOptions): Promise<Ran> {
  return run(process.execPath, args, options);
}

export async function run(program: string, args: readonly string[], options: RunOptions): Promise<Ran> {
  const startedAt = performance.now();
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...process.env, ...(options.output === 'kept' ? coloured() : {}), ...options.env },
    stdio: options.output === 'shown' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    ...(options.withinMs === undefined ? {} : { timeout: options.withinMs }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  running.add(child);
  const said: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
  const { promise: ended, resolve } = Promise.withResolvers<number>();
  child.on('error', (error) => {
    said.push(Buffer.from(`${error.message}\n`));
    resolve(127);
  });
  child.on('close', (code, signal) => resolve(code ?? exitCodeOf(signal)));
  const code = await ended;
  running.delete(child);
  const seconds = (performance.now() - startedAt) / 1000;
  return { code, output: Buffer.concat(said).toString('utf8'), seconds };
}

/** What is kept is shown later, so it is coloured as if it came at once; what goes to a file is not. */
function coloured(): NodeJS.ProcessEnv {
  if (process.env['FORCE_COLOR'] !== undefined || process.env['NO_COLOR'] !== undefined) return {};
  return process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
}

/** As a shell gives it, for what a signal ended. */
export function exitCodeOf(signal: NodeJS.Signals | null): number {
  return 128 + (signal === null ? 0 : constants.signals[signal]);
}

/** A signal to this process alone would otherwise leave the children running. Gives what undoes it. */
export function endChildrenWithThisProcess(): () => void {
  const end = (signal: NodeJS.Signals): void => {
    for (const child of running) child.kill(signal);
    process.exit(exitCodeOf(signal));
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}
