/** What can be wrong with a command line, by code. */
export interface UsageDetails {
  'command-missing': object;
  'command-unknown': { given: string; nearest: string };
  'option-unknown': { given: string; nearest: string };
  'option-twice': { option: string };
  'value-missing': { option: string; label: string };
  'value-unexpected': { option: string };
  'value-not-integer': { option: string; given: string; min: number; max: number };
  'argument-missing': { label: string; choices: readonly string[] };
  'argument-surplus': { given: string };
  'argument-unknown': { label: string; given: string; nearest: string };
}

type UsageTable = { [Code in keyof UsageDetails]: (details: UsageDetails[Code]) => string };

const usage: UsageTable = {
  'command-missing': () => 'No command was given; “tracebell --help” lists them.',
  'command-unknown': ({ given, nearest }) =>
    `There is no command “${given}”; the nearest is “${nearest}”. “tracebell --help” lists all.`,
  'option-unknown': ({ given, nearest }) =>
    `There is no option “${given}” here; the nearest is “${nearest}”.`,
  'option-twice': ({ option }) => `“${option}” can be given once only.`,
  'value-missing': ({ option, label }) => `“${option}” needs a value: ${option} ${label}.`,
  'value-unexpected': ({ option }) => `“${option}” takes no value.`,
  'value-not-integer': ({ option, given, min, max }) =>
    `“${option}” needs a whole number from ${min} to ${max}, not “${given}”.`,
  'argument-missing': ({ label, choices }) =>
    choices.length === 0 ? `${label} is missing.` : `${label} is missing: one of ${choices.join(', ')}.`,
  'argument-surplus': ({ given }) => `“${given}” is one argument too many.`,
  'argument-unknown': ({ label, given, nearest }) =>
    `“${given}” is not a ${label}; the nearest is “${nearest}”.`,
};

export const cli = {
  usage,
  /** What each command does, in one line. */
  commands: {
    serve: 'Opens Tracebell in a browser on this machine',
    completion: 'Prints a script that completes commands and options in a shell',
    help: 'Explains a command',
  },
  options: {
    workspace: 'The workspace to open; the last one when left out',
    port: 'The port to listen on; a free one when left out',
    json: 'Prints one JSON document and nothing else',
    help: 'Explains the command',
    version: 'Prints the version',
  },
  /** More about a command than its one line. */
  notes: {
    serve: 'With --json it opens no window, prints {"url": …} on one line and runs until it is ended.',
    completion: 'For bash, put this into ~/.bashrc: source <(tracebell completion bash)',
    help: '',
  },
  summary: 'Browses, charts and replays cloud traces, and drafts notifications against real history.',
  usageHeading: 'Usage',
  commandsHeading: 'Commands',
  optionsHeading: 'Options',
  moreHelp: '“tracebell COMMAND --help” explains a command.',
  exitCodes: 'Ends with 0 when done, 1 when done and something was found wrong, 2 when it could not.',
  fault: 'Tracebell made a mistake of its own and ended. This is what went wrong:',
};
