import type { ChainStart } from '../../model/digest-chain.ts';
import type { Astray } from '../../model/workspace.ts';
import { count } from '../format.ts';
import { ASSUMABLE, replayed, replayUsage, type ReplayUsageDetails } from './cli-replay.ts';

/** What can be wrong with a command line, by code. */
export interface UsageDetails extends ReplayUsageDetails {
  'command-missing': object;
  'command-unknown': { given: string; nearest: string };
  'option-unknown': { given: string; nearest: string };
  'option-twice': { option: string };
  'value-missing': { option: string; label: string };
  'value-unexpected': { option: string };
  'value-not-integer': { option: string; given: string; min: number; max: number };
  'option-missing': { option: string; label: string };
  'value-unknown': { option: string; given: string; choices: readonly string[] };
  'zone-unknown': { given: string };
  'argument-missing': { label: string; choices: readonly string[] };
  'argument-surplus': { given: string };
  'argument-unknown': { label: string; given: string; nearest: string };
}

export interface ImportedLine {
  path: string;
  read: number;
  added: number;
  duplicates: number;
  conflicts: number;
  refused: number;
  expired: number;
  error: string | null;
}

export interface ChainLine {
  hours: { from: string; to: string } | null;
  digests: number;
  begins: { how: ChainStart; previous: string };
  linksNotCompared: number;
  sound: number;
  changed: number;
  missing: number;
  notCompared: number;
}

export interface RefusalLine {
  index: number;
  line: number | null;
  byteOffset: number;
  reason: string;
}

export interface ProgressLine {
  percent: number;
  traces: number;
  perSecond: number;
}

export interface TotalsLine {
  files: number;
  read: number;
  added: number;
  duplicates: number;
  conflicts: number;
  refused: number;
  failed: number;
}

export interface SyncedLine {
  added: number;
  duplicates: number;
  conflicts: number;
  pages: number;
  requests: number;
}

export interface MissingLine {
  tracker: string;
  from: string;
  to: string;
  reason: string;
}

type UsageTable = { [Code in keyof UsageDetails]: (details: UsageDetails[Code]) => string };

const usage: UsageTable = {
  'command-missing': () => 'No command was given; “tracebell --help” lists them.',
  'command-unknown': ({ given, nearest }) =>
    `There is no command “${given}”; the nearest is “${nearest}”, and “tracebell --help” lists all.`,
  'option-unknown': ({ given, nearest }) =>
    `There is no option “${given}” here; the nearest is “${nearest}”.`,
  'option-twice': ({ option }) => `“${option}” can be given once only.`,
  'value-missing': ({ option, label }) => `“${option}” needs a value: ${option} ${label}.`,
  'value-unexpected': ({ option }) => `“${option}” takes no value.`,
  'value-not-integer': ({ option, given, min, max }) =>
    `“${option}” needs a whole number from ${min} to ${max}, not “${given}”.`,
  'option-missing': ({ option, label }) => `“${option} ${label}” is missing.`,
  'value-unknown': ({ option, given, choices }) =>
    `“${option}” takes ${choices.join(' or ')}, not “${given}”.`,
  'zone-unknown': ({ given }) =>
    `“--zone” takes UTC, an offset such as +08:00 (written --zone=-05:00 where it begins with a dash) or a name such as Asia/Shanghai, not “${given}”.`,
  'argument-missing': ({ label, choices }) =>
    choices.length === 0 ? `${label} is missing.` : `${label} is missing: one of ${choices.join(', ')}.`,
  'argument-surplus': ({ given }) => `“${given}” is one argument too many.`,
  'argument-unknown': ({ label, given, nearest }) =>
    `“${given}” is not a ${label}; the nearest is “${nearest}”.`,
  ...replayUsage,
};

const CHAIN_BEGINS: Record<ChainStart, (previous: string) => string> = {
  first: () => 'their chain begins here',
  'previous-missing': (previous) => `the digest before them was not read: ${previous}`,
  'previous-changed': (previous) => `THE CHAIN IS CUT, the digest before them has other bytes: ${previous}`,
};

const REPLAYED_WORKSPACE = 'A workspace whose traces are used instead of files; it is only read';
const REPLAYED_NOTE =
  'Traces are read from files and folders, or from a workspace. A notification may be given as - for standard input.';

