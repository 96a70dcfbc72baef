// A worker thread's entry: reads files into batches. It never touches the workspace.
import { parentPort } from 'node:worker_threads';
import {
  BATCHES_AHEAD,
  buffersOf,
  type Batch,
  type FromParser,
  type ReadingRules,
  type ToParser,
} from './batch.ts';
import { BatchBuilder } from './batch-builder.ts';
import { readItem } from './read-item.ts';

if (parentPort === null) throw new Error('parse-thread runs as a worker thread only.');
const port = parentPort;
const builder = new BatchBuilder();
let rules: ReadingRules | null = null;
let ahead = 0;
let goOn: (() => void) | null = null;
let queue = Promise.resolve();

const post = (message: FromParser, moved: ArrayBuffer[] = []): void => port.postMessage(message, moved);

port.on('message', (message: ToParser) => {
  if (message.type === 'rules') rules = message.rules;
  else if (message.type === 'read') {
    const { item } = message;
    queue = queue.then(async () => {
      if (rules === null) throw new Error('There is nothing to read by.');
      for await (const step of readItem(item, rules, builder)) {
        const { number } = item;
        if ('sources' in step) post({ type: 'end', number, sources: step.sources });
        else if ('replaced' in step) post({ type: 'replace', number, source: step.replaced });
        else await give(number, step.batch, step.bytesRead);
      }
    });
  } else {
    ahead -= 1;
    goOn?.();
    goOn = null;
  }
});

async function give(number: number, batch: Batch, bytesRead: number): Promise<void> {
  if (ahead >= BATCHES_AHEAD) await new Promise<void>((resolve) => (goOn = resolve));
  ahead += 1;
  post({ type: 'batch', number, batch, bytesRead }, buffersOf(batch));
}
