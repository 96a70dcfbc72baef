import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { DataMessage, DataStart } from '../../shared/ipc/message.ts';
import { DATA_FLAGS } from './data-flags.ts';
import type { DataChannel } from './data-process.ts';

/** The data process as a child of plain Node. */
export function forkData(entry: URL, log: (line: string) => void): (begin: DataStart) => DataChannel {
  return (begin) => {
    const child = fork(fileURLToPath(entry), [JSON.stringify(begin)], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      // Flags of the host (an inspector's port, a loader) are its own.
      execArgv: [...DATA_FLAGS],
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => log(text.trimEnd()));
    return {
      // A process that is just ending has no channel any more, or one that breaks; its exit settles what was asked.
      post: (message) => void (child.connected && child.send(message, () => undefined)),
      onMessage: (listener) => void child.on('message', (message) => listener(message as DataMessage)),
      onSaid: (listener) => void child.stderr?.on('data', listener),
      onExit: (listener) => {
        child.on('exit', listener);
        child.on('error', (error) => {
          log(`The data process: ${error.message}`);
          if (child.pid === undefined) listener(null); // It could not even be started: no exit follows.
        });
      },
      kill: () => void child.kill('SIGKILL'),
    };
  };
}
