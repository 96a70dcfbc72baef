import type { UpdateLook, UpdatePolicy, UpdatesAbsent, UpdateTroubleWire } from '../../model/updates.ts';
import { moment } from '../format.ts';
import { shown } from '../shown.ts';

const language = 'en';

/** Newer versions of the app itself. */
export const updates = {
  title: 'Updates',
  about:
    'Tracebell asks nobody for newer versions unless you choose so here. A look tells the server your network address and nothing of your data.',
  policy: 'Newer versions',
  policies: {
    never: 'Never look',
    notify: 'Tell me of them',
    download: 'Fetch them, and ask before they are installed',
  } satisfies Record<UpdatePolicy, string> as Record<UpdatePolicy, string>,
  feed: 'Update feed',
  feedHint:
    'The folder on a server that whoever gave you Tracebell names: https://downloads.example.com/tracebell',
  feedWrong: 'An https address without a name, a password and a question mark; http only on this machine.',
  keep: 'Use this feed',
  look: 'Check now',
  absent: {
    serve:
      'Tracebell runs in your browser here: it is updated where it was installed. Only the installed app looks for newer versions.',
    checkout:
      'Tracebell runs from its sources here: they are updated where they came from. Only the installed app looks for newer versions.',
  } satisfies Record<UpdatesAbsent, string> as Record<UpdatesAbsent, string>,
  onlyTold:
    'As it was installed here, Tracebell cannot replace itself. It tells of a newer version, and you install that as you did this one.',
  limits:
    'What is fetched must have the checksum that the feed names. An older version is never installed. It goes through the proxy of the network settings; of certificates those of the system count.',
  noFeed: 'No feed is named, so nothing is asked.',
  never: 'Nothing is asked.',
  said: (look: UpdateLook): string => lookSaid(look),
  news: (version: string, isFetched: boolean) =>
    isFetched
      ? `Tracebell ${shown(version)} was fetched. You are asked about it when you quit.`
      : `There is a newer version: Tracebell ${shown(version)}.`,
  open: 'Settings',
};

/** What is asked of a person when the app ends. */
export const updatePrompts = {
  question: (version: string) => `Install Tracebell ${shown(version)} now?`,
  detail: (feed: string) =>
    `It was fetched from ${shown(feed)}. Tracebell ends, and is the new version when you start it again.`,
  install: 'Install and quit',
  later: 'Quit without installing',
  failedTitle: 'The newer version of Tracebell was not installed.',
  failedText: (folder: string) =>
    `Tracebell stays as it is, or can be installed again. The log says what went wrong: ${folder}`,
};

function lookSaid(look: UpdateLook): string {
  if (look.state === 'none') return 'Nothing was asked since Tracebell was started.';
  if (look.state === 'looking') return 'Looking …';
  if (look.state === 'fetching') return `Fetching Tracebell ${shown(look.version)}: ${look.percent} %`;
  const at = moment(language, look.at);
  if (look.state === 'current') return `${at}: nothing newer. The feed offers ${shown(look.version)}.`;
  if (look.state === 'newer') return `${at}: there is a newer version, ${shown(look.version)}.`;
  if (look.state === 'fetched')
    return `${at}: Tracebell ${shown(look.version)} was fetched. You are asked about it when you quit.`;
  return `${at}: ${troubleSaid(look.trouble)}`;
}

function troubleSaid({ problem, detail }: UpdateTroubleWire): string {
  const code = detail === '' ? '' : ` (${shown(detail)})`;
  const sentences: Record<UpdateTroubleWire['problem'], string> = {
    unreachable: `the feed does not answer${code}. Look at the address, and at the proxy of the network settings.`,
    missing: 'there is no description of a version at that address. Look at the address.',
    refused: `the server of the feed refused${code}.`,
    insecure: 'the feed leads to an address without https. Nothing is fetched from there.',
    unreadable: 'what lies at that address describes no version.',
    altered: 'what was fetched is not what the feed describes. It was thrown away.',
    'not-kept': `what was fetched could not be written to the disk${code}.`,
    other: 'the look failed unexpectedly. The log says more.',
  };
  return sentences[problem];
}
