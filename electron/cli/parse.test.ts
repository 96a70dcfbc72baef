import { describe, expect, test } from 'vitest';
import type { OptionSpec, PositionalSpec } from './options.ts';
import { parseCommandLine, parseOptions } from './parse.ts';

describe('understands', () => {
  test.each<[string, object]>([
    ['--version', { command: null, values: { version: true }, positionals: [] }],
    ['--help', { command: null, values: { help: true }, positionals: [] }],
    ['-h', { command: null, values: { help: true }, positionals: [] }],
    ['--version --json', { command: null, values: { version: true, json: true }, positionals: [] }],
    ['serve', { command: 'serve', values: {}, positionals: [] }],
    ['--json serve', { command: 'serve', values: { json: true }, positionals: [] }],
    ['serve --json --json', { command: 'serve', values: { json: true }, positionals: [] }],
    ['serve --port 8080', { command: 'serve', values: { port: 8080 }, positionals: [] }],
    ['serve --port=0', { command: 'serve', values: { port: 0 }, positionals: [] }],
    ['serve --port=65535', { command: 'serve', values: { port: 65535 }, positionals: [] }],
    ['serve --workspace a=b', { command: 'serve', values: { workspace: 'a=b' }, positionals: [] }],
    ['serve --workspace=-x', { command: 'serve', values: { workspace: '-x' }, positionals: [] }],
    ['serve --workspace -', { command: 'serve', values: { workspace: '-' }, positionals: [] }],
    ['serve a b c --help', { command: 'serve', values: { help: true }, positionals: ['a', 'b', 'c'] }],
    ['help', { command: 'help', values: {}, positionals: [] }],
    ['help serve', { command: 'help', values: {}, positionals: ['serve'] }],
    ['completion -- bash', { command: 'completion', values: {}, positionals: ['bash'] }],
    [
      'replay n.json --assume a=b t.json --pins --assume=c=d u --from -',
      {
        command: 'replay',
        values: { assume: ['a=b', 'c=d'], pins: true, from: '-' },
        positionals: ['n.json', 't.json', 'u'],
      },
    ],
    [
      'explain --trace x - t.json',
      { command: 'explain', values: { trace: 'x' }, positionals: ['-', 't.json'] },
    ],
  ])('%s', (line, understood) => expect(parseCommandLine(line.split(' '))).toEqual(understood));
});

describe('says what is wrong with', () => {
  test.each<[string, object]>([
    ['', { code: 'command-unknown', details: { given: '', nearest: 'sync' } }],
    ['sevre', { code: 'command-unknown', details: { given: 'sevre', nearest: 'serve' } }],
    ['constructor', { code: 'command-unknown', details: { given: 'constructor', nearest: 'compare' } }],
    ['--json', { code: 'command-missing', details: {} }],
    ['--verson', { code: 'option-unknown', details: { given: '--verson', nearest: '--version' } }],
    ['--port 1 serve', { code: 'option-unknown', details: { given: '--port', nearest: '--json' } }],
    ['serve --prot 1', { code: 'option-unknown', details: { given: '--prot', nearest: '--port' } }],
    [
      'serve --constructor',
      { code: 'option-unknown', details: { given: '--constructor', nearest: '--port' } },
    ],
    ['serve -x', { code: 'option-unknown', details: { given: '-x', nearest: '--port' } }],
    ['serve --version', { code: 'option-unknown', details: { given: '--version', nearest: '--json' } }],
    ['serve --port', { code: 'value-missing', details: { option: '--port', label: 'N' } }],
    ['serve --port --json', { code: 'value-missing', details: { option: '--port', label: 'N' } }],
    ['serve --workspace=', { code: 'value-missing', details: { option: '--workspace', label: 'FILE' } }],
    ['serve --json=yes', { code: 'value-unexpected', details: { option: '--json' } }],
    ['serve --port 1 --port 2', { code: 'option-twice', details: { option: '--port' } }],
    ['serve a', { code: 'argument-surplus', details: { given: 'a' } }],
    ['serve -- --json', { code: 'argument-surplus', details: { given: '--json' } }],
    ['replay', { code: 'argument-missing', details: { label: 'NOTIFICATION.json', choices: [] } }],
    ['compare a.json', { code: 'argument-missing', details: { label: 'B.json', choices: [] } }],
    ['check a b', { code: 'argument-surplus', details: { given: 'b' } }],
    ['explain a b', { code: 'option-missing', details: { option: '--trace', label: 'ID' } }],
    [
      'replay a b --provider azure',
      {
        code: 'value-unknown',
        details: { option: '--provider', given: 'azure', choices: ['huawei', 'ibm', 'alibaba', 'aws'] },
      },
    ],
    ['help serve serve', { code: 'argument-surplus', details: { given: 'serve' } }],
    [
      'completion',
      { code: 'argument-missing', details: { label: 'SHELL', choices: ['bash', 'zsh', 'fish'] } },
    ],
    [
      'completion bsh',
      { code: 'argument-unknown', details: { label: 'SHELL', given: 'bsh', nearest: 'bash' } },
    ],
    [
      'help sevre',
      { code: 'argument-unknown', details: { label: 'COMMAND', given: 'sevre', nearest: 'serve' } },
    ],
  ])('%j', (line, problem) => expect(parseCommandLine(line.split(' '))).toMatchObject({ problem }));

  test('nothing at all', () => {
    expect(parseCommandLine([])).toEqual({ problem: { code: 'command-missing', details: {} } });
  });

  test.each(['x', '-1', '1.5', '65536', '1e3', '0x10', '٣', ' 1', '9'.repeat(400)])('the port %j', (port) => {
    expect(parseCommandLine(['serve', `--port=${port}`])).toMatchObject({
      problem: { code: 'value-not-integer', details: { option: '--port', given: port, min: 0, max: 65535 } },
    });
  });
});

describe('a table with more than today’s commands need', () => {
  const options: Record<string, OptionSpec> = {
    assume: { takes: { kind: 'text', label: 'NAME=VALUE' }, repeatable: true },
    quiet: { short: 'q' },
    level: { short: 'l', takes: { kind: 'integer', label: 'N', min: 1, max: 9 } },
  };
  const positionals: PositionalSpec[] = [
    { label: 'FIRST' },
    { label: 'PATH', optional: true, repeatable: true },
  ];

  test.each<[string, object]>([
    ['a', { values: {}, positionals: ['a'] }],
    ['a b c', { values: {}, positionals: ['a', 'b', 'c'] }],
    ['--assume x=1 a --assume=y=2', { values: { assume: ['x=1', 'y=2'] }, positionals: ['a'] }],
    ['a -ql3', { values: { quiet: true, level: 3 }, positionals: ['a'] }],
    ['a -- --assume -q', { values: {}, positionals: ['a', '--assume', '-q'] }],
  ])('reads %s', (line, parsed) =>
    expect(parseOptions(line.split(' '), options, positionals)).toEqual(parsed),
  );

  test('misses the first argument, not the optional ones', () => {
    expect(() => parseOptions(['-q'], options, positionals)).toThrow('argument-missing');
  });
});
