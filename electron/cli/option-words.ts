import type { Words } from '../../shared/words/words.ts';
import type { CommandName, OptionName } from './options.ts';

/** What an option is for: to this command, where it means something of its own there. */
export function optionWords({ cli }: Words, command: CommandName | null, option: OptionName): string {
  const own: Partial<Record<string, Partial<Record<string, string>>>> = cli.optionsOf;
  return (command === null ? undefined : own[command]?.[option]) ?? cli.options[option];
}