export const cli = {
  usage,
  /** What each command does, in one line. */
  commands: {
    import: 'Reads files and folders of traces into a workspace',
    sync: 'Reads traces and configuration of a cloud account into a workspace',
    replay: 'Says which traces a notification would have reported',
    explain: 'Says why a notification reports a trace, or does not',
    compare: 'Says what a second notification does with the traces that a first does not',
    check: 'Says what is wrong with a notification',
    sample: 'Writes a sample: a week of an invented company, with what is hidden in it',
    serve: 'Opens Tracebell in a browser on this machine',
    completion: 'Prints a script that completes commands and options in a shell',
    help: 'Explains a command',
  },
  options: {
    workspace: 'The workspace to open; the last one when left out',
    from: 'Traces from this time on: a date, a date and time with its zone, or milliseconds',
    to: 'Traces before this time, written likewise',
    provider: 'The provider whose traces are meant; beats what the file says',
    assume: 'What is taken for granted where nothing is documented; may be given several times',
    'respect-status': 'A disabled notification reports nothing; otherwise it is taken as enabled',
    pins: 'Holds the pins of the file against the traces as well',
    ids: 'Prints the ids of the matched traces instead, oldest first',
    trace: 'The id of the trace',
    rating: 'Traces that name a severity are rated by severity (when left out) or by outcome',
    zone: 'The zone of times in tables that name none: UTC, an offset such as +08:00, or a name; without it they are refused',
    profile: 'A connection of the settings by its name, in place of a region and a project',
    region: 'The region, such as cn-north-4; its endpoints follow from it',
    'project-id': 'The project whose traces are read',
    'domain-id': 'The account, where something asked for belongs to it; found out when left out',
    endpoint:
      'The address of a service in place of the one that the region gives; may be given several times',
    days: 'So many days back; seven, which is all that the service keeps, when left out',
    seed: 'Another number makes another week',
    port: 'The port to listen on; a free one when left out',
    json: 'Prints one JSON document and nothing else',
    help: 'Explains the command',
    version: 'Prints the version',
  },
  /** Where an option means something of its own to a command. */
  optionsOf: {
    import: { workspace: 'The workspace to read into; made where there is none' },
    sync: { workspace: 'The workspace to read into; made where there is none' },
    replay: { workspace: REPLAYED_WORKSPACE },
    explain: { workspace: REPLAYED_WORKSPACE },
    compare: { workspace: REPLAYED_WORKSPACE },
    sample: { to: 'The sample ends at the last full hour before this time; now when left out' },
    check: { workspace: 'A workspace whose traces say which names occur; it is only read' },
  },
  /** More about a command than its one line. */
  notes: {
    import:
      'Reads JSON, CSV and XLSX, also packed as .gz, .zip or .tar.gz. With --json it prints what came of each file.',
    sync: 'Keys are read from HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK and, for temporary ones, HUAWEICLOUD_SDK_SECURITY_TOKEN. Only what is missing is read, newest first; ended half-way, it goes on the next time. Nothing in the account is changed.',
    replay: `${REPLAYED_NOTE} A file with a list of notifications is replayed whole. What may be assumed: ${ASSUMABLE}.`,
    explain: `${REPLAYED_NOTE} What may be assumed: ${ASSUMABLE}.`,
    compare: `${REPLAYED_NOTE} What may be assumed: ${ASSUMABLE}.`,
    check:
      'A notification may be given as - for standard input. A file with a list of them is checked whole.',
    sample:
      'Trace files with their digests as the service delivers them, Key Protect and Alibaba Cloud events, and notifications, into a folder that is empty or not there. The same seed and hour give the same files.',
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
  /** What came of an import, a line a file and one for all. */
  /** What became of what a command wrote to a workspace that went away under it. */
  astray: ({ how, now }: Astray): string =>
    now === null || how === 'written-over'
      ? 'What this command wrote is lost; run it again.'
      : 'What this command wrote until then is in the file, under that name.',
  imported: {
    file: ({ path, read, added, duplicates, conflicts, refused, expired, error }: ImportedLine) =>
      `${path}: ${read} read, ${added} added, ${duplicates} duplicates, ${conflicts} conflicts, ${refused} refused${expired > 0 ? `, ${expired} expired` : ''}${error === null ? '' : `. ${error}`}`,
    refusal: ({ index, line, byteOffset, reason }: RefusalLine) =>
      `  record ${index}, ${line === null ? '' : `line ${line}, `}byte ${byteOffset}: ${reason}`,
    chain: ({ hours, digests, begins, linksNotCompared, sound, changed, missing, notCompared }: ChainLine) =>
      `digests${hours === null ? '' : ` ${hours.from} to ${hours.to}`}: ${digests} in a chain${linksNotCompared > 0 ? ` (by name alone ${linksNotCompared}, in an archive)` : ''}, ${sound} files as listed, ${changed} changed, ${missing} missing${notCompared > 0 ? `, ${notCompared} in archives and not compared` : ''}; ${CHAIN_BEGINS[begins.how](begins.previous)}`,
    fileChanged: (object: string) => `  changed: ${object}`,
    fileMissing: (object: string) => `  missing: ${object}`,
    cancelled: ({ files, added }: TotalsLine) =>
      files === 0
        ? 'Cancelled; nothing was read.'
        : `Cancelled; ${files} files were read by then and stay, with ${added} traces added; the same import reads the rest.`,
    nothing: 'No file was found there.',
    unmapped: 'None of the columns is known.',
    linkOutside: (target: string) =>
      `This link leads out of the folder to “${target}”, so it was not followed; name its target itself if it is wanted.`,
    progress: ({ percent, traces, perSecond }: ProgressLine) =>
      `${percent} %, ${traces} traces, ${perSecond} a second`,
    totals: ({ files, read, added, duplicates, conflicts, refused, failed }: TotalsLine) =>
      `${files} files: ${read} read, ${added} added, ${duplicates} duplicates, ${conflicts} conflicts, ${refused} refused, ${failed} not readable`,
  },
  /** What came of a sync, and what is missing. */
  synced: {
    totals: ({ added, duplicates, conflicts, pages, requests }: SyncedLine) =>
      `${added} added, ${duplicates} known before, ${conflicts} conflicts; ${pages} pages, ${requests} requests`,
    snapshots: (fresh: readonly string[], same: readonly string[]) =>
      [
        ...(fresh.length === 0 ? [] : [`new or changed: ${fresh.join(', ')}`]),
        ...(same.length === 0 ? [] : [`unchanged: ${same.join(', ')}`]),
      ].join('; '),
    denied: (kinds: readonly string[]) => `not readable with these keys: ${kinds.join(', ')}`,
    missing: ({ tracker, from, to, reason }: MissingLine) =>
      `${tracker}, recorded from ${from} to ${to}, is missing: ${reason}`,
    unseen: (what: string, reason: string) => `${what} could not be read: ${reason}`,
    cancelled: 'Cancelled; what was read by then stays, and the next sync reads the rest.',
    profileUnknown: (name: string, known: readonly string[]) =>
      known.length === 0
        ? `There is no connection “${name}”; the settings have none.`
        : `There is no connection “${name}”; there are ${known.join(', ')}.`,
    keyMissing: (variable: string) => `The environment variable ${variable} is not set.`,
    nothingToSignIn: (name: string) =>
      `There is nothing to sign in with to “${name}”: set HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, or TRACEBELL_PASSPHRASE, which opens what is stored for it.`,
    placedTwice: (option: string) => `“--profile” says where already; leave “${option}” out.`,
    regionWrong: (given: string) =>
      `“${given}” is no region; its name is of small letters, digits and “-”, such as cn-north-4.`,
    idWrong: (option: string, given: string) =>
      `“${option}” takes an id of letters, digits, “-” and “_”, not “${given}”.`,
    endpointWrong: (given: string) =>
      `“${given}” is no endpoint; written is SERVICE=URL, such as cts=https://cts.example.com, with nothing after the host and its port.`,
  },
  /** Between what would be sentences if there were room for several. */
  clauseBorder: '; ',
  morePaths: (more: number) => `${count('en', more)} more could not be read either.`,
  replayed,
  fault: 'Tracebell made a mistake of its own and ended; this is what went wrong:',
};
