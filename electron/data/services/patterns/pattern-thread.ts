// A worker thread's entry: tries patterns on the values of columns, where it can be ended.
import { parentPort } from 'node:worker_threads';
import { valueTest } from '../../../../shared/query/value-test.ts';
import type { FromPatternThread, ToPatternThread } from './pattern-message.ts';

if (parentPort === null) throw new Error('pattern-thread runs as a worker thread only.');
const port = parentPort;
const valuesOf = new Map<string, string[]>();
const post = (message: FromPatternThread): void => port.postMessage(message);

port.on('message', (message: ToPatternThread) => {
  if (message.type === 'values') {
    const known = valuesOf.get(message.field) ?? [];
    for (const value of message.values) known.push(value);
    valuesOf.set(message.field, known);
    return;
  }
  post({ type: 'begun' });
  const { pattern, from } = message;
  const values = valuesOf.get(pattern.field) ?? [];
  const fits = valueTest({ kind: 'regex', pattern: pattern.pattern, fold: pattern.fold });
  const places: number[] = [];
  for (let at = from; at < values.length; at += 1) if (fits(values[at] ?? '')) places.push(at);
  post({ type: 'fitting', places: Uint32Array.from(places) });
});
