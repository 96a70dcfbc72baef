import { utilityProcess } from 'electron';
import { fileURLToPath } from 'node:url';
import type { DataMessage, DataStart } from '../../shared/ipc/message.ts';
import { DATA_FLAGS } from '../host/data-flags.ts';
import type { DataChannel } from '../host/data-process.ts';

/** The data process as a utility process of Electron. Only possible once the app is ready. */
export function utilityData(entry: URL, log: (line: string) => void): (begin: DataStart) => DataChannel {
  return (begin) => {
    const child = utilityProcess.fork(fileURLToPath(entry), [JSON.stringify(begin)], {
      serviceName: 'Tracebell data',
      stdio: ['ignore', 'ignore', 'pipe'],
      execArgv: [...DATA_FLAGS],
    });
    child.stderr?.on('data', (text: Buffer) => log(text.toString('utf8').trimEnd()));
    return {
      post: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', (message: DataMessage) => listener(message)),
      onSaid: (listener) => void child.stderr?.on('data', (text: Buffer) => listener(text.toString('utf8'))),
      onExit: (listener) => void child.on('exit', listener),
      kill: () => void child.kill(),
    };
  };
}
