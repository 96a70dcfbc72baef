import { expect, test } from 'vitest';
import { COMMAND_NAMES, TOP_OPTIONS, type OptionSpec } from '../cli/options.ts';
import { commandIn } from './command-in.ts';

const COMMANDS: readonly [args: string[], given: string[]][] = [
  [
    ['replay', 'ops.json', './traces'],
    ['replay', 'ops.json', './traces'],
  ],
  [
    ['--no-sandbox', 'replay', '--json'],
    ['replay', '--json'],
  ],
  [
    ['--json', '--version'],
    ['--json', '--version'],
  ],
  [['--disable-gpu', '--help'], ['--help']],
  [['repaly'], ['repaly']],
  [
    ['import', 'a.tracebell'],
    ['import', 'a.tracebell'],
  ],
];
for (const [args, given] of COMMANDS)
  test(`${args.join(' ')} asks for no window`, () => expect(commandIn(args)).toEqual(given));

const WINDOWS: readonly string[][] = [
  [],
  ['/home/a/audit.tracebell'],
  ['audit.tracebell'],
  ['file:///home/a/audit.tracebell'],
  ['C:\\Users\\a\\audit.tracebell'],
  ['--no-sandbox'],
  ['--enable-features=x', '/home/a/audit.tracebell'],
  ['-psn_0_12345'],
  ['./traces'],
];
for (const args of WINDOWS)
  test(`${args.join(' ') || 'nothing'} asks for a window`, () => expect(commandIn(args)).toBeNull());

test.each(COMMAND_NAMES.map((name) => [name]))('every command is one: %s', (name) => {
  expect(commandIn([name, '--help'])).toEqual([name, '--help']);
});

test('what the command line knows before a command is known here', () => {
  const known = Object.entries<OptionSpec>(TOP_OPTIONS).flatMap(([name, { short }]) => [
    `--${name}`,
    ...(short === undefined ? [] : [`-${short}`]),
  ]);
  for (const option of known) expect(commandIn([option])).toEqual([option]);
});
