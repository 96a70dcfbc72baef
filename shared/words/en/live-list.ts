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
  columns: {
    name: 'Name',
    status: 'Status',
    target: 'Sends to',
    sentence: 'What it reports',
    matched: 'Matches',
    unknown: 'Cannot tell',
    issues: 'Issues',
    draft: 'Draft',
  },
  sortBy: (column: string) => `Sort by ${column}`,
  statuses: { enabled: 'Enabled', disabled: 'Disabled' },
  targets: { smn: (name: string) => `Topic ${name}`, fun: (name: string) => `Function ${name}` },
  noTarget: 'Nobody',
  draftOf: (name: string) => `Make a draft of ${shown(name)}`,
  make: 'Make a draft',
  drafts: (drafts: number) => `${number(drafts)} ${plural(drafts, 'draft', 'drafts')}`,
  open: (name: string) => `Open the draft of ${shown(name)}`,
};
