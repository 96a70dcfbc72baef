import { PROVIDERS, RATING_CHOICES } from '../../shared/model/trace.ts';

/** A value an option takes. The label stands for it in help texts. */
export type ValueSpec =
  | { kind: 'text'; label: string; files?: true }
  | { kind: 'choice'; label: string; choices: readonly string[] }
  | { kind: 'integer'; label: string; min: number; max: number };

export interface OptionSpec {
  short?: string;
  takes?: ValueSpec;
  repeatable?: true;
  /** The command makes no sense without it. */
  required?: true;
}

export interface PositionalSpec {
  label: string;
  choices?: readonly string[];
  files?: true;
  optional?: true;
  /** Takes all that follow; only the last one can. */
  repeatable?: true;
}

export interface CommandSpec {
  options: Readonly<Record<string, OptionSpec>>;
  positionals: readonly PositionalSpec[];
}

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
const NAMES = [
  'import',
  'sync',
  'replay',
  'explain',
  'compare',
  'check',
  'sample',
  'serve',
  'completion',
  'help',
] as const;

const WORKSPACE = { takes: { kind: 'text', label: 'FILE', files: true } } as const;
const RATING = { takes: { kind: 'choice', label: 'HOW', choices: RATING_CHOICES } } as const;
const ZONE = { takes: { kind: 'text', label: 'ZONE' } } as const;
const PROVIDER = { takes: { kind: 'choice', label: 'NAME', choices: PROVIDERS } } as const;

/** Traces, and how a notification is held against them. */
const REPLAYED = {
  workspace: WORKSPACE,
  rating: RATING,
  zone: ZONE,
  provider: PROVIDER,
  assume: { takes: { kind: 'text', label: 'NAME=VALUE' }, repeatable: true },
  'respect-status': {},
} as const;
const WINDOW = {
  from: { takes: { kind: 'text', label: 'TIME' } },
  to: { takes: { kind: 'text', label: 'TIME' } },
} as const;

const NOTIFICATION = { label: 'NOTIFICATION.json', files: true } as const;
const PATHS = { label: 'PATH', files: true, optional: true, repeatable: true } as const;

/** Every command with its options: parsing, help, completion and suggestions are all drawn from here. */
export const COMMANDS = {
  import: {
    options: {
      workspace: { ...WORKSPACE, required: true },
      rating: RATING,
      zone: ZONE,
    },
    positionals: [{ label: 'PATH', files: true, repeatable: true }],
  },
  sync: {
    options: {
      workspace: { ...WORKSPACE, required: true },
      profile: { takes: { kind: 'text', label: 'NAME' } },
      region: { takes: { kind: 'text', label: 'REGION' } },
      'project-id': { takes: { kind: 'text', label: 'ID' } },
      'domain-id': { takes: { kind: 'text', label: 'ID' } },
      endpoint: { takes: { kind: 'text', label: 'SERVICE=URL' }, repeatable: true },
      days: { takes: { kind: 'integer', label: 'N', min: 1, max: 7 } },
    },
    positionals: [],
  },
  replay: {
    options: { ...WINDOW, ...REPLAYED, pins: {}, ids: {} },
    positionals: [NOTIFICATION, PATHS],
  },
  explain: {
    options: { trace: { takes: { kind: 'text', label: 'ID' }, required: true }, ...REPLAYED },
    positionals: [NOTIFICATION, PATHS],
  },
  compare: {
    options: { ...WINDOW, ...REPLAYED },
    positionals: [{ label: 'A.json', files: true }, { label: 'B.json', files: true }, PATHS],
  },
  check: { options: { provider: PROVIDER, workspace: WORKSPACE }, positionals: [NOTIFICATION] },
  sample: {
    options: {
      seed: { takes: { kind: 'integer', label: 'N', min: 0, max: 1_000_000 } },
      to: WINDOW.to,
    },
    positionals: [{ label: 'DIR', files: true }],
  },
  serve: {
    options: {
      workspace: WORKSPACE,
      port: { takes: { kind: 'integer', label: 'N', min: 0, max: 65_535 } },
    },
    positionals: [],
  },
  completion: { options: {}, positionals: [{ label: 'SHELL', choices: SHELLS }] },
  help: { options: {}, positionals: [{ label: 'COMMAND', choices: NAMES, optional: true }] },
} as const satisfies Record<(typeof NAMES)[number], CommandSpec>;

/** What every command takes as well, before its name or after it. */
export const COMMON_OPTIONS = { json: {}, help: { short: 'h' } } as const satisfies Record<
  string,
  OptionSpec
>;

/** What is asked of the program itself rather than of a command. */
export const TOP_OPTIONS = { version: {}, ...COMMON_OPTIONS } as const satisfies Record<string, OptionSpec>;

export type CommandName = keyof typeof COMMANDS;
export const COMMAND_NAMES: readonly CommandName[] = NAMES;

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

export function optionsOf(name: CommandName): Readonly<Record<string, OptionSpec>> {
  return { ...COMMANDS[name].options, ...COMMON_OPTIONS };
}

type Keys<Union> = Union extends object ? keyof Union : never;
export type OptionName = Keys<(typeof COMMANDS)[CommandName]['options']> | keyof typeof TOP_OPTIONS;
export type OptionEntry = [OptionName, OptionSpec];

/** The options of a command, or of the program, in the order they are shown in. */
export function optionEntries(name: CommandName | null): OptionEntry[] {
  return Object.entries(name === null ? TOP_OPTIONS : optionsOf(name)) as OptionEntry[];
}

type ValueOf<Spec> = Spec extends { takes: { kind: 'integer' } }
  ? number
  : Spec extends { takes: object }
    ? string
    : true;
type Options<Name extends CommandName> = (typeof COMMANDS)[Name]['options'] & typeof COMMON_OPTIONS;

/** What was given, by option. */
export type Values<Name extends CommandName> = {
  [Option in keyof Options<Name>]?: Options<Name>[Option] extends { repeatable: true }
    ? ValueOf<Options<Name>[Option]>[]
    : ValueOf<Options<Name>[Option]>;
};
