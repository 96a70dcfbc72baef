import type { Words } from '../../shared/words/words.ts';
import type { Run } from './command.ts';
import {
  COMMAND_NAMES,
  COMMANDS,
  isCommandName,
  optionEntries,
  type CommandName,
  type PositionalSpec,
} from './options.ts';
import { optionWords } from './option-words.ts';
import { print } from './output.ts';

export const run: Run<'help'> = ({ values, positionals: [name], words }) => {
  printHelp(name !== undefined && isCommandName(name) ? name : null, words, values.json === true);
  return 0;
};

/** Of one command, or of the program when there is none. */
export function printHelp(command: CommandName | null, words: Words, json: boolean): void {
  if (json) print(JSON.stringify(command === null ? programData(words) : commandData(command, words)));
  else print(command === null ? programText(words) : commandText(command, words));
}

function programText(words: Words): string {
  const { cli } = words;
  return paragraphs(
    `${cli.usageHeading}: tracebell COMMAND [OPTION]…`,
    cli.summary,
    section(
      cli.commandsHeading,
      COMMAND_NAMES.map((name) => [usageOf(name), cli.commands[name]]),
    ),
    section(cli.optionsHeading, optionRows(null, words)),
    cli.moreHelp,
    cli.exitCodes,
  );
}

function commandText(name: CommandName, words: Words): string {
  const { cli } = words;
  return paragraphs(
    `${cli.usageHeading}: tracebell ${usageOf(name)} [OPTION]…`,
    cli.commands[name],
    section(cli.optionsHeading, optionRows(name, words)),
    cli.notes[name],
    cli.exitCodes,
  );
}

function usageOf(name: CommandName): string {
  const required = optionEntries(name)
    .filter(([, spec]) => spec.required === true)
    .map(([option, { takes }]) => `--${option} ${takes?.label ?? ''}`);
  return [name, ...COMMANDS[name].positionals.map(positionalLabel), ...required].join(' ');
}

function positionalLabel({ label, optional, repeatable }: PositionalSpec): string {
  const text = repeatable === true ? `${label}…` : label;
  return optional === true ? `[${text}]` : text;
}

function optionRows(command: CommandName | null, words: Words): Row[] {
  return optionEntries(command).map(([name, { short, takes }]) => [
    `${short === undefined ? '    ' : `-${short}, `}--${name}${takes === undefined ? '' : ` ${takes.label}`}`,
    optionWords(words, command, name),
  ]);
}

type Row = readonly [label: string, text: string];

function section(heading: string, rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([label]) => label.length));
  return [`${heading}:`, ...rows.map(([label, text]) => `  ${label.padEnd(width)}  ${text}`)].join('\n');
}

function paragraphs(...texts: string[]): string {
  return texts.filter((text) => text !== '').join('\n\n');
}

function programData(words: Words): object {
  return { commands: COMMAND_NAMES.map((name) => commandData(name, words)) };
}

function commandData(name: CommandName, words: Words): object {
  return {
    name,
    usage: usageOf(name),
    summary: words.cli.commands[name],
    options: optionEntries(name).map(([option, { takes }]) => ({
      name: `--${option}`,
      value: takes?.label ?? null,
      summary: optionWords(words, name, option),
    })),
  };
}
