import type { Words } from '../../shared/words/words.ts';
import type { Run } from './command.ts';
import { bashCompletion } from './completion-bash.ts';
import { fishCompletion } from './completion-fish.ts';
import { zshCompletion } from './completion-zsh.ts';
import type { SHELLS } from './options.ts';
import { print } from './output.ts';

type Shell = (typeof SHELLS)[number];

/** Whole scripts that call nothing back: a key press must not wait for a program to start. */
const SCRIPTS: Record<Shell, (words: Words) => string> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

export const run: Run<'completion'> = ({ values, positionals: [name], words }) => {
  const shell = name as Shell; // The parser took nothing else.
  const script = SCRIPTS[shell](words);
  print(values.json === true ? JSON.stringify({ shell, script }) : script);
  return 0;
};

/** A text as one word of any of the three shells. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
