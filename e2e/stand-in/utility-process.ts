import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import type { ForkOptions } from 'electron';
import { lifecycle } from './lifecycle.ts';

const alive = new Set<ChildProcess>();

/** A utility process of Electron, as a child of plain Node. */
class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;

  constructor(modulePath: string, args: string[], options: ForkOptions) {
    super();
    const [, stdout = 'inherit', stderr = 'inherit'] = Array.isArray(options.stdio) ? options.stdio : [];
    const child = fork(modulePath, args, {
      serialization: 'advanced',
      stdio: ['ignore', stdout, stderr, 'ipc'],
      execArgv: [
        '--import',
        new URL('./utility-child.ts', import.meta.url).href,
        ...(options.execArgv ?? []),
      ],
      ...(options.env === undefined ? {} : { env: options.env as NodeJS.ProcessEnv }),
    });
    this.#child = child;
    alive.add(child);
    child.on('spawn', () => this.emit('spawn'));
    child.on('message', (message) => this.emit('message', message));
    child.on('exit', (code, signal) => {
      alive.delete(child);
      this.emit('exit', code ?? (signal === null ? 0 : constants.signals[signal]));
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get stdout(): Readable | null {
    return this.#child.stdout;
  }

  get stderr(): Readable | null {
    return this.#child.stderr;
  }

  postMessage(message: unknown): void {
    // Throws for what cannot be copied, whether or not anybody is left to get it.
    const copied = structuredClone(message) as object;
    if (this.#child.connected) this.#child.send(copied);
  }

  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = {
  fork(modulePath: string, args: string[] = [], options: ForkOptions = {}): UtilityProcess {
    lifecycle.mustBeReady('utilityProcess.fork');
    return new UtilityProcess(modulePath, args, options);
  },
};

/** Not of Electron: for a test that ends one. */
export function utilityPids(): number[] {
  return [...alive].flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
}
