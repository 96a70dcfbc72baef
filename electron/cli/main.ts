import { resolveLanguage, type Language } from '../../shared/model/settings.ts';
import type { Words } from '../../shared/words/words.ts';
import { warmThread } from '../data/services/thread.ts';
import { systemLanguages } from '../host/system-languages.ts';
import type { ExitCode, Run, Surroundings } from './command.ts';
import { isCommandName, type CommandName } from './options.ts';
import { allowReadersToLeave, complain, print } from './output.ts';
import { Misused, type UsageProblem } from './misused.ts';
import { parseCommandLine, type Understood } from './parse.ts';
import { visible } from './visible.ts';

/** Each is loaded when it is asked for, so that `--version` does not wait for a server it does not start. */
const RUNS: { [Name in CommandName]: () => Promise<{ run: Run<Name> }> } = {
  import: () => import('./import.ts'),
  sync: () => import('./sync.ts'),
  replay: () => import('./replay.ts'),
  explain: () => import('./explain.ts'),
  compare: () => import('./compare.ts'),
  check: () => import('./check.ts'),
  sample: () => import('./sample.ts'),
  serve: () => import('./serve.ts'),
  completion: () => import('./completion.ts'),
  help: () => import('./help.ts'),
};

/** They open a workspace to write to it. */
const WRITING: ReadonlySet<CommandName> = new Set(['import', 'sync']);

/** All the words of one language take as long to load as all the rest of a short command. */
const WORDS: { [Name in Language]: () => Promise<Words> } = {
  en: () => import('../../shared/words/en/all.ts'),
  'zh-CN': () => import('../../shared/words/zh-CN/all.ts'),
};

/** The command line. Gives the exit code rather than ending the process: what was printed may still be on its way. */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  allowReadersToLeave();
  const parsed = parseCommandLine(argv);
  if ('command' in parsed && writes(parsed)) warmThread(surroundings.threadEntry);
  const words = await WORDS[resolveLanguage('system', systemLanguages(process.env))]();
  if ('problem' in parsed) return misused(words, parsed.problem);
  try {
    return await runUnderstood(parsed, words, surroundings);
  } catch (error) {
    if (error instanceof Misused) return misused(words, error.problem);
    complain(words.cli.fault);
    complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 2;
  }
}

async function runUnderstood(
  { command, values, positionals }: Understood,
  words: Words,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const json = values['json'] === true;
  if (values['version'] === true) {
    print(json ? JSON.stringify({ version: surroundings.version }) : surroundings.version);
    return 0;
  }
  if (command === null || values['help'] === true) {
    const { printHelp } = await import('./help.ts');
    printHelp(command === 'help' ? chosen(positionals) : command, words, json);
    return 0;
  }
  const { run: runCommand } = await RUNS[command]();
  // The parser gave each command what its row of the table says; the union of all of them hides that.
  return (runCommand as Run<CommandName>)({ values, positionals, words, surroundings });
}

function writes({ command, values }: Understood): boolean {
  return command !== null && WRITING.has(command) && values['help'] !== true && values['version'] !== true;
}

function chosen([name]: readonly string[]): CommandName {
  return name !== undefined && isCommandName(name) ? name : 'help';
}

function misused(words: Words, { code, details }: UsageProblem): ExitCode {
  complain(visible((words.cli.usage[code] as (details: object) => string)(details)));
  return 2;
}
