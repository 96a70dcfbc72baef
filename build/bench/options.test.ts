import { expect, it } from 'vitest';
import { benchOptions } from './options.ts';

const ALWAYS = ['import', 'questions', 'replay', 'screen', 'sync'];

it.each([
  [[], { traces: 1_000_000, rounds: 5, seed: 1, json: false, parts: new Set(ALWAYS), clean: false }],
  [['--small'], { traces: 100_000, rounds: 3 }],
  [['--small', '--rounds', '7', '--seed', '4', '--json'], { rounds: 7, seed: 4, json: true }],
  [['--growth', '--clean'], { parts: new Set([...ALWAYS, 'growth']), clean: true }],
  [['--only', 'sync,replay'], { parts: new Set(['sync', 'replay']) }],
  [['--only', 'sync', '--growth'], { parts: new Set(['sync', 'growth']) }],
])('reads %j', (args, expected) => {
  expect(benchOptions(args)).toMatchObject(expected);
});

it.each([
  [['--rounds', '0']],
  [['--rounds', 'many']],
  [['--fast']],
  [['--only', 'speed']],
  [['--only', '']],
  [['more']],
])('refuses %j', (args) => {
  expect(() => benchOptions(args)).toThrow(TypeError);
});
