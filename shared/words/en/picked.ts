import { bytes, count, plural } from '../format.ts';
import { shown } from '../shown.ts';

const language = 'en';

const number = (value: number): string => count(language, value);
const some = (value: number): string => `${number(value)} ${plural(value, 'trace', 'traces')}`;

/** Several traces that are selected together. */
export const picked = {
  label: 'Selected traces',
  selected: (traces: number) => `${number(traces)} selected`,
  hidden: (traces: number) => `${number(traces)} of them not in the list`,
  dropped: (traces: number) =>
    `${some(traces)} ${plural(traces, 'is', 'are')} no longer selected: the list is another one now.`,
  tooMany: (limit: number) => `At most ${some(limit)} at once. Narrow the list, or export them.`,
  copied: (traces: number) => `${some(traces)} copied`,
  notCopied: 'Nothing was copied: the browser did not allow it. Try again.',
  tags: 'Tags…',
  tagsOf: (traces: number) => `Tags of ${some(traces)}`,
  part: (traces: number, all: number) => `${number(traces)} of ${number(all)}`,
  draft: 'Draft',
  start: (traces: number) => `Start a draft from ${some(traces)}`,
  addTo: (name: string) => `Add to draft ${shown(name)}`,
  addToOne: 'Add to a draft',
  copy: 'Copy',
  copyCsv: 'Copy the columns as CSV',
  copyLines: 'Copy the records as JSON lines',
  export: 'Export…',
  compare: 'Compare',
  clear: 'Select one alone',
  all: 'Select all that the list shows',
};

export const copyTooMuch = (limit: number, limitBytes: number): string =>
  `At most ${some(limit)} and ${bytes(language, limitBytes)} are copied at once.`;
