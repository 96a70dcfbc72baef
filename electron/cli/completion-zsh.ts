import type { Words } from '../../shared/words/words.ts';
import { optionWords } from './option-words.ts';
import { quoted } from './completion.ts';
import { COMMAND_NAMES, COMMANDS, optionEntries, type CommandName, type PositionalSpec } from './options.ts';

/** Works as an autoloaded file and when it is sourced. */
export function zshCompletion(words: Words): string {
  return `#compdef tracebell
_tracebell() {
  local context state line
  typeset -A opt_args
  local -a commands=(
${COMMAND_NAMES.map((name) => `    ${quoted(`${name}:${words.cli.commands[name]}`)}`).join('\n')}
  )
  _arguments -C ${optionArguments(null, words)} '1:COMMAND:->command' '*::ARGUMENT:->argument'
  case $state in
    command) _describe COMMAND commands ;;
    argument)
      case $line[1] in
${COMMAND_NAMES.map((name) => `        ${name}) _arguments ${commandArguments(name, words)} ;;`).join('\n')}
      esac ;;
  esac
}
if [ "$funcstack[1]" = _tracebell ]; then _tracebell "$@"; else compdef _tracebell tracebell; fi`;
}

function commandArguments(name: CommandName, words: Words): string {
  const positionals: readonly PositionalSpec[] = COMMANDS[name].positionals;
  const places = positionals.map(({ label, choices, files, repeatable }, index) => {
    const action = choices === undefined ? (files === true ? '_files' : ' ') : `(${choices.join(' ')})`;
    return quoted(`${repeatable === true ? '*' : index + 1}:${label}:${action}`);
  });
  return [optionArguments(name, words), ...places].join(' ');
}

function optionArguments(command: CommandName | null, words: Words): string {
  return optionEntries(command)
    .map(([name, { short, takes, repeatable }]) => {
      const text = `[${optionWords(words, command, name).replace(/[\]\\:]/g, '\\$&')}]`;
      const value =
        takes === undefined
          ? ''
          : `:${takes.label}:${takes.kind === 'text' && takes.files === true ? '_files' : ' '}`;
      const many = repeatable === true ? '*' : '';
      if (short === undefined) return quoted(`${many}--${name}${text}${value}`);
      return `${quoted(`(-${short} --${name})`)}{-${short},--${name}}${quoted(`${text}${value}`)}`;
    })
    .join(' ');
}
