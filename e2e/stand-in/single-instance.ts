import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SecondStart {
  argv: string[];
  folder: string;
  additionalData: unknown;
}

export interface InstanceLock {
  held: boolean;
  /** Settled when the process that holds the lock has heard of this start. */
  delivered: Promise<void>;
}

/** One process a folder: a further one tells the first how it was started. The answer is due at once, so files it is. */
export function takeInstanceLock(
  folder: string,
  start: SecondStart,
  onStart: (start: SecondStart) => void,
): InstanceLock {
  const lock = join(folder, 'single-instance');
  const draft = `${lock}.${process.pid}`;
  // Not in the folder: the path of a socket has room for about a hundred characters.
  const socket = socketPath();
  for (;;) {
    try {
      writeFileSync(draft, JSON.stringify({ pid: process.pid, socket }));
      linkSync(draft, lock);
      listen(socket, onStart);
      process.on('exit', () => {
        rmSync(lock, { force: true });
        rmSync(socket, { force: true });
      });
      return { held: true, delivered: Promise.resolve() };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    const holder = JSON.parse(readFileSync(lock, 'utf8')) as { pid: number; socket: string };
    if (isAlive(holder.pid)) return { held: false, delivered: tell(holder.socket, start) };
    rmSync(lock, { force: true });
  }
}

function socketPath(): string {
  const name = `stand-in-${process.pid}-${Date.now().toString(36)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

function listen(socket: string, onStart: (start: SecondStart) => void): void {
  const server = createServer((connection) => {
    let text = '';
    connection.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (!text.endsWith('\n')) return;
      onStart(JSON.parse(text) as SecondStart);
      connection.end('heard');
    });
  });
  server.listen(socket).unref();
}

function tell(socket: string, start: SecondStart): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const connection = connect(socket, () => connection.write(`${JSON.stringify(start)}\n`));
  connection.resume();
  connection.on('close', () => resolve());
  connection.on('error', () => resolve()); // The first one ended in between; there is nobody to tell.
  return promise;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
