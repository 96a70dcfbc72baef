import { count, plural } from '../format.ts';
import { utcMoment } from '../utc.ts';

const language = 'en';

const days = (value: number): string => `${count(language, value)} ${plural(value, 'day', 'days')}`;
const traces = (value: number): string => `${count(language, value)} ${plural(value, 'trace', 'traces')}`;

/** How long a workspace keeps traces. */
export const retention = {
  title: 'This workspace',
  label: 'Keep traces',
  choices: { all: 'All of them', days: 'For a number of days' },
  kept: (value: number | null) =>
    value === null
      ? 'This workspace keeps all traces.'
      : `This workspace keeps the traces of the last ${days(value)}.`,
  days: 'Days',
  apply: 'Apply',
  range: (most: number) => `A whole number from 1 to ${count(language, most)}.`,
  aboutAll: 'Nothing goes by itself.',
  aboutDays:
    'Older traces are removed when this is applied and with each import, but for those that bear a bookmark, a tag or a note. The files they were read from are not touched.',
  askTitle: 'Remove older traces?',
  ask: (value: number, keptDays: number, before: number) =>
    `${traces(value)} from before ${utcMoment(language, before)} UTC would be removed from this workspace, with their original records: from now on it keeps the last ${days(keptDays)}. This cannot be undone.`,
  askFiles:
    'The files they were read from stay on the disk as they are. When those are read again, traces this old are not taken in.',
  remove: (value: number) => `Remove ${traces(value)}`,
  keep: 'Remove nothing',
};
