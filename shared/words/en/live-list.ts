import { count, plural } from '../format.ts';
import { shown } from '../shown.ts';

const number = (value: number): string => count('en', value);

/** The notifications of an account, as they were when they were last looked at. */
export const liveList = {
  title: 'Live notifications',
  looked: (age: string) => `As they were ${age} ago. A sync looks again.`,
  quota: (used: number, most: number) => `${number(used)} of ${number(most)} in use`,
  project: 'Project',
  none: 'The project has no notifications.',
  search: 'Search live notifications',
  nothingFound: 'No live notification fits the search.',
  statuses: { enabled: 'Enabled', disabled: 'Disabled' },
  targets: { smn: (name: string) => `Topic ${name}`, fun: (name: string) => `Function ${name}` },
  noTarget: 'Nobody',
  statusWhy: 'As the account has it.',
  gone: (notifications: number) => `No longer in the account (${number(notifications)})`,
  goneName: 'Name',
  goneSeen: 'Seen last',
  goneSince: 'Gone since',
  goneSentence: 'What it reported',
  earlier: 'Earlier states…',
  earlierOf: (name: string) => `Earlier states of ${shown(name)}, to bring it back`,
  openWrites: 'Changes of which nobody knows what became',
  openWrite: (names: readonly string[], time: string) =>
    `A change of ${names.map(shown).join(', ')} was sent ${time}, and Tracebell never learnt what became of it. It is not known until the account is read.`,
  readNow: 'Read the account',
  noWay: 'Open the connection to the project in Settings to read it.',
  actions: (name: string) => `What can be done with live ${shown(name)}`,
  duplicate: 'Duplicate as a draft',
  make: 'Make a draft',
  export: 'Export',
  exportAll: 'Export all',
  exportAs: {
    json: 'As the service tells them, JSON',
    body: 'Request bodies that make them anew',
    terraform: 'Terraform',
  },
  exportOne: {
    json: 'Export as JSON',
    body: 'Export as request body',
    terraform: 'Export as Terraform',
  },
  drafts: (drafts: number) => `${number(drafts)} ${plural(drafts, 'draft', 'drafts')}`,
  open: (name: string, drafts: number) =>
    `${number(drafts)} ${plural(drafts, 'draft', 'drafts')} of ${shown(name)}: open`,
};
