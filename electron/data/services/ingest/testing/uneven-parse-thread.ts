// The thread that reads, whose messages come late by turns: what was read first is not what arrives first.
import { parentPort, threadId } from 'node:worker_threads';

if (parentPort === null) throw new Error('uneven-parse-thread runs as a worker thread only.');
const port = parentPort;
const post = port.postMessage.bind(port);
let told = Promise.resolve();
let number = threadId;

port.postMessage = (...given: Parameters<typeof post>): void => {
  number = (Math.imul(number, 1103515245) + 12345) >>> 0;
  const turns = (number >>> 16) % 40;
  told = told.then(async () => {
    for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
    post(...given);
  });
};

await import('../parse-thread.ts');
