import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { listenForEnd } from './ending.ts';

type Heard = [signal: NodeJS.Signals, atMs: number];

async function outcomeOf(heard: readonly Heard[]): Promise<{ asked: boolean; forcedBy: string[] }> {
  const source = new EventEmitter();
  const forcedBy: string[] = [];
  let now = 0;
  const ending = listenForEnd(
    (signal) => forcedBy.push(signal),
    source as unknown as NodeJS.Process,
    () => now,
  );
  for (const [signal, atMs] of heard) {
    now = atMs;
    source.emit(signal, signal);
  }
  const asked = await Promise.race([ending.asked.then(() => true), Promise.resolve().then(() => false)]);
  ending.stopListening();
  expect(source.eventNames()).toEqual([]);
  return { asked, forcedBy };
}

test.each<[string, Heard[], { asked: boolean; forcedBy: string[] }]>([
  ['nothing asks for nothing', [], { asked: false, forcedBy: [] }],
  ['one signal asks for the tidy end', [['SIGTERM', 5000]], { asked: true, forcedBy: [] }],
  [
    'the same signal passed on by the processes above is one wish',
    [
      ['SIGINT', 0],
      ['SIGINT', 2],
      ['SIGINT', 900],
    ],
    { asked: true, forcedBy: [] },
  ],
  [
    'the same signal later forces the end',
    [
      ['SIGINT', 0],
      ['SIGINT', 1500],
    ],
    { asked: true, forcedBy: ['SIGINT'] },
  ],
  [
    'another signal forces the end at once',
    [
      ['SIGINT', 0],
      ['SIGTERM', 1],
    ],
    { asked: true, forcedBy: ['SIGTERM'] },
  ],
])('%s', async (_what, heard, outcome) => expect(await outcomeOf(heard)).toEqual(outcome));
