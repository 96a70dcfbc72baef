import { count, plural } from '../format.ts';
import { shown } from '../shown.ts';

const language = 'en';
const number = (value: number): string => count(language, value);
const rates = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
const some = (value: number, one: string, other: string): string =>
  `${number(value)} ${plural(value, one, other)}`;

/** What the lists of live notifications and of drafts have in common. */
export const notificationList = {
  columns: {
    name: 'Name',
    status: 'Status',
    target: 'Sends to',
    sentence: 'What it reports',
    overTime: 'Over time',
    matched: 'Matches',
    perDay: 'A day',
    unknown: 'Cannot tell',
    issues: 'Issues',
    changed: 'Last change',
    actions: 'Actions',
  },
  sortBy: (column: string) => `Sort by ${column}`,
  rate: (value: number) => rates.format(value),
  perDayWhy: 'Messages a day, over the time that was read.',
  tooShort: 'Less than a day was read: no messages a day.',
  sendsNothing: 'It is off, or has nobody to send to: no messages.',
  overTime: (name: string, most: number) =>
    `Matches of ${shown(name)} over the seven days, at most ${number(most)} in six hours`,
  noMatches: (name: string) => `No matches of ${shown(name)}`,
  issues: (errors: number, warnings: number) =>
    errors + warnings === 0
      ? 'None'
      : [
          ...(errors === 0 ? [] : [some(errors, 'error', 'errors')]),
          ...(warnings === 0 ? [] : [some(warnings, 'warning', 'warnings')]),
        ].join(', '),
  issuesOf: (name: string) => `Issues of ${shown(name)}`,
  choose: (name: string) => `Choose ${shown(name)}`,
  chooseAll: 'Choose all',
  chosen: (value: number) => `${number(value)} chosen`,
  letGo: 'Let go',
  keys: 'Arrow keys move between rows, Control or Command with A chooses all, Escape lets go, Delete deletes what is chosen.',
  changes: {
    /** A point in time that is the latest possible. */
    before: (time: string) => `before ${time}`,
    saved: (time: string) => `Changed here ${time}`,
    trace: (time: string, by: string | null) =>
      `Changed ${time} by ${by === null ? 'nobody that the trace names' : shown(by)}, as a trace of the service tells`,
    looks: (after: string, at: string) =>
      `Changed between ${after} and ${at}: two looks at the account found it different`,
    made: (time: string) => `Made ${time}; nothing tells of a change since`,
  },
};
