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
  actions: (name: string) => `What can be done with live ${shown(name)}`,
  duplicate: 'Duplicate as a draft',
  make: 'Make a draft',
  drafts: (drafts: number) => `${number(drafts)} ${plural(drafts, 'draft', 'drafts')}`,
  open: (name: string, drafts: number) =>
    `${number(drafts)} ${plural(drafts, 'draft', 'drafts')} of ${shown(name)}: open`,
};
