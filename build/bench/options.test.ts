import { expect, it } from 'vitest';
import { benchOptions } from './options.ts';

it.each([
  [[], { traces: 1_000_000, rounds: 5, seed: 1, json: false, growth: false, clean: false }],
  [['--small'], { traces: 100_000, rounds: 3 }],
  [['--small', '--rounds', '7', '--seed', '4', '--json'], { rounds: 7, seed: 4, json: true }],
  [['--growth', '--clean'], { growth: true, clean: true }],
])('reads %j', (args, expected) => {
  expect(benchOptions(args)).toMatchObject(expected);
});

it.each([[['--rounds', '0']], [['--rounds', 'many']], [['--fast']], [['more']]])('refuses %j', (args) => {
  expect(() => benchOptions(args)).toThrow(TypeError);
});
