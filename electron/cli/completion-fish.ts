import type { Words } from '../../shared/words/words.ts';
import { optionWords } from './option-words.ts';
import { COMMAND_NAMES, COMMANDS, optionEntries, type CommandName, type PositionalSpec } from './options.ts';

export function fishCompletion(words: Words): string {
  return [
    'complete -c tracebell -f',
    ...COMMAND_NAMES.map((name) => line(null, `-a ${name}`, words.cli.commands[name])),
    ...optionLines(null, words),
    ...COMMAND_NAMES.flatMap((name) => [...optionLines(name, words), ...positionalLines(name)]),
  ].join('\n');
}

function optionLines(command: CommandName | null, words: Words): string[] {
  return optionEntries(command).map(([name, { short, takes }]) => {
    const value = takes === undefined ? '' : takes.kind === 'text' && takes.files === true ? ' -r -F' : ' -x';
    return line(
      command,
      `${short === undefined ? '' : `-s ${short} `}-l ${name}${value}`,
      optionWords(words, command, name),
    );
  });
}

function positionalLines(command: CommandName): string[] {
  const positional: PositionalSpec | undefined = COMMANDS[command].positionals[0];
  if (positional?.choices !== undefined)
    return [line(command, `-a ${escaped(positional.choices.join(' '))}`)];
  return positional?.files === true ? [line(command, '-F')] : [];
}

function line(command: CommandName | null, what: string, text?: string): string {
  const when = command === null ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${command}`;
  const description = text === undefined ? '' : ` -d ${escaped(text)}`;
  return `complete -c tracebell -n ${escaped(when)} ${what}${description}`;
}

function escaped(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
