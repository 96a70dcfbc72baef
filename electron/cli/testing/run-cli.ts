import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { onTestFinished, vi } from 'vitest';
import { tempFolder } from '../../data/testing/temp-folder.ts';

const BIN = fileURLToPath(new URL('../../../build/tracebell.mjs', import.meta.url));
const SYSTEM_NODE = '/usr/bin/node';

export interface NodeUnderTest {
  name: string;
  path: string;
  /** Why it cannot be tried here; undefined where it can. */
  absent?: string;
}

/** The Node of the project, and an old one as a distribution has it, under which the program starts itself again. */
export const NODES: readonly NodeUnderTest[] = [
  { name: 'the project’s Node', path: process.execPath },
  { name: 'an older Node', path: SYSTEM_NODE, ...absence() },
];

function absence(): { absent?: string } {
  if (!existsSync(SYSTEM_NODE)) return { absent: `there is no ${SYSTEM_NODE}` };
  const major = Number(/\d+/.exec(spawnSync(SYSTEM_NODE, ['--version'], { encoding: 'utf8' }).stdout)?.[0]);
  return major < 24 ? {} : { absent: `${SYSTEM_NODE} is not older` };
}

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunningCli {
  child: ChildProcess;
  /** The application's folder, of this run alone. */
  folder: string;
  said: () => string;
  /** Waits for a line on standard output that fits. */
  line(pattern: RegExp): Promise<string>;
  ended: Promise<Ran>;
}

export interface CliOptions {
  node?: string;
  env?: NodeJS.ProcessEnv;
  /** A program and its arguments that starts the command line. */
  by?: (command: string[]) => string[];
}

/** The real program in a process of its own, in plain English unless the environment says otherwise. */
export function startCli(
  args: readonly string[],
  { node = process.execPath, env = {}, by }: CliOptions = {},
): RunningCli {
  const folder = tempFolder();
  const command = [node, BIN, ...args];
  const [program = '', ...rest] = by?.(command) ?? command;
  const child = spawn(program, rest, {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, LC_ALL: 'C', TRACEBELL_HOME: folder, ...env },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  onTestFinished(() => {
    for (const pid of processesOf(folder)) process.kill(pid, 'SIGKILL');
  });
  return {
    child,
    folder,
    said: () => stdout,
    line: (pattern) =>
      vi.waitUntil(
        () => {
          const found = stdout
            .split('\n')
            .slice(0, -1)
            .find((line) => pattern.test(line));
          if (found === undefined && child.exitCode !== null) throw new Error(`It ended: ${stdout}${stderr}`);
          return found ?? false;
        },
        { timeout: 60_000 },
      ),
    ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr }))),
  };
}

export function runCli(args: readonly string[], options: CliOptions = {}): Promise<Ran> {
  return startCli(args, options).ended;
}

/** Every process that was started with the folder as its own, however far down. Empty where the system cannot tell. */
export function processesOf(folder: string): number[] {
  if (!existsSync('/proc/self/environ')) return [];
  return readdirSync('/proc')
    .map(Number)
    .filter(
      (pid) => pid > 0 && pid !== process.pid && environmentOf(pid).includes(`TRACEBELL_HOME=${folder}\0`),
    );
}

function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return ''; // It ended just now, or is somebody else's.
  }
}
