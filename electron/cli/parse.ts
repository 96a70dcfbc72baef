import { parseArgs } from 'node:util';
import { Misused, type UsageProblem } from './misused.ts';
import { nearest } from './nearest.ts';
import {
  COMMAND_NAMES,
  COMMANDS,
  isCommandName,
  optionsOf,
  TOP_OPTIONS,
  type CommandName,
  type OptionSpec,
  type PositionalSpec,
} from './options.ts';

type Value = string | number | true;
export type GivenValues = Record<string, Value | Value[]>;

/** A whole command line, understood. */
export interface Understood {
  /** Null when something was asked of the program itself. */
  command: CommandName | null;
  values: GivenValues;
  positionals: string[];
}

export type Parsed = Understood | { problem: UsageProblem };

export function parseCommandLine(argv: readonly string[]): Parsed {
  try {
    return understand(argv);
  } catch (error) {
    if (error instanceof Misused) return { problem: error.problem };
    throw error;
  }
}

function understand(argv: readonly string[]): Understood {
  const first = argv.findIndex((argument) => !argument.startsWith('-'));
  const name = argv[first];
  const before = name === undefined ? argv : argv.slice(0, first);
  const { values: top } = parseOptions(before, TOP_OPTIONS, []);
  if (top['version'] === true) return { command: null, values: top, positionals: [] };
  if (name === undefined) {
    if (top['help'] === true) return { command: null, values: top, positionals: [] };
    throw new Misused({ code: 'command-missing', details: {} });
  }
  if (!isCommandName(name))
    throw new Misused({
      code: 'command-unknown',
      details: { given: name, nearest: nearest(name, COMMAND_NAMES) },
    });
  const own = parseOptions(argv.slice(first + 1), optionsOf(name), COMMANDS[name].positionals);
  return { command: name, values: { ...top, ...own.values }, positionals: own.positionals };
}

/** What stands behind a command's name, by the rows of the table. */
export function parseOptions(
  args: readonly string[],
  options: Readonly<Record<string, OptionSpec>>,
  positionals: readonly PositionalSpec[],
): { values: GivenValues; positionals: string[] } {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { takes, short }]) => [
        name,
        {
          type: takes === undefined ? 'boolean' : 'string',
          ...(short === undefined ? {} : { short }),
        } as const,
      ]),
    ),
    // Its own complaints come in English only, and one at a time by exception.
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: GivenValues = {};
  const given: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') given.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (spec === undefined) throw unknownOption(token.rawName, options);
    addValue(values, token.name, spec, readValue(token, spec));
  }
  // Whoever asks for help is not told first what else is wrong.
  if (values['help'] !== true) {
    checkPositionals(given, positionals);
    checkRequired(values, options);
  }
  return { values, positionals: given };
}

function unknownOption(rawName: string, options: Readonly<Record<string, OptionSpec>>): Misused {
  const names = Object.keys(options).map((name) => `--${name}`);
  return new Misused({
    code: 'option-unknown',
    details: { given: rawName, nearest: nearest(rawName, names) },
  });
}

interface OptionToken {
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
}

function readValue({ rawName: option, value, inlineValue }: OptionToken, { takes }: OptionSpec): Value {
  if (takes === undefined) {
    if (value !== undefined) throw new Misused({ code: 'value-unexpected', details: { option } });
    return true;
  }
  // `--port --json` is a forgotten value; one that does begin with a dash is given as `--port=-…`.
  const forgotten = value === undefined || value === '' || (inlineValue !== true && /^-./.test(value));
  if (forgotten) throw new Misused({ code: 'value-missing', details: { option, label: takes.label } });
  if (takes.kind === 'text') return value;
  if (takes.kind === 'choice') {
    const { choices } = takes;
    if (choices.includes(value)) return value;
    throw new Misused({ code: 'value-unknown', details: { option, given: value, choices } });
  }
  const { min, max } = takes;
  const number = /^\d+$/.test(value) ? Number(value) : NaN;
  if (!(number >= min && number <= max))
    throw new Misused({ code: 'value-not-integer', details: { option, given: value, min, max } });
  return number;
}

function addValue(values: GivenValues, name: string, spec: OptionSpec, value: Value): void {
  const there = values[name];
  if (spec.repeatable === true) values[name] = [...(Array.isArray(there) ? there : []), value];
  else if (there !== undefined && value !== true)
    throw new Misused({ code: 'option-twice', details: { option: `--${name}` } });
  else values[name] = value;
}

function checkRequired(values: GivenValues, options: Readonly<Record<string, OptionSpec>>): void {
  for (const [name, { required, takes }] of Object.entries(options))
    if (required === true && values[name] === undefined)
      throw new Misused({
        code: 'option-missing',
        details: { option: `--${name}`, label: takes?.label ?? '' },
      });
}

function checkPositionals(given: readonly string[], specs: readonly PositionalSpec[]): void {
  const last = specs.at(-1);
  const surplus = last?.repeatable === true ? undefined : given[specs.length];
  if (surplus !== undefined) throw new Misused({ code: 'argument-surplus', details: { given: surplus } });
  for (const [index, { label, choices, optional }] of specs.entries()) {
    const value = given[index];
    if (value === undefined) {
      if (optional === true) continue;
      throw new Misused({ code: 'argument-missing', details: { label, choices: choices ?? [] } });
    }
    if (choices !== undefined && !choices.includes(value))
      throw new Misused({
        code: 'argument-unknown',
        details: { label, given: value, nearest: nearest(value, choices) },
      });
  }
}
