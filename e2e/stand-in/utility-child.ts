// Loaded into the child before its own script: gives it the parent port of a utility process.
import { EventEmitter } from 'node:events';

const send = process.send?.bind(process);

class ParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    if (process.connected) send?.(structuredClone(message));
  }
}

const parentPort = new ParentPort();
process.on('message', (data) => parentPort.emit('message', { data, ports: [] }));
// A utility process ends with its browser, at once.
process.on('disconnect', () => process.exit(0));
Object.assign(process, { parentPort, type: 'utility', send: undefined });
