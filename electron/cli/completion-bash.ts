import { COMMAND_NAMES, COMMANDS, optionEntries, type CommandName, type PositionalSpec } from './options.ts';

/** Without bash-completion and down to bash 3.2, which macOS has. */
export function bashCompletion(): string {
  return `_tracebell() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" command="" word IFS=$'\\n'
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) command="$word"; break ;; esac
  done
  COMPREPLY=()
  case "$command:$prev" in
${COMMAND_NAMES.flatMap(valueCases).join('\n')}
  esac
  case "$command:$cur" in
    :-*) ${offer(optionWords(null))} ;;
    :*) ${offer(COMMAND_NAMES)} ;;
${COMMAND_NAMES.flatMap(wordCases).join('\n')}
  esac
}
complete -F _tracebell tracebell`;
}

const FILES = 'compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$cur"))';

function valueCases(command: CommandName): string[] {
  return optionEntries(command)
    .filter(([, { takes }]) => takes !== undefined)
    .map(([name, { takes }]) => {
      const offers = takes?.kind === 'text' && takes.files === true ? `${FILES}; ` : '';
      return `    ${command}:--${name}) ${offers}return ;;`;
    });
}

function wordCases(command: CommandName): string[] {
  const positional: PositionalSpec | undefined = COMMANDS[command].positionals[0];
  const options = `    ${command}:-*) ${offer(optionWords(command))} ;;`;
  if (positional?.files === true) return [options, `    ${command}:*) ${FILES} ;;`];
  return [options, `    ${command}:*) ${offer(positional?.choices ?? optionWords(command))} ;;`];
}

function optionWords(command: CommandName | null): string[] {
  return optionEntries(command).map(([name]) => `--${name}`);
}

function offer(words: readonly string[]): string {
  return `COMPREPLY=($(compgen -W $'${words.join('\\n')}' -- "$cur"))`;
}
